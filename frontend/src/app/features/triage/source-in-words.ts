import type { TicketSuggestion } from '../../api/types';
import { SOURCE_NAMES } from '../../shared/suggestion/source-names';

/** Who suggests, within a sentence: "Claude", "the built-in model". */
export function sourceInWords({ source }: TicketSuggestion): string {
  const name = SOURCE_NAMES[source];
  return source === 'embedded' || source === 'openai_compatible' ? `the ${name.toLowerCase()}` : name;
}
