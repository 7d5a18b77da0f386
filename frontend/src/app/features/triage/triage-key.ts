import type { Category, Priority } from '../../api/types';
import type { Shortcut } from '../../core/shortcuts/shortcuts';
import { CATEGORIES, PRIORITIES } from '../../shared/vocabulary';
import type { Values } from './deck/proposal';

interface KeyedValue<Value> {
  readonly key: string;
  readonly value: Value;
}

/** The values in the order of their keys: categories on the digits, priorities on Q W E R, the most urgent last. */
export const CATEGORY_KEYS: readonly KeyedValue<Category>[] = CATEGORIES.map((value, index) => ({
  key: String(index + 1),
  value,
}));
export const PRIORITY_KEYS: readonly KeyedValue<Priority>[] = PRIORITIES.toReversed().map((value, index) => ({
  key: 'QWER'.charAt(index),
  value,
}));

export function triageShortcuts(): readonly Shortcut[] {
  return [
    { keys: 'Enter', label: $localize`Accept what is shown`, group: 'Triage' },
    { keys: '1 to 4', label: $localize`Choose the category`, group: 'Triage' },
    { keys: 'Q W E R', label: $localize`Choose the priority, from low to critical`, group: 'Triage' },
    { keys: 'S', label: $localize`Skip the ticket`, group: 'Triage' },
    { keys: 'Z', label: $localize`Undo, ticket by ticket`, group: 'Triage' },
    { keys: 'O', label: $localize`Open the ticket in the queue`, group: 'Triage' },
  ];
}

/** What a key does: one of the actions, or it chooses a value. */
export type TriageKey = 'accept' | 'skip' | 'undo' | 'open' | Values;

const KEYS: ReadonlyMap<string, TriageKey> = new Map<string, TriageKey>([
  ['ENTER', 'accept'],
  ['S', 'skip'],
  ['Z', 'undo'],
  ['O', 'open'],
  ...CATEGORY_KEYS.map(({ key, value: category }) => [key, { category }] as const),
  ...PRIORITY_KEYS.map(({ key, value: priority }) => [key, { priority }] as const),
]);

/** What a key means in triage, or undefined when it is not one of its keys. */
export function triageKey(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): TriageKey | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  // A French keyboard has the digits in the same places, but under Shift.
  return KEYS.get(event.key.toUpperCase()) ?? KEYS.get(/^Digit(\d)$/.exec(event.code)?.[1] ?? '');
}
