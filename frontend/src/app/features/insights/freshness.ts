import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Clock } from '../../core/clock';
import { ageText } from '../../shared/age';

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

  private readonly age = computed(() => ageText(this.clock.now() - this.at(), 'long'));

  /** "just now", "4 min ago". */
  protected readonly updated = computed(() => (this.age() === 'now' ? 'just now' : `${this.age()} ago`));
  /** "less than a minute", "4 min". */
  protected readonly oldness = computed(() => (this.age() === 'now' ? 'less than a minute' : this.age()));
}
