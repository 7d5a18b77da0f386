import type { Suggestion } from '../../api/types';

/** Who suggests, in words for people. A default is nobody's suggestion and is never shown as one. */
export const SOURCE_NAMES = {
  anthropic: 'Claude',
  openai: 'OpenAI',
  gemini: 'Gemini',
  get openai_compatible() {
    return $localize`:who suggests|:Language model`;
  },
  get embedded() {
    return $localize`:who suggests|:Built-in model`;
  },
  default: '',
} as const satisfies Record<Suggestion['source'], string>;

/** What a stand-in owes to its reader; the answer does not say which language models were asked. */
export function standInNote(): string {
  return $localize`The language model did not answer, so this one is local.`;
}
