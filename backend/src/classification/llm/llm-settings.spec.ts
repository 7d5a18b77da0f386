import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../../config/environment.js';
import { llmSettings } from './llm-settings.js';

const settingsOf = (variables: Record<string, string>) =>
  llmSettings(readEnvironment({ DATABASE_URL: 'postgres://unused', ...variables }));

const namesOf = (variables: Record<string, string>) => settingsOf(variables).providers.map(({ name }) => name);

const COMPATIBLE = { OPENAI_COMPATIBLE_BASE_URL: 'http://localhost:11434/v1', OPENAI_COMPATIBLE_MODEL: 'llama3.2' };
const KEYS = { ANTHROPIC_API_KEY: 'a', OPENAI_API_KEY: 'o', GEMINI_API_KEY: 'g' };

describe('llmSettings', () => {
  it('is content without any', () => {
    expect(settingsOf({})).toEqual({
      providers: [],
      budgetMs: 6_000,
      maxConcurrent: 16,
    });
  });

  it('takes the order of LLM_PROVIDERS, forgiving spaces and capitals', () => {
    expect(namesOf({ ...KEYS, LLM_PROVIDERS: 'gemini, Anthropic ,openai' })).toEqual(['gemini', 'anthropic', 'openai']);
    expect(namesOf({ ...KEYS, LLM_PROVIDERS: 'google' })).toEqual(['gemini']);
  });

  it('without LLM_PROVIDERS means those that have a key, or an address where that is enough', () => {
    expect(namesOf({ ANTHROPIC_API_KEY: 'a' })).toEqual(['anthropic']);
    expect(namesOf({ GOOGLE_API_KEY: 'g' })).toEqual(['gemini']);
    expect(namesOf({ ...COMPATIBLE, ...KEYS })).toEqual(['anthropic', 'openai', 'gemini', 'openai_compatible']);
    expect(namesOf({ OPENAI_COMPATIBLE_API_KEY: 'x' })).toEqual([]);
  });

  it('knows model and address of each vendor', () => {
    expect(settingsOf(KEYS).providers).toEqual([
      {
        name: 'anthropic',
        apiKey: 'a',
        model: 'claude-haiku-5-5',
        baseUrl: 'https://api.anthropic.com',
        timeoutMs: 4_000,
        prices: null,
      },
      {
        name: 'openai',
        apiKey: 'o',
        model: 'gpt-6-luna',
        baseUrl: 'https://api.openai.com/v1',
        timeoutMs: 4_000,
        prices: null,
      },
      {
        name: 'gemini',
        apiKey: 'g',
        model: 'gemini-3.5-flash-lite',
        baseUrl: 'https://generativelanguage.googleapis.com',
        timeoutMs: 4_000,
        prices: null,
      },
    ]);
  });

  it('takes each one’s own variables', () => {
    const own = {
      OPENAI_MODEL: 'gpt-6-sol',
      OPENAI_BASE_URL: 'http://proxy/v1',
      OPENAI_TIMEOUT_MS: '900',
      OPENAI_INPUT_PRICE: '0.25',
      OPENAI_OUTPUT_PRICE: '2',
    };
    expect(settingsOf({ OPENAI_API_KEY: 'o', ...own }).providers).toEqual([
      {
        name: 'openai',
        apiKey: 'o',
        model: 'gpt-6-sol',
        baseUrl: 'http://proxy/v1',
        timeoutMs: 900,
        prices: { input: 0.25, output: 2 },
      },
    ]);
  });

  it('needs no key for a compatible server, and takes one', () => {
    expect(settingsOf(COMPATIBLE).providers).toMatchObject([{ apiKey: null, model: 'llama3.2' }]);
    expect(settingsOf({ ...COMPATIBLE, OPENAI_COMPATIBLE_API_KEY: 'x' }).providers).toMatchObject([{ apiKey: 'x' }]);
  });

  it.each(['anthropic', 'openai', 'gemini'])('takes LLM_API_KEY and LLM_MODEL for %s alone', (name) => {
    expect(settingsOf({ LLM_PROVIDERS: name, LLM_API_KEY: 'k', LLM_MODEL: 'm' }).providers).toMatchObject([
      { name, apiKey: 'k', model: 'm' },
    ]);
  });

  it('prefers the variables with the provider’s name', () => {
    const variables = {
      LLM_PROVIDERS: 'openai',
      LLM_API_KEY: 'k',
      LLM_MODEL: 'm',
      OPENAI_API_KEY: 'o',
      OPENAI_MODEL: 'n',
    };
    expect(settingsOf(variables).providers).toMatchObject([{ apiKey: 'o', model: 'n' }]);
  });

  it('has no use for a model without a provider', () => {
    expect(settingsOf({ LLM_MODEL: 'm' }).providers).toEqual([]);
  });

  it.each<[Record<string, string>, string]>([
    [{ LLM_PROVIDERS: 'anthropic,hal-secret', ...KEYS }, 'LLM_PROVIDERS takes the names anthropic, openai'],
    [{ LLM_PROVIDERS: 'anthropic,', ...KEYS }, 'LLM_PROVIDERS takes the names'],
    [{ LLM_PROVIDERS: 'gemini,google', ...KEYS }, 'LLM_PROVIDERS names a provider twice'],
    [{ LLM_PROVIDERS: 'openai' }, 'OPENAI_API_KEY is missing'],
    [{ LLM_PROVIDERS: 'anthropic,gemini', ANTHROPIC_API_KEY: 'a' }, 'GEMINI_API_KEY is missing'],
    [{ LLM_PROVIDERS: 'openai_compatible' }, 'OPENAI_COMPATIBLE_BASE_URL'],
    [{ OPENAI_COMPATIBLE_BASE_URL: 'http://x' }, 'OPENAI_COMPATIBLE_MODEL'],
    [{ LLM_API_KEY: 'the-secret' }, 'name that one in LLM_PROVIDERS'],
    [{ LLM_API_KEY: 'the-secret', LLM_PROVIDERS: 'anthropic,openai' }, 'LLM_API_KEY is the key of a single provider'],
    [{ LLM_MODEL: 'the-secret', ...KEYS }, 'set ANTHROPIC_MODEL, OPENAI_MODEL, GEMINI_MODEL instead'],
    [{ ANTHROPIC_API_KEY: 'a', ANTHROPIC_INPUT_PRICE: '1' }, 'ANTHROPIC_OUTPUT_PRICE'],
    [{ OPENAI_OUTPUT_PRICE: 'secret' }, 'OPENAI_OUTPUT_PRICE must be a number'],
    [{ GEMINI_BASE_URL: 'https://me:secret@proxy' }, 'GEMINI_BASE_URL must be an http or https address without'],
    [{ OPENAI_API_KEY: 'secret…' }, 'OPENAI_API_KEY holds a character that no key has'],
    [{ LLM_API_KEY: 'two\nsecrets', LLM_PROVIDERS: 'openai' }, 'LLM_API_KEY holds a character that no key has'],
    [{ LLM_DAILY_CALLS: '0' }, 'LLM_DAILY_CALLS'],
    [{ LLM_BUDGET_MS: '6s-secret' }, 'LLM_BUDGET_MS'],
  ])('refuses %j by its name, without its value', (variables, sentence) => {
    expect(() => settingsOf(variables)).toThrow(sentence);
    expect(() => settingsOf(variables)).not.toThrow('secret');
  });
});
