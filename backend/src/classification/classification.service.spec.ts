import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ClassificationService } from './classification.service.js';
import { EmbeddedClassifier } from './embedded/embedded-classifier.js';
import { LlmFailure } from './llm/llm-failure.js';
import { LlmProvider } from './llm/llm-provider.js';
import type { Judgement, TicketText } from './suggestion.js';

const TICKET: TicketText = { title: 'Zebra', description: 'The zebra is charged twice.' };

const judgementOf = (changes: Partial<Judgement>): Judgement => ({
  category: 'billing',
  priority: 'high',
  categoryConfidence: 0.8,
  priorityConfidence: 0.7,
  reason: 'Because.',
  evidence: [],
  ...changes,
});

class ScriptedProvider extends LlmProvider {
  readonly name = 'anthropic';

  constructor(private readonly answer: (signal?: AbortSignal) => Promise<Judgement>) {
    super();
  }

  override judge(_text: TicketText, signal?: AbortSignal): Promise<Judgement> {
    return this.answer(signal);
  }
}

class ScriptedEmbedded extends EmbeddedClassifier {
  constructor(private readonly answer: Judgement | null) {
    super();
  }

  override classify(): Judgement | null {
    return this.answer;
  }
}

const embedded = new ScriptedEmbedded(judgementOf({ reason: 'By rules.' }));
const failing = (error: Error) => new ScriptedProvider(() => Promise.reject(error));

describe('ClassificationService', () => {
  const warn = jest.spyOn(Logger.prototype, 'warn');

  beforeEach(() => {
    warn.mockReset();
  });
  afterAll(() => warn.mockRestore());

  it('answers with the provider’s judgement when there is one', async () => {
    const provider = new ScriptedProvider(() => Promise.resolve(judgementOf({ reason: 'By model.' })));
    const suggestion = await new ClassificationService(provider, embedded).classify(TICKET);
    expect(suggestion).toMatchObject({ source: 'anthropic', degraded: false, reason: 'By model.' });
    expect(warn).not.toHaveBeenCalled();
  });

  it('answers with the embedded classifier, undegraded, when no provider is configured', async () => {
    const suggestion = await new ClassificationService(null, embedded).classify(TICKET);
    expect(suggestion).toMatchObject({ source: 'embedded', degraded: false, reason: 'By rules.' });
  });

  it('falls back to the embedded classifier and says so once when the provider fails', async () => {
    const service = new ClassificationService(failing(new LlmFailure('rate_limited', 'HTTP status 429')), embedded);
    await expect(service.classify(TICKET)).resolves.toMatchObject({ source: 'embedded', degraded: true });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(String(warn.mock.calls[0]?.[0])).toContain('rate_limited: HTTP status 429');
  });

  it.each([new Error('the zebra and the key'), new TypeError('the zebra and the key')])(
    'survives the unexpected %p and keeps its message out of the log',
    async (error) => {
      const suggestion = await new ClassificationService(failing(error), embedded).classify(TICKET);
      expect(suggestion).toMatchObject({ source: 'embedded', degraded: true });
      expect(JSON.stringify(warn.mock.calls)).not.toMatch(/zebra|the key/i);
    },
  );

  it.each([null, failing(new LlmFailure('timeout', 'no answer in 5 ms'))])(
    'says that its values are a default when nothing is recognised',
    async (provider) => {
      const suggestion = await new ClassificationService(provider, new ScriptedEmbedded(null)).classify(TICKET);
      expect(suggestion).toEqual({
        category: 'general',
        priority: 'medium',
        categoryConfidence: 0,
        priorityConfidence: 0,
        reason: expect.stringMatching(/nothing/i),
        evidence: [],
        source: 'default',
        degraded: true,
      });
    },
  );

  it('ends with the caller’s reason when the caller aborts during the call', async () => {
    const caller = new AbortController();
    const provider = new ScriptedProvider(() => {
      caller.abort(new Error('left'));
      return Promise.reject(new Error('cancelled'));
    });
    await expect(new ClassificationService(provider, embedded).classify(TICKET, caller.signal)).rejects.toThrow('left');
    expect(warn).not.toHaveBeenCalled();
  });

  it('does not start for a caller that has left', async () => {
    const judge = jest.fn(() => Promise.resolve(judgementOf({})));
    const service = new ClassificationService(new ScriptedProvider(judge), embedded);
    await expect(service.classify(TICKET, AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
    expect(judge).not.toHaveBeenCalled();
  });
});
