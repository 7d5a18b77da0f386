import { describe, expect, it } from '@jest/globals';
import { settingsOf } from '../../test/support/settings-of.js';
import { judgementOf } from '../../test/support/scripted-provider.js';
import { ClassificationService } from './classification.service.js';
import { EmbeddedClassifier } from './embedded/embedded-classifier.js';
import type { ProviderChain } from './llm/provider-chain.js';
import type { Judgement, Suggestion, TicketText } from './suggestion.js';

const TICKET: TicketText = { title: 'Zebra', description: 'The zebra is charged twice.' };

class ScriptedEmbedded extends EmbeddedClassifier {
  readonly version = 'embedded-7';

  constructor(private readonly answer: Judgement | null) {
    super();
  }

  override classify(): Judgement | null {
    return this.answer;
  }
}

/** A chain that answers this; undefined: there is no language model. */
function serviceWith(
  answer: Suggestion | null | undefined,
  embedded: Judgement | null = judgementOf({ reason: 'Ours.' }),
  LLM_ENABLED: 'on' | 'off' = 'on',
) {
  const chain = { isEmpty: answer === undefined, ask: () => Promise.resolve(answer ?? null) };
  return new ClassificationService(
    chain as unknown as ProviderChain,
    new ScriptedEmbedded(embedded),
    settingsOf({ LLM_ENABLED }),
  );
}

const BY_MODEL: Suggestion = {
  ...judgementOf({ reason: 'By model.' }),
  source: 'openai',
  model: 'a-model',
  version: '2',
  degraded: true,
  effort: { latencyMs: 800, inputTokens: 400, outputTokens: 50, costUsd: null },
};

describe('ClassificationService', () => {
  it('answers with what the language models say', async () => {
    await expect(serviceWith(BY_MODEL).classify(TICKET)).resolves.toEqual(BY_MODEL);
  });

  it('answers with the embedded model, undegraded, when no language model is configured', async () => {
    const service = serviceWith(undefined);
    expect(service.hasLanguageModels).toBe(false);
    await expect(service.classify(TICKET)).resolves.toEqual({
      ...judgementOf({ reason: 'Ours.' }),
      source: 'embedded',
      model: 'embedded',
      version: 'embedded-7',
      degraded: false,
      effort: { latencyMs: expect.any(Number), inputTokens: null, outputTokens: null, costUsd: null },
    });
  });

  it('answers with the embedded model, undegraded, when language models are switched off', async () => {
    const service = serviceWith(BY_MODEL, undefined, 'off');
    expect(service.hasLanguageModels).toBe(false);
    await expect(service.classify(TICKET)).resolves.toMatchObject({ source: 'embedded', degraded: false });
  });

  it('answers with the embedded model, degraded, when the language models fail', async () => {
    const service = serviceWith(null);
    expect(service.hasLanguageModels).toBe(true);
    await expect(service.classify(TICKET)).resolves.toMatchObject({ source: 'embedded', degraded: true });
  });

  it('answers at once without them, which is no failure', () => {
    expect(serviceWith(BY_MODEL).classifyAtOnce(TICKET)).toMatchObject({ source: 'embedded', degraded: false });
  });

  it.each([undefined, null])('says that its values are a default when nothing is recognised', async (answer) => {
    await expect(serviceWith(answer, null).classify(TICKET)).resolves.toMatchObject({
      category: 'general',
      priority: 'medium',
      categoryConfidence: 0,
      priorityConfidence: 0,
      reason: expect.stringMatching(/nothing/i),
      evidence: [],
      source: 'default',
      degraded: true,
    });
  });

  it('does not start for a caller that has left', async () => {
    const pending = serviceWith(BY_MODEL).classify(TICKET, AbortSignal.abort(new Error('left')));
    await expect(pending).rejects.toThrow('left');
  });
});
