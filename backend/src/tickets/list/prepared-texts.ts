/** A text that is run less often gains nothing from a kept plan. */
const WORTH_KEEPING = 3;
/** Of so many texts that are not kept, the latest, it is known how often they were run. */
const MOST_COUNTED = 500;

/**
 * Which statements the connections keep planned. What is kept stays so for as long as they live, hence at most so many;
 * and only what comes again is kept, so that choices that nobody makes twice leave room for the usual ones.
 */
export class PreparedTexts {
  private readonly kept = new Set<string>();
  private readonly runs = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Whether the text, which is about to be run, is to be kept. */
  keeps(text: string): boolean {
    if (this.kept.has(text)) return true;
    if (this.kept.size >= this.most) return false;
    const runs = (this.runs.get(text) ?? 0) + 1;
    this.runs.delete(text);
    if (runs >= WORTH_KEEPING) {
      this.kept.add(text);
      return true;
    }
    this.runs.set(text, runs);
    for (const [oldest] of this.runs) {
      if (this.runs.size <= MOST_COUNTED) break;
      this.runs.delete(oldest);
    }
    return false;
  }
}
