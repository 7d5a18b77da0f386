import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { IsText } from './text.js';

/** Control characters, and those that make two names look alike or turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u200B\u202A-\u202E\u2060-\u206F]/u;

/**
 * One line of text that can be told from others: white space is one space, and letters are composed.
 * @param maxLength in Unicode code points
 */
export function IsOneLine(maxLength: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().replace(/\s+/gu, ' ').normalize('NFC') : value,
    ),
    IsText({ maxLength }),
    ValidateBy(
      { name: 'isSeen', validator: { validate: (value) => typeof value !== 'string' || !UNSEEN.test(value) } },
      { message: ({ property }) => `${property} holds a control character or another one that nobody sees` },
    ),
  );
}
