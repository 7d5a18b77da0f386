import { isDeepStrictEqual } from 'node:util';

/** The longest that an answer is quoted in a line, in characters. */
const quoteLimit = 160;

/** Counts checks and prints a line for each. */
export class Report {
  passed = 0;
  failed = 0;

  /** Passes when both values are deeply equal. */
  equal(name: string, seen: unknown, expected: unknown): void {
    if (isDeepStrictEqual(seen, expected)) this.pass(name, `as expected ${quote(seen)}`);
    else this.fail(name, `expected ${quote(expected)}, saw ${quote(seen)}`);
  }

  /** Passes when the condition holds; both texts are for people. */
  that(name: string, holds: boolean, expected: string, seen: unknown): void {
    if (holds) this.pass(name, expected);
    else this.fail(name, `expected ${expected}, saw ${quote(seen)}`);
  }

  /** Runs a group of checks; an error in it is one failed check, and the next group has its turn. */
  async group(name: string, checks: () => Promise<void>): Promise<void> {
    console.log(`\n${name}`);
    try {
      await checks();
    } catch (error) {
      this.fail(name, `expected to go through, saw ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private pass(name: string, detail: string): void {
    this.passed++;
    console.log(`ok   ${name}: ${detail}`);
  }

  private fail(name: string, detail: string): void {
    this.failed++;
    console.log(`FAIL ${name}: ${detail}`);
  }
}

function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > quoteLimit ? `${text.slice(0, quoteLimit)}…` : text;
}
