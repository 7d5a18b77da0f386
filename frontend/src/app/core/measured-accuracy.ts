import { inject, Injectable, signal } from '@angular/core';
import { AccuracyApi } from '../api/accuracy-api';
import type { Accuracy } from '../api/types';

/** The decisions of a few minutes hardly move it. */
const GOOD_FOR_MS = 15 * 60_000;

/** How often suggestions were right, read for the first who wants to say so. */
@Injectable({ providedIn: 'root' })
export class MeasuredAccuracy {
  private readonly api = inject(AccuracyApi);
  private readonly latest = signal<Accuracy | undefined>(undefined);
  private askedAt = -Infinity;

  /** Undefined while it is not known. */
  readonly value = this.latest.asReadonly();

  /** Reads it unless that was done lately. Nobody is told of a failure: without it only one sentence is missing. */
  want(): void {
    if (Date.now() - this.askedAt < GOOD_FOR_MS) return;
    this.askedAt = Date.now();
    this.api.measured().subscribe({
      next: (accuracy) => {
        this.latest.set(accuracy);
      },
      error: () => {
        this.askedAt = -Infinity;
      },
    });
  }
}
