import { describe, expect, it } from '@jest/globals';
import type { Category } from '../../domain/category.js';
import { LlmFailure } from '../llm/llm-failure.js';
import type { Judge, Verdict } from './judge.js';
import { reportText } from './report-text.js';
import { reportOn } from './report.js';
import type { Answer } from './run.js';

const JUDGE: Judge = {
  source: 'openai',
  model: 'some-model',
  version: '2',
  judge: () => Promise.reject(new Error('nobody is asked here')),
};

function verdict(category: Category, confidence: number, changes: Partial<Verdict> = {}): Verdict {
  return {
    judgement: {
      category,
      priority: 'low',
      categoryConfidence: confidence,
      priorityConfidence: 0.5,
      reason: `It sounds like ${category}.`,
      evidence: [],
    },
    isPrediction: true,
    latencyMs: 10,
    inputTokens: 100,
    outputTokens: 10,
    costUsd: null,
    ...changes,
  };
}

const ticket = (line: number, category: Category, description = 'Some words.') => ({
  name: `line ${line}`,
  text: { description },
  category,
});

describe('reportOn', () => {
  it('lists wrong answers, the surest first', () => {
    const answers: Answer[] = [
      { ticket: ticket(1, 'billing'), verdict: verdict('account', 0.6) },
      { ticket: ticket(2, 'billing'), verdict: verdict('billing', 0.99) },
      { ticket: ticket(3, 'general'), verdict: verdict('technical', 0.95) },
    ];
    const { worst } = reportOn(JUDGE, 3, answers);
    expect(worst.map(({ name, confidence }) => [name, confidence])).toEqual([
      ['line 3', 0.95],
      ['line 1', 0.6],
    ]);
  });

  it('leaves failures out of the figures of a field and tells their share', () => {
    const answers: Answer[] = [
      { ticket: ticket(1, 'billing'), verdict: verdict('billing', 0.9) },
      { ticket: ticket(2, 'billing'), failure: new LlmFailure('timeout', 'too slow') },
      { ticket: ticket(3, 'billing'), failure: new LlmFailure('timeout', 'too slow') },
      { ticket: ticket(4, 'billing'), failure: new LlmFailure('refused', 'declined') },
    ];
    const report = reportOn(JUDGE, 6, answers);
    expect(report).toMatchObject({ tickets: 6, answered: 1, failures: { timeout: 2, refused: 1 }, failedShare: 0.75 });
    expect(report.fields).toMatchObject([{ field: 'category', count: 1, accuracy: 1 }]);
    const text = reportText(report, 10);
    expect(text).toContain('1 of 6 tickets answered, 2 not asked');
    expect(text).toContain('3 failed (75.0 %): 2 timeout, 1 refused.');
  });

  it('adds up what is known of tokens and cost, and says when nothing is', () => {
    const known: Answer[] = [
      { ticket: ticket(1, 'billing'), verdict: verdict('billing', 0.9, { costUsd: 0.002 }) },
      { ticket: ticket(2, 'billing'), verdict: verdict('billing', 0.9, { inputTokens: null, latencyMs: 30 }) },
    ];
    expect(reportOn(JUDGE, 2, known)).toMatchObject({
      inputTokens: 100,
      outputTokens: 20,
      costUsd: 0.002,
      latency: { medianMs: 10, p95Ms: 30 },
    });
    expect(reportOn(JUDGE, 2, [])).toMatchObject({ inputTokens: null, costUsd: null, latency: null, fields: [] });
    expect(reportText(reportOn(JUDGE, 2, known.slice(1)), 0)).toContain('cost unknown: no prices are set');
  });
});

describe('reportText', () => {
  it('shows a hostile ticket as one line of plain text', () => {
    const text = `First line.\nSecond \u001b[31mred\u202e line. ${'x'.repeat(500)}`;
    const report = reportOn(JUDGE, 1, [{ ticket: ticket(1, 'billing', text), verdict: verdict('account', 0.9) }]);
    const shown = reportText(report, 10);
    expect(shown).toContain('First line. Second [31mred line. xxx');
    for (const hidden of ['\u001b', '\u202e', 'x'.repeat(200)]) expect(shown).not.toContain(hidden);
  });

  it('shows as many wrong answers as wanted', () => {
    const answers = [1, 2, 3].map((line): Answer => ({
      ticket: ticket(line, 'billing'),
      verdict: verdict('account', 0.9),
    }));
    const report = reportOn(JUDGE, 3, answers);
    expect(reportText(report, 2).match(/right is billing/g)).toHaveLength(2);
    expect(reportText(report, 2)).toContain('THE SUREST OF 3 WRONG ANSWERS');
    expect(reportText(report, 0)).not.toContain('right is billing');
  });
});
