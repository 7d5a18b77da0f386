import type { Judgement, TicketText } from '../suggestion.js';

/** The classifier that ships with the product: no key, no network, a few milliseconds. The class is the injection token. */
export abstract class EmbeddedClassifier {
  /** Which model answers, for the records. */
  abstract get version(): string;

  /** What the text says, or null when nothing in it is recognised. Accepts every text and never throws. */
  abstract classify(text: TicketText): Judgement | null;
}
