import type { TicketSuggestion } from '../../api/types';
import { SOURCE_NAMES } from '../../shared/suggestion/source-names';

/** Who suggests, within a sentence: "Claude", "the built-in model". */
export function sourceInWords({ source }: TicketSuggestion): string {
  if (source === 'embedded') return $localize`:within a sentence|:the built-in model`;
  if (source === 'openai_compatible') return $localize`:within a sentence|:the language model`;
  return SOURCE_NAMES[source];
}
