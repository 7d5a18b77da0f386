import { describe, expect, it } from '@jest/globals';
import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { DESCRIPTION_MAX_LENGTH, TITLE_MAX_LENGTH, codePointLength, isBlank } from '../../domain/ticket-text.js';
import { DEMO_TICKETS } from './demo-tickets.js';

/** Two texts that were written each for itself share hardly any three words in a row. */
const MAX_SHARED_TRIGRAMS = 0.1;

const texts = DEMO_TICKETS.map(({ title, description }) => `${title}\n${description}`);

function shareOf(isCounted: (ticket: (typeof DEMO_TICKETS)[number]) => boolean): number {
  return DEMO_TICKETS.filter(isCounted).length / DEMO_TICKETS.length;
}

function trigrams(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

/** Jaccard index: what two sets have in common, as a share of what they have together. */
function overlap(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((trigram) => b.has(trigram)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

describe('demo tickets', () => {
  it('are a few hundred', () => {
    expect(DEMO_TICKETS.length).toBeGreaterThanOrEqual(320);
  });

  it('keep the limits of a ticket', () => {
    for (const { title, description, category, priority } of DEMO_TICKETS) {
      expect(title).toBe(title.trim());
      expect([isBlank(title), isBlank(description)]).toEqual([false, false]);
      expect(codePointLength(title)).toBeLessThanOrEqual(TITLE_MAX_LENGTH);
      expect(codePointLength(description)).toBeLessThanOrEqual(DESCRIPTION_MAX_LENGTH);
      expect(CATEGORIES).toContain(category);
      expect(PRIORITIES).toContain(priority);
    }
  });

  it('never repeat a title or a description', () => {
    expect(new Set(DEMO_TICKETS.map(({ title }) => title.toLowerCase())).size).toBe(DEMO_TICKETS.length);
    expect(new Set(DEMO_TICKETS.map(({ description }) => description.toLowerCase())).size).toBe(DEMO_TICKETS.length);
  });

  it('are not one text with its words exchanged', () => {
    const sets = texts.map(trigrams);
    const alike = sets.flatMap((a, i) =>
      sets.slice(i + 1).flatMap((b, j) => (overlap(a, b) > MAX_SHARED_TRIGRAMS ? [[texts[i], texts[i + 1 + j]]] : [])),
    );
    expect(alike).toEqual([]);
  });

  it.each(CATEGORIES)('hold a good share of %s', (category) => {
    expect(shareOf((ticket) => ticket.category === category)).toBeGreaterThan(0.15);
    expect(shareOf((ticket) => ticket.category === category)).toBeLessThan(0.4);
  });

  it.each([
    ['low', 0.2],
    ['medium', 0.35],
    ['high', 0.15],
    ['critical', 0.05],
  ] as const)('hold enough of priority %s', (priority, atLeast) => {
    expect(shareOf((ticket) => ticket.priority === priority)).toBeGreaterThan(atLeast);
  });

  it('come from one-liners to letters of several paragraphs, and not only in ASCII', () => {
    const lengths = DEMO_TICKETS.map(({ description }) => description.length);
    expect(Math.min(...lengths)).toBeLessThan(60);
    expect(lengths.filter((length) => length > 600).length).toBeGreaterThan(10);
    expect(DEMO_TICKETS.filter(({ description }) => description.includes('\n\n')).length).toBeGreaterThan(15);
    expect(texts.filter((text) => /[^\p{ASCII}]/u.test(text)).length).toBeGreaterThan(60);
    expect(texts.some((text) => /\p{Extended_Pictographic}/u.test(text))).toBe(true);
  });

  it('name no mail domain that could exist and no telephone number', () => {
    const domains = texts.flatMap((text) => [...text.matchAll(/@([\w.-]+\w)/g)].map(([, domain]) => domain));
    expect(domains.length).toBeGreaterThan(0);
    for (const domain of domains) expect(domain).toMatch(/(^|\.)example(\.(com|org|net))?$/);
    for (const text of texts) expect(text).not.toMatch(/\+\d[\d\s()/-]{6,}|\b0\d{2,4}[\s/-]\d{4,}/);
  });
});
