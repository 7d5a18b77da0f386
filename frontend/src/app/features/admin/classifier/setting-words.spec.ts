import { expect, it } from 'vitest';
import type { ClassifierSetting } from '../../../api/types';
import { settingInWords, settingValue } from './setting-words';

const setting = (variable: string, value: string | number | null): ClassifierSetting => ({
  variable,
  value,
  is_secret: false,
  is_set: value !== null,
  is_changeable: false,
  is_changed: false,
  environment_value: null,
  minimum: null,
  maximum: null,
});

it.each([
  [setting('REVIEW_THRESHOLD', 0.6), 'Less sure than this needs review', '0.6'],
  [setting('LEARNING', 'off'), 'Learning from decisions', 'off'],
  [setting('LLM_DAILY_TOKENS', 20_000_000), 'Tokens a day, each', '20,000,000'],
  [setting('ANTHROPIC_TIMEOUT_MS', 4_000), 'Time for one call', '4,000 ms'],
  [setting('OPENAI_INPUT_PRICE', 0.25), 'Price of a million tokens sent', '0.25 US dollars'],
  [setting('LLM_ENABLED', 'on'), 'Asking language models', 'on'],
  [setting('LLM_PROVIDERS', null), 'Language models, in the order in which they are asked', 'not set'],
  [{ ...setting('GEMINI_API_KEY', null), is_secret: true, is_set: true }, 'Key', 'set'],
  [setting('BRAND_NEW', 'x'), 'BRAND_NEW', 'x'],
])('$variable is told in words', (given, words, value) => {
  expect([settingInWords(given), settingValue(given)]).toEqual([words, value]);
});
