import type { BulkChange } from '../../../api/types';
import { ticketCount, wholeNumber } from '../../../shared/numbers';
import { type Edit, FIELDS, fieldsOf, labelOf } from '../fields/ticket-fields';

/** "Setting status to Resolved", "Undoing"; not even that is known before the server has answered. */
export function doingText(edit: Edit | undefined, change: BulkChange | undefined): string {
  if (edit === undefined) return change === undefined ? 'One moment' : 'Undoing';
  return `Setting ${fieldsOf(edit)
    .map((field) => `${FIELDS[field].label.toLowerCase()} to ${labelOf(field, edit[field])}`)
    .join(', ')}`;
}

/** "412 of 1,284", or '' until it is known how many are meant. */
export function progressText({ progress }: BulkChange): string {
  return progress.of === null ? '' : `${wholeNumber(progress.done)} of ${wholeNumber(progress.of)}`;
}

/** What became of a change of many: "1,270 tickets set to Resolved. 12 were so already. 2 no longer exist." */
export function outcomeText(change: BulkChange): string {
  const { results, state, progress } = change;
  const changed = results.changed;
  const wanted = change.change === null ? undefined : editOf(change);
  const done =
    wanted === undefined
      ? `${ticketCount(changed)} ${changed === 1 ? 'is' : 'are'} back as before.`
      : `${changed === 0 ? 'No ticket was' : ticketCount(changed)} set to ${valuesText(wanted)}.`;
  const began = {
    completed: wanted === undefined ? 'Undone. ' : '',
    cancelled: `Stopped after ${progressText(change) || ticketCount(progress.done)}. `,
    failed: `The server could not finish this; it stopped after ${progressText(change) || ticketCount(progress.done)}. `,
    queued: '',
    running: '',
  }[state];
  return `${began}${done}${rest(results.unchanged, 'was', 'were', 'so already')}${rest(
    results.skipped,
    'was',
    'were',
    'changed since and left alone',
  )}${rest(results.missing, 'no longer exists', 'no longer exist', '')}`;
}

/** The values that a change of many sets. */
export function editOf({ change }: BulkChange): Edit {
  return { ...change };
}

function valuesText(edit: Edit): string {
  return fieldsOf(edit)
    .map((field) => labelOf(field, edit[field]))
    .join(', ');
}

function rest(count: number, one: string, many: string, words: string): string {
  return count === 0 ? '' : ` ${wholeNumber(count)} ${count === 1 ? one : many}${words === '' ? '' : ` ${words}`}.`;
}
