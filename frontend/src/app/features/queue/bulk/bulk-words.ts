import type { BulkChange } from '../../../api/types';
import { plural } from '../../../../locale/plural';
import { ticketCount, wholeNumber } from '../../../shared/numbers';
import { type Edit, type FieldName, fieldsOf, labelOf } from '../fields/ticket-fields';

/** "Setting status to Resolved", "Undoing"; not even that is known before the server has answered. */
export function doingText(edit: Edit | undefined, change: BulkChange | undefined): string {
  if (edit === undefined) return change === undefined ? $localize`One moment` : $localize`Undoing`;
  return fieldsOf(edit)
    .map((field) => settingText(field, labelOf(field, edit[field])))
    .join(', ');
}

function settingText(field: FieldName, value: string): string {
  switch (field) {
    case 'category':
      return $localize`Setting category to ${value}:value:`;
    case 'priority':
      return $localize`Setting priority to ${value}:value:`;
    case 'status':
      return $localize`Setting status to ${value}:value:`;
  }
}

/** "412 of 1,284", or '' until it is known how many are meant. */
export function progressText({ progress }: BulkChange): string {
  return progress.of === null
    ? ''
    : $localize`${wholeNumber(progress.done)}:count: of ${wholeNumber(progress.of)}:all:`;
}

/** What became of a change of many: "1,270 tickets set to Resolved. 12 were so already. 2 no longer exist." */
export function outcomeText(change: BulkChange): string {
  const { results } = change;
  return [
    howItEnded(change),
    change.change !== null ? setText(results.changed, change) : backText(results.changed),
    unchangedText(results.unchanged),
    skippedText(results.skipped),
    missingText(results.missing),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
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

function howItEnded(change: BulkChange): string {
  const at = progressText(change) || ticketCount(change.progress.done);
  switch (change.state) {
    case 'completed':
      return change.change === null ? $localize`Undone.` : '';
    case 'cancelled':
      return $localize`Stopped after ${at}:tickets:.`;
    case 'failed':
      return $localize`The server could not finish this; it stopped after ${at}:tickets:.`;
    case 'queued':
    case 'running':
      return '';
  }
}

function setText(count: number, change: BulkChange): string {
  const [number, values] = [wholeNumber(count), valuesText(editOf(change))];
  if (count === 0) return $localize`No ticket was set to ${values}:values:.`;
  return plural(
    count,
    $localize`${number}:count: ticket set to ${values}:values:.`,
    $localize`${number}:count: tickets set to ${values}:values:.`,
  );
}

function backText(count: number): string {
  const number = wholeNumber(count);
  return plural(
    count,
    $localize`${number}:count: ticket is back as before.`,
    $localize`${number}:count: tickets are back as before.`,
  );
}

function unchangedText(count: number): string {
  if (count === 0) return '';
  const number = wholeNumber(count);
  return plural(count, $localize`${number}:count: was so already.`, $localize`${number}:count: were so already.`);
}

function skippedText(count: number): string {
  if (count === 0) return '';
  const number = wholeNumber(count);
  return plural(
    count,
    $localize`${number}:count: was changed since and left alone.`,
    $localize`${number}:count: were changed since and left alone.`,
  );
}

function missingText(count: number): string {
  if (count === 0) return '';
  const number = wholeNumber(count);
  return plural(count, $localize`${number}:count: no longer exists.`, $localize`${number}:count: no longer exist.`);
}
