import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Omittable } from './omittable.js';
import { Single } from './single.js';

interface PageSizes {
  readonly default: number;
  readonly max: number;
}

/** How many entries of a list a page has: a parameter of a query string, from 1 to `max`. */
export function IsPageSize({ default: usual, max }: PageSizes): PropertyDecorator {
  const refusal = { message: ({ property }: { property: string }) => pageSizeRefusal(property, max) };
  return applyDecorators(
    ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: max, default: usual }),
    Single((text) => (/^\d+$/.test(text) ? Number(text) : text)),
    Omittable(),
    IsInt(refusal),
    Min(1, refusal),
    Max(max, refusal),
  );
}

/** What somebody is told who asks for another size. */
export function pageSizeRefusal(property: string, max: number): string {
  return `${property} must be a whole number from 1 to ${max}`;
}
