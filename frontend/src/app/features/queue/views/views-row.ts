import { Component, computed, inject, Injector } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { MatchingCounts } from '../../../core/matching-counts';
import { QueueUrl, writeFilters } from '../../../core/queue-url/queue-url';
import { Viewport } from '../../../core/viewport';
import { shortTotal } from '../../../shared/numbers';
import { filtersInWords } from '../filters/filter-words';
import { TicketList } from '../list/ticket-list';
import type { ViewDialogData } from './view-dialog';
import { type View, Views } from './views';

/** The saved views, side by side where there is room, otherwise in a menu; and what can be done with the one on screen. */
@Component({
  selector: 'td-views-row',
  imports: [MatButton, MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, MatTooltip, RouterLink],
  providers: [Views],
  templateUrl: './views-row.html',
  styleUrl: './views-row.scss',
})
export class ViewsRow {
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly queueUrl = inject(QueueUrl);
  private readonly list = inject(TicketList);
  private readonly counts = inject(MatchingCounts);

  protected readonly views = inject(Views);
  protected readonly rail = inject(Viewport).rail;
  protected readonly current = this.views.current;
  protected readonly name = computed(() => this.current()?.name ?? $localize`:a view without a name|:Queue`);
  protected readonly label = computed(() => $localize`View: ${this.name()}:name:`);
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === undefined ? '' : shortTotal(total);
  });
  /** The view on screen where it can be renamed and deleted. */
  protected readonly changeable = computed(() => {
    const view = this.current();
    return view === undefined || view.kind === 'fixed' ? undefined : view;
  });

  constructor() {
    // Searches cost the server more than a number is worth.
    this.counts.follow(() =>
      this.views
        .all()
        .filter((view) => view !== this.current() && view.filters.search === '')
        .map(({ filters }) => filters),
    );
  }

  /** How many tickets it shows; '' while nobody knows. */
  protected countOf(view: View): string {
    if (view === this.current()) return this.count();
    const total = this.counts.of(view.filters);
    return total === undefined ? '' : shortTotal(total);
  }

  /** Days pass; a view is for every day. */
  protected readonly dated = computed(() => this.queueUrl.filters().created !== undefined);

  protected paramsOf({ filters }: View) {
    return writeFilters(filters);
  }

  protected changeLabel({ name }: View): string {
    return $localize`Change the view ${name}:name:`;
  }

  protected save(): void {
    void this.ask({
      heading: $localize`Save this view`,
      name: '',
      shows: filtersInWords(this.queueUrl.filters()) || $localize`All tickets`,
      asksForWhom: true,
      isTaken: (name, forAll) => this.views.isTaken(name, forAll),
      save: (name, forAll) => this.views.save(name, forAll),
    });
  }

  protected rename(view: View): void {
    void this.ask({
      heading: $localize`Rename “${view.name}:name:”`,
      name: view.name,
      shows: filtersInWords(view.filters) || $localize`All tickets`,
      asksForWhom: false,
      isTaken: (name) => this.views.isTaken(name, view.kind === 'shared'),
      save: (name) => this.views.rename(view, name),
    });
  }

  private async ask(data: ViewDialogData): Promise<void> {
    const { ViewDialog } = await import('./view-dialog');
    this.dialog.open(ViewDialog, { data, width: '420px', maxWidth: 'calc(100vw - 32px)', injector: this.injector });
  }
}
