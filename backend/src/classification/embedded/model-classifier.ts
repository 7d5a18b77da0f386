import { plainLine } from '../plain-line.js';
import { MAX_REASON_LENGTH, type EvidenceSpan, type Judgement, type TicketText } from '../suggestion.js';
import { EmbeddedClassifier } from './embedded-classifier.js';
import { evidenceFor, withoutOverlaps } from './evidence.js';
import { passingFeaturesOf } from './features.js';
import { HEADS, type HeadName, type Model } from './model.js';

const MAX_SPANS = 5;

/** Even of the answers that it is surest of, some are wrong on tickets it has not seen (docs/accuracy.md). */
const MAX_CONFIDENCE = 0.99;

const MAX_QUOTE_LENGTH = 30;

interface Answer<Label> {
  readonly label: Label;
  /** Calibrated: the share of such answers that are right. */
  readonly confidence: number;
  readonly evidence: readonly EvidenceSpan[];
}

/** Asks a trained model. */
export class ModelClassifier extends EmbeddedClassifier {
  constructor(private readonly model: Model) {
    super();
  }

  override get version(): string {
    return this.model.version;
  }

  override classify(text: TicketText): Judgement | null {
    const features = passingFeaturesOf(text);
    if (!features.tokens.some(({ form }) => this.model.knowsWord(form))) return null;
    const shares = this.model.probabilities(features);
    const labels = { category: likeliest(shares.category), priority: likeliest(shares.priority) };
    const given = this.model.contributions(features, labels);
    const answer = <Name extends HeadName>(name: Name): Answer<(typeof HEADS)[Name][number]> => ({
      label: HEADS[name][labels[name]],
      confidence: Math.min(Math.max(...shares[name]), MAX_CONFIDENCE),
      evidence: evidenceFor(given[name], features.tokens, text),
    });
    const category = answer('category');
    const priority = answer('priority');
    return {
      category: category.label,
      priority: priority.label,
      categoryConfidence: category.confidence,
      priorityConfidence: priority.confidence,
      reason: reasonFor(category, priority),
      evidence: withoutOverlaps([...category.evidence, ...priority.evidence]).slice(0, MAX_SPANS),
    };
  }
}

function likeliest(shares: readonly number[]): number {
  return shares.indexOf(Math.max(...shares));
}

/** "Billing because of “charged twice”. High priority because of “overdrawn”." */
function reasonFor(category: Answer<string>, priority: Answer<string>): string {
  return plainLine(
    `${capitalised(category.label)}${because(category.evidence)}. ` +
      `${capitalised(priority.label)} priority${because(priority.evidence)}.`,
    MAX_REASON_LENGTH,
  );
}

function capitalised(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function because(spans: readonly EvidenceSpan[]): string {
  if (spans.length === 0) return ', by the text as a whole';
  const quotes = spans.slice(0, 2).map(({ text }) => `“${plainLine(text, MAX_QUOTE_LENGTH)}”`);
  return ` because of ${quotes.join(' and ')}`;
}
