/** Rows that are drawn beyond what is seen, on both sides; they are there before a slow scroll arrives. */
const AHEAD = 8;

/** The window moves in steps, so that not every turn of the wheel draws. */
const STEP = 4;

/** What of a long list is on screen, in pixels. */
export interface Seen {
  /** Above what is seen, from the first row on. */
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
  /** Of rows. */
  readonly count: number;
}

/** The rows that are drawn: from `start` up to, not including, `end`. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

export function rangeOf({ top, height, rowHeight, count }: Seen): RowRange {
  const first = Math.floor(Math.max(0, top) / rowHeight) - AHEAD;
  const last = Math.ceil((Math.max(0, top) + height) / rowHeight) + AHEAD;
  const end = Math.min(count, Math.ceil(last / STEP) * STEP);
  const start = Math.max(0, Math.min(Math.floor(first / STEP) * STEP, Math.floor((count - 1) / STEP) * STEP));
  return { start: Math.min(start, end), end };
}

/** Where to scroll so that a row is seen as a whole; undefined when it is. */
export function scrollTopFor(index: number, { top, height, rowHeight }: Omit<Seen, 'count'>): number | undefined {
  const start = index * rowHeight;
  if (start < top) return start;
  const end = start + rowHeight;
  return end > top + height ? end - height : undefined;
}
