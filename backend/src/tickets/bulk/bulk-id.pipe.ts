import { Injectable, type PipeTransform } from '@nestjs/common';
import { BulkChangeNotFoundError, InvalidBulkChangeIdError } from './bulk-errors.js';

/** The greatest number that PostgreSQL's `integer` holds. */
const MAX_ID = 2_147_483_647;

/**
 * The number of a bulk change from a path.
 * @throws InvalidBulkChangeIdError when it is not a positive whole number
 * @throws BulkChangeNotFoundError when it is greater than any number that the database can give
 */
@Injectable()
export class BulkIdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d*$/.test(value)) throw new InvalidBulkChangeIdError();
    if (Number(value) > MAX_ID) throw new BulkChangeNotFoundError(value);
    return Number(value);
  }
}
