import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Clock } from '../../core/clock';
import { ageText } from '../../shared/age';

const MINUTE = 60_000;

/** How old the figures are and a way to newer ones; when these did not come, why. */
@Component({
  selector: 'td-freshness',
  imports: [MatButton, MatIcon],
  templateUrl: './freshness.html',
  styleUrl: './freshness.scss',
  host: { '[class.failed]': "failure() !== ''" },
})
export class Freshness {
  /** When the figures arrived, in milliseconds since the epoch. */
  readonly at = input.required<number>();
  readonly refreshing = input.required<boolean>();
  /** A sentence for people; empty when nothing failed. */
  readonly failure = input.required<string>();
  readonly refresh = output();

  private readonly clock = inject(Clock);

  /** "4 min"; undefined for less than a minute. */
  private readonly age = computed(() => {
    const elapsed = this.clock.now() - this.at();
    return elapsed >= MINUTE ? ageText(elapsed, 'long') : undefined;
  });

  protected readonly attempt = computed(() => (this.refreshing() ? $localize`Trying again…` : this.failure()));
  protected readonly updated = computed(() => {
    const age = this.age();
    return age === undefined ? $localize`Updated just now` : $localize`Updated ${age}:age: ago`;
  });
  protected readonly oldness = computed(() => {
    const age = this.age();
    return age === undefined
      ? $localize`These figures are less than a minute old.`
      : $localize`These figures are ${age}:age: old.`;
  });
}
