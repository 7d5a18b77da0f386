import { applyDecorators } from '@nestjs/common';
import { isEmail, ValidateBy, ValidateIf } from 'class-validator';
import { OpenIdEnvironment } from './openid-environment.js';

const Together = (isAcceptable: (text: string) => boolean, expected: string) =>
  applyDecorators(
    ValidateIf(({ SMTP_URL, MAIL_FROM }: MailEnvironment) => SMTP_URL !== undefined || MAIL_FROM !== undefined),
    ValidateBy(
      {
        name: 'together',
        validator: {
          validate: (value: unknown, context) =>
            typeof value === 'string' &&
            isAcceptable(value.trim()) &&
            (context?.object as MailEnvironment).PUBLIC_URL !== undefined,
        },
      },
      { message: `$property must be ${expected}; SMTP_URL, MAIL_FROM and PUBLIC_URL are set together` },
    ),
  );

/** The variables about mail, which is sent when they are set. */
export class MailEnvironment extends OpenIdEnvironment {
  /** The server that mails are handed to, with user name and password where it wants them. */
  @Together(isSmtpAddress, 'an address such as smtps://user:password@mail.example.com')
  readonly SMTP_URL?: string;

  @Together(isSender, 'an e-mail address, or a name and one in angle brackets')
  readonly MAIL_FROM?: string;
}

function isSmtpAddress(text: string): boolean {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, search, hash } = new URL(text);
  return hostname !== '' && search + hash === '';
}

function isSender(text: string): boolean {
  return isEmail(text, { allow_display_name: true, require_tld: false });
}
