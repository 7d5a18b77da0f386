import { computed, inject, Injectable } from '@angular/core';
import { QueueUrl } from '../../core/queue-url/queue-url';
import { type Command, Shortcuts } from '../../core/shortcuts/shortcuts';
import { shortTotal } from '../../shared/numbers';
import { BulkRun } from './bulk/bulk-run';
import { bulkOrder } from './bulk/bulk-order';
import { Selection } from './bulk/selection';
import { changesAnything, type Edit, FIELD_NAMES, type FieldName, FIELDS } from './fields/ticket-fields';
import { isFiltered } from './filters/filter-words';
import { OptimisticChanges } from './list/optimistic-changes';
import { TicketList } from './list/ticket-list';
import { TicketRows } from './list/ticket-rows';
import { Undo } from './list/undo';
import { QueueWalk } from './queue-walk';
import { RowFocus } from './rows/row-focus';

/** What the palette can do here: with the selected tickets, with the open or focused one, with the list. */
@Injectable()
export class QueueCommands {
  private readonly shortcuts = inject(Shortcuts);
  private readonly queueUrl = inject(QueueUrl);
  private readonly list = inject(TicketList);
  private readonly rows = inject(TicketRows);
  private readonly focus = inject(RowFocus);
  private readonly selection = inject(Selection);
  private readonly changes = inject(OptimisticChanges);
  private readonly bulk = inject(BulkRun);
  private readonly undo = inject(Undo);
  private readonly walk = inject(QueueWalk);

  private readonly current = computed(() => {
    const id = this.queueUrl.ticketNumber() ?? this.focus.current();
    const row = id === undefined ? undefined : this.rows.row(id);
    return row === undefined || row.deleted ? undefined : row.ticket;
  });

  /** Call in an injection context. */
  offer(refresh: () => void): void {
    this.shortcuts.offer(() => [...this.forTickets(), ...this.forTheList(refresh)]);
  }

  private forTickets(): readonly Command[] {
    if (this.selection.active()) {
      if (this.bulk.current() !== undefined) return [];
      const order = bulkOrder(this.selection, this.list.filters());
      return setters(
        $localize`${shortTotal(this.selection.count())}:count: selected tickets`,
        () => true,
        (edit) => {
          this.bulk.start(order(edit));
        },
      );
    }
    const ticket = this.current();
    if (ticket === undefined) return [];
    const group = $localize`Ticket ${ticket.id}:number:`;
    const resolve = {
      label: $localize`Resolve and go to the next`,
      group,
      icon: 'check',
      keys: 'Shift S',
      run: () => this.walk.resolve(ticket.id, this.queueUrl.ticketNumber() !== undefined),
    };
    return [
      resolve,
      ...setters(
        group,
        (edit) => changesAnything(ticket, edit),
        (edit) => {
          this.changes.change(ticket.id, edit);
        },
      ),
    ];
  }

  private forTheList(refresh: () => void): readonly Command[] {
    const undo = { label: $localize`Undo the last change`, keys: 'Z', icon: 'undo-2', run: () => this.undo.last() };
    const clear = { label: $localize`Clear the filters`, icon: 'x', run: () => void this.queueUrl.clear() };
    const all = {
      label: $localize`Select all matching tickets`,
      icon: 'list-checks',
      run: () => this.selection.selectAllMatching(),
    };
    return [
      ...(this.undo.possible() ? [undo] : []),
      ...(isFiltered(this.queueUrl.filters()) ? [clear] : []),
      ...(this.list.ids().length > 0 ? [all] : []),
      { label: $localize`Refresh the list`, icon: 'refresh-cw', run: refresh },
    ].map((command) => ({ ...command, group: $localize`:a page|:Queue` }));
  }
}

/** "Set status to Resolved", for each value that says something new. */
function setters(group: string, isNews: (edit: Edit) => boolean, set: (edit: Edit) => void): readonly Command[] {
  return FIELD_NAMES.toReversed().flatMap((name) =>
    FIELDS[name].options
      .filter(({ edit }) => isNews(edit))
      .map(({ label, icon, edit }) => ({
        label: setText(name, label),
        group,
        icon,
        keys: FIELDS[name].key.toUpperCase(),
        run: () => {
          set(edit);
        },
      })),
  );
}

function setText(field: FieldName, value: string): string {
  switch (field) {
    case 'category':
      return $localize`Set category to ${value}:value:`;
    case 'priority':
      return $localize`Set priority to ${value}:value:`;
    case 'status':
      return $localize`Set status to ${value}:value:`;
  }
}
