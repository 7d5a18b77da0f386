import type { KnownTicket } from '../../../api/types';
import { ageText } from '../../../shared/age';
import { type Edit, type FieldName, FIELDS, fieldsOf, labelOf } from '../fields/ticket-fields';
import type { MadeChange } from './undo-stack';

/** "Status of 4819 is now Resolved.", "Category and priority of 4819 are now Billing and High." */
export function changedText(id: number, edit: Edit): string {
  const fields = fieldsOf(edit);
  return `${names(fields)} of ${id} ${areNow(fields)} ${and(fields.map((field) => labelOf(field, edit[field])))}.`;
}

/** What a change that was taken back left behind: a suggestion that was decided once cannot be left open again. */
export function undoneText({ id, before, proposed, settled }: MadeChange): string {
  const fields = fieldsOf(before);
  const values = and(fields.map((field) => labelOf(field, before[field])));
  const undone = `Undone. ${names(fields)} of ${id} ${fields.length === 1 ? 'is' : 'are'} ${values} again`;
  if (proposed.length > 0) {
    return `${undone}; ${proposed.length === 1 ? 'it counts' : 'they count'} as decided now, a proposal cannot be reopened.`;
  }
  return settled ? `${undone}. What was suggested for it stays accepted.` : `${undone}.`;
}

/** Why a change was not taken back: "Status of 4819 was not undone: it became Closed a moment ago." */
export function notUndoneText(id: number, fields: readonly FieldName[], current: KnownTicket): string {
  const became = and(fields.map((field) => labelOf(field, current[field])));
  const [was, it] = fields.length === 1 ? ['was', 'it'] : ['were', 'they'];
  return `${names(fields)} of ${id} ${was} not undone: ${it} became ${became} ${agoText(current.updated_at)}.`;
}

/** "Status: you chose Resolved, it became Closed a moment ago." */
export function conflictText(mine: Edit, theirs: KnownTicket, ago: string): string {
  return fieldsOf(mine)
    .map((field) => {
      const became = labelOf(field, theirs[field]);
      return `${FIELDS[field].label}: you chose ${labelOf(field, mine[field])}, it became ${became} ${ago}.`;
    })
    .join(' ');
}

/** "a moment ago", "12 min ago". */
export function agoText(instant: string): string {
  const age = ageText(Date.now() - Date.parse(instant), 'long');
  return age === 'now' ? 'a moment ago' : `${age} ago`;
}

/** "Status", "Category and priority". */
export function names(fields: readonly FieldName[]): string {
  const [first = '', ...others] = fields.map((field) => FIELDS[field].label);
  return and([first, ...others.map((name) => name.toLowerCase())]);
}

function areNow(fields: readonly FieldName[]): string {
  return fields.length === 1 ? 'is now' : 'are now';
}

function and(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
}
