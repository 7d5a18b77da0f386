import { LANGUAGE } from './language';

const RULES = new Intl.PluralRules(LANGUAGE);

/**
 * The form that goes with a count, for texts outside of templates, where there is no `{count, plural, …}`. Both forms are
 * whole texts, so that a language may order its words as it likes.
 */
export function plural(count: number, one: string, other: string): string {
  return RULES.select(count) === 'one' ? one : other;
}
