import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { isEmail, ValidateBy } from 'class-validator';
import { isStorable } from '../../domain/ticket-text.js';

/** In Unicode code points (RFC 5321). */
export const EMAIL_MAX_LENGTH = 254;

/** Quoted local parts may hold them, and nobody has such an address. */
const UNSEEN = /[\s\p{C}]/u;

/** Letters are composed, so that an address is the same on every keyboard. */
export function ComposedEmail(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().normalize('NFC') : value,
  );
}

/** An e-mail address that a letter could be sent to, also within a network of one's own. */
export function IsEmailAddress(): PropertyDecorator {
  return applyDecorators(
    ComposedEmail(),
    ValidateBy(
      { name: 'isEmailAddress', validator: { validate: isEmailAddress } },
      { message: ({ property }) => `${property} must be an e-mail address such as robin@example.com` },
    ),
  );
}

export function isEmailAddress(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    Array.from(value).length <= EMAIL_MAX_LENGTH &&
    isStorable(value) &&
    !UNSEEN.test(value) &&
    isEmail(value, { require_tld: false })
  );
}
