import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkListbox, CdkOption, type ListboxValueChangeEvent } from '@angular/cdk/listbox';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { BrowserDays } from './browser-days';
import { LAST_DAYS, rangeRefusal } from './range';
import { RangeUrl } from './range-url';

const BELOW: ConnectedPosition[] = [
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 },
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
];

/** Which days the page tells about: the last ones, or two ends of one's own. */
@Component({
  selector: 'td-range-choice',
  imports: [CdkConnectedOverlay, CdkListbox, CdkOption, CdkOverlayOrigin, CdkTrapFocus, MatButton, MatIcon],
  templateUrl: './range-choice.html',
  styleUrl: './range-choice.scss',
})
export class RangeChoice {
  private readonly url = inject(RangeUrl);
  private readonly days = inject(BrowserDays);

  protected readonly positions = BELOW;
  protected readonly open = signal(false);

  protected readonly label = computed(() => this.url.range().label);
  protected readonly buttonLabel = computed(() => $localize`Range: ${this.label()}:range:`);
  protected readonly timeZone = this.days.timeZone;
  protected readonly today = this.days.today;
  protected readonly options = LAST_DAYS.map((days) => ({ days, label: $localize`Last ${days}:count: days` }));
  protected readonly chosen = computed(() => {
    const days = this.url.last();
    return days === undefined ? [] : [days];
  });

  /** As they stand in the two fields; at first what is shown. */
  protected readonly from = linkedSignal(() => this.url.range().from);
  protected readonly to = linkedSignal(() => this.url.range().to);
  /** Why the two ends are not shown; empty while nothing was refused. */
  protected readonly refusal = signal('');

  protected toggle(): void {
    this.open.update((open) => !open);
  }

  protected close(): void {
    this.open.set(false);
    this.refusal.set('');
    this.from.set(this.url.range().from);
    this.to.set(this.url.range().to);
  }

  protected choose({ value }: ListboxValueChangeEvent<number>): void {
    const days = value[0];
    if (days !== undefined) this.url.showLast(days);
    this.close();
  }

  protected showOwn(event: Event): void {
    event.preventDefault();
    const [from, to] = [this.from(), this.to()];
    const refusal = rangeRefusal(from, to);
    this.refusal.set(refusal);
    if (refusal !== '') return;
    this.url.showOwn(from, to);
    this.open.set(false);
  }
}
