import { computed, inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { map, type Observable, of } from 'rxjs';
import type { TicketFilters } from '../../../api/types';
import { filtersOf, ViewsApi } from '../../../api/views-api';
import { sentenceFor } from '../../../core/errors/sentence';
import { readWhenBack } from '../../../core/live/read-when-back';
import { Notifier } from '../../../core/notifier/notifier';
import { NO_FILTERS, QueueUrl, readFilters, writeFilters } from '../../../core/queue-url/queue-url';
import { DeletedViews } from './deleted-views';
import { OwnViews } from './own-views';

/** Filters and order under a name. */
export interface View {
  readonly name: string;
  readonly filters: TicketFilters;
  /** The product's, one's own, or everybody's. */
  readonly kind: 'fixed' | 'own' | 'shared';
  /** The number of a shared one. */
  readonly id?: number;
}

/** What nearly everybody needs. */
function fixedViews(): readonly View[] {
  return [
    {
      name: $localize`:a view|:All open`,
      filters: { ...NO_FILTERS, status: ['open', 'in_progress'] },
      kind: 'fixed',
    },
    { name: $localize`Needs review`, filters: { ...NO_FILTERS, needsReview: true }, kind: 'fixed' },
    { name: $localize`All tickets`, filters: NO_FILTERS, kind: 'fixed' },
  ];
}

/** The views there are, and which of them the list shows. Which one that is stands in the address, by its filters. */
@Injectable()
export class Views {
  private readonly api = inject(ViewsApi);
  private readonly own = inject(OwnViews);
  private readonly deleted = inject(DeletedViews);
  private readonly queueUrl = inject(QueueUrl);
  private readonly notifier = inject(Notifier);
  /** Without them the others still work, so nothing is said when they cannot be read. */
  private readonly shared = this.api.views();

  private readonly fixed = fixedViews();
  readonly all = computed<readonly View[]>(() => [
    ...this.fixed,
    ...this.own.all().map(({ name, filters }) => ({ name, filters, kind: 'own' as const })),
    ...(this.shared.hasValue() ? this.shared.value() : []).map((view) => ({
      id: view.id,
      name: view.name,
      filters: filtersOf(view),
      kind: 'shared' as const,
    })),
  ]);
  /** The one whose filters are in the address; undefined for others. */
  readonly current = computed(() => {
    const wanted = addressOf(this.queueUrl.filters());
    return this.all().find(({ filters }) => addressOf(filters) === wanted);
  });

  constructor() {
    readWhenBack(this.shared);
    this.deleted.broughtBack.pipe(takeUntilDestroyed()).subscribe(() => this.shared.reload());
  }

  /** Keeps the filters in the address under a name, for oneself or for everybody. */
  save(name: string, forAll: boolean): Observable<void> {
    const filters = this.queueUrl.filters();
    if (forAll) return this.readAgainAfter(this.api.create(name, filters));
    this.own.add({ name, filters });
    return of(undefined);
  }

  rename({ id, name: before }: View, name: string): Observable<void> {
    if (id === undefined) {
      this.own.rename(before, name);
      return of(undefined);
    }
    return this.readAgainAfter(this.api.rename(id, name));
  }

  remove(view: View): void {
    const { name, filters, kind } = view;
    this.removed(view).subscribe({
      next: () => this.deleted.note({ kind: 'view', name, filters, shared: kind === 'shared' }),
      error: (error: unknown) => this.notifier.error(notDeleted(view, error)),
    });
  }

  /** True when a view of the same kind has that name already. */
  isTaken(name: string, forAll: boolean): boolean {
    return this.all().some(
      (view) => view.name.toLowerCase() === name.toLowerCase() && (view.kind === 'shared') === forAll,
    );
  }

  private removed({ id, name }: View): Observable<void> {
    if (id !== undefined) return this.readAgainAfter(this.api.remove(id));
    this.own.remove(name);
    return of(undefined);
  }

  private readAgainAfter(change: Observable<unknown>): Observable<void> {
    return change.pipe(
      map(() => {
        this.shared.reload();
      }),
    );
  }
}

/** As the address puts them, in whatever order another client saved the values. */
function addressOf(filters: TicketFilters): string {
  return JSON.stringify(readFilters(writeFilters(filters)));
}

function notDeleted({ name }: View, error: unknown): string {
  return $localize`The view “${name}:name:” was not deleted. ${sentenceFor(error)}:reason:`;
}
