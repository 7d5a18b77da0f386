import type { HttpResponse } from '@angular/common/http';
import { nextCursor } from './link-header';

/** A page of a list that goes on by a cursor. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Cursor of the next page, absent on the last one. */
  readonly next: string | undefined;
}

export function toPage<Row>({ body, headers }: HttpResponse<Row[]>): Page<Row> {
  return { rows: body ?? [], next: nextCursor(headers.get('Link')) };
}
