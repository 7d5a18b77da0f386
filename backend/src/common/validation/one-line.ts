import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isBlank } from '../../domain/ticket-text.js';
import { IsText } from './text.js';

/** Control characters, and those that make two names look alike or turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u200B\u202A-\u202E\u2060-\u206F]/u;

/**
 * One line of text that can be told from others: white space is one space, and letters are composed.
 * @param maxLength in Unicode code points
 */
export function IsOneLine(maxLength: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? inOneLine(value) : value)),
    IsText({ maxLength }),
    ValidateBy(
      { name: 'isSeen', validator: { validate: (value) => typeof value !== 'string' || !UNSEEN.test(value) } },
      { message: ({ property }) => `${property} holds a control character or another one that nobody sees` },
    ),
  );
}

/**
 * The line that comes nearest to what somebody else calls something.
 * @param maxLength in Unicode code points; what is longer is cut
 * @returns undefined when nothing of it can be seen
 */
export function asOneLine(text: string, maxLength: number): string | undefined {
  const seen = text.toWellFormed().replace(new RegExp(UNSEEN, 'gu'), ' ');
  const line = Array.from(inOneLine(seen)).slice(0, maxLength).join('').trimEnd();
  return isBlank(line) ? undefined : line;
}

function inOneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ').normalize('NFC');
}
