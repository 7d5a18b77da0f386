import type { Suggestion } from '../../api/types';

/** Who suggests, in words for people. A default is nobody's suggestion and is never shown as one. */
export const SOURCE_NAMES = {
  anthropic: 'Claude',
  openai: 'OpenAI',
  gemini: 'Gemini',
  openai_compatible: 'Language model',
  embedded: 'Built-in model',
  default: '',
} as const satisfies Record<Suggestion['source'], string>;

/** What a stand-in owes to its reader; the answer does not say which language models were asked. */
export const NO_LANGUAGE_MODEL = 'The language model did not answer';
