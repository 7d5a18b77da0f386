import { Injectable, type PipeTransform } from '@nestjs/common';
import { ImportNotFoundError } from '../transfer-errors.js';

/**
 * An import's number from a path.
 * @throws ImportNotFoundError when it is none that an import can have
 */
@Injectable()
export class ImportIdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d{0,8}$/.test(value)) throw new ImportNotFoundError(shown(value));
    return Number(value);
  }
}

function shown(value: string): string {
  return JSON.stringify(Array.from(value).slice(0, 20).join(''));
}
