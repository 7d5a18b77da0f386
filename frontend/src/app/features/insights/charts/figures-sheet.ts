import type { Params } from '@angular/router';
import { wholeNumber } from '../../../shared/numbers';

/** A figure whose words differ from what a file needs: "5 h 12 min" and 18720 seconds, or a head that names the unit. */
interface TwofoldCell {
  readonly text: string;
  readonly value: string | number;
  /** Query parameters of the queue with the tickets that it is about. */
  readonly queue?: Params;
}
type Cell = string | number | TwofoldCell;

/** The figures of a chart as rows and columns: what its table shows and what its file holds. */
export interface FiguresSheet {
  /** "Tickets created and resolved per day, 23 Oct – 21 Nov 2026". */
  readonly caption: string;
  /** In the name of the file: "created-and-resolved-2026-10-23-2026-11-21". */
  readonly fileName: string;
  readonly head: readonly Cell[];
  /** The first cell of each says what the row is about. */
  readonly rows: readonly (readonly Cell[])[];
}

/** As people read it. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'number') return wholeNumber(cell);
  return typeof cell === 'string' ? cell : cell.text;
}

export function cellQueue(cell: Cell): Params | undefined {
  return typeof cell === 'object' ? cell.queue : undefined;
}

/** As a program reads it: numbers without separators and units. */
export function cellValue(cell: Cell): string | number {
  return typeof cell === 'object' ? cell.value : cell;
}
