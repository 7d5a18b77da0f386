import { LANGUAGE } from '../../../../locale/language';
import { plural } from '../../../../locale/plural';
import type { HistoryEntry, KnownTicket } from '../../../api/types';
import { ageText } from '../../../shared/age';
import { withinSentence } from '../../../shared/vocabulary';
import { type Edit, type FieldName, FIELDS, fieldsOf, labelOf } from '../fields/ticket-fields';
import { actorOf } from '../ticket/history/history-lines';
import type { MadeChange } from './undo-stack';

const LIST = new Intl.ListFormat(LANGUAGE === 'en' ? 'en-GB' : LANGUAGE, { type: 'conjunction' });

/** Less than this long ago is a moment ago, in milliseconds. */
const MOMENT_MS = 60_000;

/** "Status of 4819 is now Resolved.", "Category and priority of 4819 are now Billing and High." */
export function changedText(id: number, edit: Edit): string {
  const fields = fieldsOf(edit);
  const [which, values] = [names(fields), valuesIn(edit, fields)];
  return plural(
    fields.length,
    $localize`${which}:fields: of ${id}:number: is now ${values}:values:.`,
    $localize`${which}:fields: of ${id}:number: are now ${values}:values:.`,
  );
}

/** "Undone. Status of 4819 is Open again." */
export function undoneText({ id, before }: MadeChange): string {
  const fields = fieldsOf(before);
  const [which, values] = [names(fields), valuesIn(before, fields)];
  return plural(
    fields.length,
    $localize`Undone. ${which}:fields: of ${id}:number: is ${values}:values: again.`,
    $localize`Undone. ${which}:fields: of ${id}:number: are ${values}:values: again.`,
  );
}

/** Why a change was not taken back: "Status of 4819 was not undone: it became Closed a moment ago." */
export function notUndoneText(id: number, fields: readonly FieldName[], current: KnownTicket): string {
  const [which, values, ago] = [names(fields), valuesIn(current, fields), agoText(current.updated_at)];
  return plural(
    fields.length,
    $localize`${which}:fields: of ${id}:number: was not undone: it became ${values}:values: ${ago}:ago:.`,
    $localize`${which}:fields: of ${id}:number: were not undone: they became ${values}:values: ${ago}:ago:.`,
  );
}

export function notUndoneBecause(id: number, fields: readonly FieldName[], reason: string): string {
  const which = names(fields);
  return plural(
    fields.length,
    $localize`${which}:fields: of ${id}:number: was not undone. ${reason}:reason:`,
    $localize`${which}:fields: of ${id}:number: were not undone. ${reason}:reason:`,
  );
}

export function notSavedText(id: number, fields: readonly FieldName[], reason: string): string {
  const which = names(fields);
  return plural(
    fields.length,
    $localize`${which}:fields: of ${id}:number: was not saved. ${reason}:reason:`,
    $localize`${which}:fields: of ${id}:number: were not saved. ${reason}:reason:`,
  );
}

/**
 * "Status: you chose Resolved. An agent set it to Closed a moment ago."
 * @param history newest first, as far as it is known; without the entry it reads "it became Closed a moment ago"
 */
export function conflictText(mine: Edit, theirs: KnownTicket, history: readonly HistoryEntry[] = []): string {
  return fieldsOf(mine)
    .map((field) => {
      const [chosen, became] = [labelOf(field, mine[field]), labelOf(field, theirs[field])];
      const entry = history.find(({ changes }) =>
        changes.some((change) => change.field === field && change.to === theirs[field]),
      );
      const { label } = FIELDS[field];
      const ago = agoText(entry?.at ?? theirs.updated_at);
      if (entry !== undefined) {
        return $localize`${label}:field:: you chose ${chosen}:value:. ${actorOf(entry)}:who: set it to ${became}:other value: ${ago}:ago:.`;
      }
      return $localize`${label}:field:: you chose ${chosen}:value:, it became ${became}:other value: ${ago}:ago:.`;
    })
    .join(' ');
}

/** "a moment ago", "12 min ago". */
export function agoText(instant: string): string {
  const elapsed = Date.now() - Date.parse(instant);
  return elapsed >= MOMENT_MS ? $localize`${ageText(elapsed, 'long')}:age: ago` : $localize`a moment ago`;
}

/** "Status", "Category and priority". */
function names(fields: readonly FieldName[]): string {
  const [first = '', ...others] = fields.map((field) => FIELDS[field].label);
  return LIST.format([first, ...others.map(withinSentence)]);
}

function valuesIn(values: Edit, fields: readonly FieldName[]): string {
  return LIST.format(fields.map((field) => labelOf(field, values[field])));
}
