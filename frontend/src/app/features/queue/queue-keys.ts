import { Directive, ElementRef, inject } from '@angular/core';
import { QueueUrl } from '../../core/queue-url/queue-url';
import { isTypingIn } from '../../core/typing-target';
import { Viewport } from '../../core/viewport';
import { FIELD_NAMES, type FieldName, FIELDS } from './fields/ticket-fields';
import { TicketList } from './list/ticket-list';
import { RowFocus } from './rows/row-focus';

export type QueueAction = 'next' | 'previous' | 'open' | 'close' | 'accept' | FieldName;

const ANYWHERE: ReadonlyMap<string, QueueAction> = new Map<string, QueueAction>([
  ['j', 'next'],
  ['k', 'previous'],
  ['escape', 'close'],
  ['a', 'accept'],
  ...FIELD_NAMES.map((field) => [FIELDS[field].key, field] as const),
]);
const ON_A_ROW: ReadonlyMap<string, QueueAction> = new Map<string, QueueAction>([
  ['arrowdown', 'next'],
  ['arrowup', 'previous'],
  ['enter', 'open'],
]);

/**
 * What a key means in the queue, or undefined when it is not the queue's.
 * @param onRow true when the focus is on a row itself and on nothing in it that needs the key
 */
export function queueAction(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  onRow: boolean,
): QueueAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  const key = event.key.toLowerCase();
  return ANYWHERE.get(key) ?? (onRow ? ON_A_ROW.get(key) : undefined);
}

/** The neighbour of a ticket in the list; undefined at its ends and for a ticket that is not in it. */
export function neighbour(ids: readonly number[], id: number | undefined, step: 1 | -1): number | undefined {
  const index = id === undefined ? -1 : ids.indexOf(id);
  return index === -1 ? undefined : ids[index + step];
}

/** The keys of the queue. They work on its rows and its open ticket, and where nothing in particular has the focus. */
@Directive({
  selector: '[tdQueueKeys]',
  host: { '(document:keydown)': 'press($event)' },
})
export class QueueKeys {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly queueUrl = inject(QueueUrl);
  private readonly viewport = inject(Viewport);
  private readonly list = inject(TicketList);
  private readonly rows = inject(RowFocus);

  protected press(event: KeyboardEvent): void {
    const { target } = event;
    if (event.defaultPrevented || isTypingIn(target) || !(target instanceof Element)) return;
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
        return this.move(action === 'next' ? 1 : -1, reading ? open : undefined, row);
      case 'open':
        if (row !== undefined) void this.queueUrl.openTicket(row);
        return row !== undefined;
      case 'close':
        if (panel !== null) this.queueUrl.closeTicket();
        return panel !== null;
      case 'accept': {
        const accept = reading ? panel.querySelector<HTMLElement>('[data-accept]') : null;
        accept?.click();
        return accept !== null;
      }
      case 'category':
      case 'priority':
      case 'status':
        if (reading) panel.querySelector<HTMLElement>(`[data-field="${action}"]`)?.click();
        else if (row !== undefined) this.rows.openMenu(row, action);
        return reading || row !== undefined;
    }
  }

  /** In an open ticket to the ticket before or after it, in the list from row to row. */
  private move(step: 1 | -1, open: number | undefined, row: number | undefined): boolean {
    const ids = this.list.ids();
    if (open !== undefined) {
      const id = neighbour(ids, open, step);
      if (id !== undefined) void this.queueUrl.openTicket(id);
    } else {
      this.rows.focus(neighbour(ids, row, step));
    }
    return ids.length > 0;
  }
}
