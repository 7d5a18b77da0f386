import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { buildMessage, ValidateBy } from 'class-validator';
import { codePointLength, isBlank, isStorable } from '../../domain/ticket-text.js';

export interface TextRule {
  /** In Unicode code points, counted after trimming. */
  maxLength: number;
  /** White space at both ends is removed before it is counted and kept. */
  trim?: boolean;
  /** Text without a visible character is accepted. */
  blank?: boolean;
}

/** The first rule that the value breaks, as a sentence after the field's name; undefined when it breaks none. */
export function textProblem(value: unknown, { maxLength, blank }: TextRule): string | undefined {
  if (typeof value !== 'string') return 'must be a single text';
  if (!isStorable(value)) return 'holds a NUL character or a broken Unicode character';
  if (!blank && isBlank(value)) return 'must not be blank';
  const length = codePointLength(value);
  if (length > maxLength) return `is ${length} characters long, at most ${maxLength} are allowed`;
  return undefined;
}

/** A text that the database can keep: well-formed, not blank, and not too long. */
export function IsText(rule: TextRule): PropertyDecorator {
  return applyDecorators(
    ...(rule.trim
      ? [Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))]
      : []),
    ValidateBy(
      {
        name: 'isText',
        validator: {
          validate: (value) => textProblem(value, rule) === undefined,
          defaultMessage: buildMessage((prefix) => `${prefix}$property is not acceptable`),
        },
      },
      { message: ({ property, value }) => `${property} ${textProblem(value, rule) ?? ''}` },
    ),
  );
}
