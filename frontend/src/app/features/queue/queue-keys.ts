import { ApplicationRef, Directive, ElementRef, inject } from '@angular/core';
import { QueueUrl } from '../../core/queue-url/queue-url';
import { type Shortcut, Shortcuts } from '../../core/shortcuts/shortcuts';
import { isTypingIn } from '../../core/typing-target';
import { Viewport } from '../../core/viewport';
import { Selection } from './bulk/selection';
import { FIELD_NAMES, type FieldName, FIELDS } from './fields/ticket-fields';
import { Undo } from './list/undo';
import { QueueWalk } from './queue-walk';
import { RowFocus } from './rows/row-focus';

export type QueueAction =
  'next' | 'previous' | 'open' | 'close' | 'accept' | 'select' | 'range' | 'resolve' | 'undo' | 'new' | FieldName;

const ANYWHERE: ReadonlyMap<string, QueueAction> = new Map<string, QueueAction>([
  ['j', 'next'],
  ['k', 'previous'],
  ['escape', 'close'],
  ['a', 'accept'],
  ['x', 'select'],
  ['z', 'undo'],
  ['u', 'new'],
  ...FIELD_NAMES.map((field) => [FIELDS[field].key, field] as const),
]);
const WITH_SHIFT: ReadonlyMap<string, QueueAction> = new Map<string, QueueAction>([
  ['x', 'range'],
  ['s', 'resolve'],
]);
const ON_A_ROW: ReadonlyMap<string, QueueAction> = new Map<string, QueueAction>([
  ['arrowdown', 'next'],
  ['arrowup', 'previous'],
  ['enter', 'open'],
]);

/** As the cheat sheet names them. */
function queueShortcuts(): readonly Shortcut[] {
  return [
    { keys: 'J', label: $localize`Next ticket`, group: 'Queue' },
    { keys: 'K', label: $localize`Previous ticket`, group: 'Queue' },
    { keys: 'Enter', label: $localize`Open the ticket`, group: 'Queue' },
    { keys: 'Esc', label: $localize`Close the ticket, clear the selection`, group: 'Queue' },
    { keys: 'X', label: $localize`Select the ticket`, group: 'Queue' },
    { keys: 'Shift X', label: $localize`Select a range`, group: 'Queue' },
    { keys: 'S', label: $localize`Change the status`, group: 'Queue' },
    { keys: 'P', label: $localize`Change the priority`, group: 'Queue' },
    { keys: 'C', label: $localize`Change the category`, group: 'Queue' },
    { keys: 'Shift S', label: $localize`Resolve and go to the next`, group: 'Queue' },
    { keys: 'U', label: $localize`Show new tickets`, group: 'Queue' },
    { keys: 'Z', label: $localize`Undo the last change`, group: 'Queue' },
    { keys: 'A', label: $localize`Accept the suggestion`, group: 'Ticket' },
  ];
}

/** What a key that is held down does again and again; everything else it does once. */
const WHILE_HELD: ReadonlySet<QueueAction | undefined> = new Set<QueueAction>(['next', 'previous']);

/**
 * What a key means in the queue, or undefined when it is not the queue's.
 * @param onRow true when the focus is on a row itself and on nothing in it that needs the key
 */
export function queueAction(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'>,
  onRow: boolean,
): QueueAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  const action = event.shiftKey ? WITH_SHIFT.get(key) : (ANYWHERE.get(key) ?? (onRow ? ON_A_ROW.get(key) : undefined));
  return event.repeat && !WHILE_HELD.has(action) ? undefined : action;
}

/** The keys of the queue. They work on its rows and its open ticket, and where nothing in particular has the focus. */
@Directive({
  selector: '[tdQueueKeys]',
  host: { '(document:keydown)': 'press($event)' },
})
export class QueueKeys {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly app = inject(ApplicationRef);
  private readonly queueUrl = inject(QueueUrl);
  private readonly viewport = inject(Viewport);
  private readonly rows = inject(RowFocus);
  private readonly selection = inject(Selection);
  private readonly walk = inject(QueueWalk);
  private readonly undo = inject(Undo);
  private readonly shortcuts = inject(Shortcuts);

  constructor() {
    this.shortcuts.list(queueShortcuts());
  }

  protected press(event: KeyboardEvent): void {
    const { target } = event;
    if (event.defaultPrevented || isTypingIn(target) || !(target instanceof Element)) return;
    if (event.key.length === 1 && !this.shortcuts.enabled()) return;
    // Elsewhere (the navigation, the top bar, a dialog) keys are not the queue's.
    if (!this.host.contains(target) && !target.contains(this.host)) return;

    const action = queueAction(event, this.rows.isRow(target));
    if (action !== undefined && this.perform(action, target)) event.preventDefault();
  }

  private perform(action: QueueAction, target: Element): boolean {
    const open = this.queueUrl.ticketNumber();
    const panel = this.host.querySelector('td-ticket-panel');
    // A ticket that covers the list takes the keys even when the focus is nowhere.
    const reading = panel !== null && (panel.contains(target) || !this.viewport.twoSheets());
    const row = this.rows.around(target);
    switch (action) {
      case 'next':
      case 'previous':
        return this.walk.move(action === 'next' ? 1 : -1, reading ? open : undefined, row);
      case 'open':
        if (row !== undefined) void this.queueUrl.openTicket(row);
        return row !== undefined;
      case 'close':
        return this.close(panel !== null, reading);
      case 'select':
        if (row !== undefined) this.selection.toggle(row);
        return row !== undefined;
      case 'range':
        if (row !== undefined) this.selection.extendTo(row);
        return row !== undefined;
      case 'resolve':
        return this.walk.resolve(reading ? open : row, reading);
      case 'undo':
        this.undo.last();
        return true;
      case 'new': {
        const pill = this.host.querySelector<HTMLElement>('td-new-tickets-pill button');
        pill?.click();
        return pill !== null;
      }
      case 'accept': {
        const accept = reading ? panel.querySelector<HTMLElement>('[data-accept]') : null;
        accept?.click();
        return accept !== null;
      }
      case 'category':
      case 'priority':
      case 'status':
        if (reading) panel.querySelector<HTMLElement>(`[data-field="${action}"]`)?.click();
        else if (this.selection.active()) this.host.querySelector<HTMLElement>(`[data-bulk="${action}"]`)?.click();
        else if (row !== undefined) this.rows.openMenu(row, action);
        else return false;
        // a menu takes the focus when it is drawn, and the next key, which may come at once, is its own
        this.app.tick();
        return true;
    }
  }

  /** One thing at a time: the ticket that is read, the selection, the ticket beside the list. */
  private close(isOpen: boolean, reading: boolean): boolean {
    if (!reading && this.selection.mode()) this.selection.clear();
    else if (isOpen) this.queueUrl.closeTicket();
    else return false;
    return true;
  }
}
