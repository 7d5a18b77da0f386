import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import {
  balancedAccuracy,
  expectedCalibrationError,
  macroF1,
  withinOneLevel,
  type Outcome,
} from '../evaluation/metrics.js';
import type { TicketText } from '../suggestion.js';
import { MODEL_FILE } from './assets.js';
import { readCorpus } from './corpus.js';
import { featuresOf, weightOf } from './features.js';
import { HEAD_NAMES, Model, probabilities, type HeadName } from './model.js';
import { ModelClassifier } from './model-classifier.js';
import { vectorOf } from './rarity.js';
import { prepare, scoresOf, trainHead } from './train.js';

const bytes = readFileSync(MODEL_FILE);
const model = Model.fromBytes(bytes);
const classifier = new ModelClassifier(model);
const test = readCorpus('test');

const judged = test.map((ticket) => {
  const judgement = classifier.classify(ticket);
  if (!judgement) throw new Error(`Nothing recognised in: ${ticket.description}`);
  return { ticket, judgement };
});

const outcomes = {
  category: judged.map(({ ticket, judgement }): Outcome<Category> => ({
    truth: ticket.category,
    suggested: judgement.category,
    confidence: judgement.categoryConfidence,
  })),
  priority: judged.map(({ ticket, judgement }): Outcome<Priority> => ({
    truth: ticket.priority,
    suggested: judgement.priority,
    confidence: judgement.priorityConfidence,
  })),
};

describe('the shipped model', () => {
  it('was trained on the corpus as it is now: otherwise run `npm run train`', () => {
    const examples = readCorpus('train').map((ticket) => prepare(ticket));
    for (const name of ['category', 'priority'] as const) {
      expect(
        Buffer.from(trainHead(name, examples, model.rarity).weights).equals(Buffer.from(model.head(name).weights)),
      ).toBe(true);
    }
  });

  it('sorts tickets that it has never seen', () => {
    expect(macroF1(CATEGORIES, outcomes.category)).toBeGreaterThan(0.85);
    const urgent: Priority[] = ['high', 'critical'];
    expect(withinOneLevel(PRIORITIES, outcomes.priority)).toBeGreaterThan(0.93);
    expect(balancedAccuracy(urgent, outcomes.priority)).toBeGreaterThan(0.87);
  });

  it.each(['category', 'priority'] as const)('is as often right about the %s as it says', (field) => {
    expect(expectedCalibrationError(outcomes[field])).toBeLessThan(0.08);
  });

  it('answers what each of its heads says alone', () => {
    for (const ticket of test) {
      const features = featuresOf(ticket);
      const vector = vectorOf(features, model.rarity);
      const alone = (name: HeadName) => {
        const head = model.head(name);
        return probabilities(scoresOf(head, features.buckets, vector), head.temperature);
      };
      const both = model.probabilities(features);
      for (const name of HEAD_NAMES) {
        alone(name).forEach((share, label) => expect(both[name][label]).toBeCloseTo(share, 6));
      }
    }
  });

  it('shares no ticket with what it was trained on', () => {
    const seen = new Set(readCorpus('train').map(({ description }) => description.toLowerCase()));
    expect(test.filter(({ description }) => seen.has(description.toLowerCase()))).toEqual([]);
  });

  it('is small, and loads at once', () => {
    const started = performance.now();
    Model.fromBytes(bytes);
    expect(performance.now() - started).toBeLessThan(200);
    expect(bytes.length).toBeLessThan(5_000_000);
    expect(model.toBytes().equals(bytes)).toBe(true);
  });

  it('explains an answer by what each word adds to it', () => {
    for (const ticket of test.slice(0, 100)) {
      const features = featuresOf(ticket);
      const vector = vectorOf(features, model.rarity);
      const labels = { category: 1, priority: 2 };
      const given = model.contributions(features, labels);
      for (const name of HEAD_NAMES) {
        const { weights } = model.head(name);
        const leanings = Array.from(features.buckets, (bucket, index) => {
          const own = weights.subarray(bucket * 4, bucket * 4 + 4);
          const mean = own.reduce((sum, weight) => sum + weight, 0) / 4;
          return ((own[labels[name]] ?? NaN) - mean) * (vector[index] ?? NaN);
        });
        const alone = Array.from(features.ends, (end, token) => {
          const places = features.occurrences.subarray(features.ends[token - 1] ?? 0, end);
          const sum = places.reduce(
            (all, place) => all + (leanings[place] ?? NaN) * (features.shares[place] ?? NaN),
            0,
          );
          return sum * weightOf(token);
        });
        const strongest = (amounts: readonly number[]) => Math.max(...amounts.map(Math.abs));
        given[name].forEach((amount, token) =>
          expect(amount / strongest(given[name])).toBeCloseTo((alone[token] ?? NaN) / strongest(alone), 4),
        );
      }
    }
  });

  it.each(['', '   ', '12 345', '退款', '😀😀', 'Qqqqzzz xyzzyq'])('recognises nothing in %j', (description) => {
    expect(classifier.classify({ description })).toBeNull();
  });

  it('does not take the end of a number for a word', () => {
    const { evidence = [], reason } =
      classifier.classify({
        title: 'No-claims class wrong after moving insurer',
        description:
          "I brought 14 years with me, you entered 4. The old company has confirmed it electronically on the 9th. The first premium isn't due before January.",
      }) ?? {};
    expect(evidence.map(({ text }) => text)).not.toContain('th');
    expect(reason).not.toContain('“th”');
  });

  it('names as evidence only what is literally in the text', () => {
    const anyText = fc.oneof(
      fc.constantFrom(...test.map(({ description }) => description)),
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.lorem({ maxCount: 30 }),
    );
    fc.assert(
      fc.property(anyText, anyText, (title, description) => {
        const text: TicketText = { title, description };
        const answer = classifier.classify(text);
        for (const span of answer?.evidence ?? []) {
          expect((text[span.field] ?? '').slice(span.start, span.end)).toBe(span.text);
          expect(span.text.trim()).not.toBe('');
        }
        expect(answer?.reason.length ?? 0).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('quotes words that say something, and never across the end of a sentence', () => {
    const quotes = judged.flatMap(({ judgement }) => judgement.evidence.map(({ text }) => text));
    expect(quotes.length).toBeGreaterThan(test.length);
    expect(quotes.filter((quote) => /^(?:the|a|and|to|i|my|it|is|please)$/i.test(quote))).toEqual([]);
    expect(quotes.filter((quote) => /[.!?;]\s/.test(quote))).toEqual([]);
  });

  it.each([
    ['far apart', `refund${' - '.repeat(5_000)}charged twice on my invoice`],
    ['longer than anybody reads', `refu${'\u0301'.repeat(15_000)}nd my invoice, I was charged twice`],
  ])('quotes nothing that is too long to read: words %s', (_case, description) => {
    const { evidence = [] } = classifier.classify({ description }) ?? {};
    expect(evidence).not.toEqual([]);
    expect(Math.max(...evidence.map(({ text }) => text.length))).toBeLessThanOrEqual(200);
  });

  it.each([
    ["I can't pay because the page crashes", 'technical'],
    ['locked out after the payment failed', 'account'],
    ['how do i cancel my plan', 'billing'],
    ['reset link never arrives', 'account'],
    ['How do I export my data?', 'general'],
  ])('knows what has to be solved first: %s', (description, category) => {
    expect(classifier.classify({ description })?.category).toBe(category);
  });
});
