import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkListbox, CdkOption, type ListboxValueChangeEvent } from '@angular/cdk/listbox';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TicketCountsApi } from '../../../api/ticket-counts-api';
import type { TicketFilters } from '../../../api/types';
import { MatchingCounts } from '../../../core/matching-counts';
import { QueueUrl } from '../../../core/queue-url/queue-url';
import { type FieldName, FIELDS } from '../fields/ticket-fields';
import { TicketList } from '../list/ticket-list';
import { shortTotal, type Total } from '../../../shared/numbers';
import { filterValues } from './filter-words';

const BELOW_OR_ABOVE: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -6 },
];

/** One filter: a button that names what is chosen, and a list of values of which several can be chosen. */
@Component({
  selector: 'td-filter-menu',
  imports: [CdkConnectedOverlay, CdkListbox, CdkOption, CdkOverlayOrigin, CdkTrapFocus, MatButton, MatIcon],
  templateUrl: './filter-menu.html',
  styleUrls: ['./filter-button.scss', './filter-menu.scss'],
})
export class FilterMenu {
  private readonly queueUrl = inject(QueueUrl);
  private readonly list = inject(TicketList);

  readonly field = input.required<FieldName>();

  protected readonly positions = BELOW_OR_ABOVE;
  protected readonly open = signal(false);

  protected readonly name = computed(() => FIELDS[this.field()].label);
  protected readonly options = computed(() => FIELDS[this.field()].options);
  protected readonly chosen = computed<readonly string[]>(() => this.queueUrl.filters()[this.field()]);
  protected readonly values = computed(() => filterValues(this.field(), this.queueUrl.filters()));
  protected readonly label = computed(() => (this.values() === '' ? this.name() : `${this.name()}: ${this.values()}`));
  /** Asked while the menu is open. All values are counted at once, unless there is more to it than values. */
  private readonly stats = inject(TicketCountsApi).countsOf(
    computed(() => (this.open() && !this.isCountedOneByOne() ? this.withValues([]) : undefined)),
  );
  private readonly matching = inject(MatchingCounts);
  protected readonly show = computed(() => {
    const total = this.list.total();
    return this.list.reading() === 'first' || total === undefined
      ? $localize`:the filtered list|:Show`
      : $localize`:the filtered list|:Show ${shortTotal(total)}:count:`;
  });

  constructor() {
    this.matching.follow(() =>
      this.open() && this.isCountedOneByOne() ? this.options().map(({ value }) => this.withValues([value])) : [],
    );
  }

  /** How many tickets a value would show, the other filters kept; '' while nobody knows. */
  protected countOf(value: string): string {
    const total = this.isCountedOneByOne() ? this.matching.of(this.withValues([value])) : this.counted(value);
    return total === undefined ? '' : shortTotal(total);
  }

  /** The address follows each choice, but a filter that is being put together is one step in the history. */
  private replaceUrl = false;

  protected toggle(): void {
    this.open.update((open) => !open);
    this.replaceUrl = false;
  }

  protected close(): void {
    this.open.set(false);
  }

  protected choose({ value }: ListboxValueChangeEvent<string>): void {
    this.apply(value);
  }

  protected clear(): void {
    this.apply([]);
  }

  private isCountedOneByOne(): boolean {
    const { search, needsReview, created } = this.queueUrl.filters();
    return search !== '' || needsReview || created !== undefined;
  }

  private withValues(values: readonly string[]): TicketFilters {
    return { ...this.queueUrl.filters(), [this.field()]: values };
  }

  private counted(value: string): Total | undefined {
    const counts: Readonly<Record<string, number>> | undefined = this.stats.hasValue()
      ? this.stats.value()[`${this.field()}_breakdown`]
      : undefined;
    const count = counts?.[value];
    return count === undefined ? undefined : { count, capped: false };
  }

  private apply(values: readonly string[]): void {
    const chosen = this.options().filter(({ value }) => values.includes(value));
    void this.queueUrl.show({ [this.field()]: chosen.map(({ value }) => value) }, { replaceUrl: this.replaceUrl });
    this.replaceUrl = true;
  }
}
