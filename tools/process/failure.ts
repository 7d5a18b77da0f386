/** A problem that the person at the terminal can solve: its message is one sentence for them, shown without a stack trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
