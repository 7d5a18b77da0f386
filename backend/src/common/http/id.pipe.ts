import type { PipeTransform } from '@nestjs/common';
import { MAX_ID } from '../../domain/id.js';
import type { DomainError } from '../errors/domain-error.js';

interface IdRefusals {
  readonly malformed: () => DomainError;
  /** @param id as it was sent */
  readonly unknown: (id: string) => DomainError;
}

/**
 * A number from a path.
 * @throws the error for a malformed one when it is not a positive whole number
 * @throws the error for an unknown one when it is greater than any number that the database can give
 */
export class IdPipe implements PipeTransform<string, number> {
  constructor(private readonly refusals: IdRefusals) {}

  transform(value: string): number {
    if (!/^[1-9]\d*$/.test(value)) throw this.refusals.malformed();
    const id = Number(value);
    if (id > MAX_ID) throw this.refusals.unknown(value);
    return id;
  }
}
