import { inject, Injectable } from '@angular/core';
import { AccuracyApi } from '../../api/accuracy-api';
import { AccuracyUrl } from './accuracy/accuracy-url';
import { KeptReading } from './kept-reading';

/** How often suggestions were right in the period of the address. */
@Injectable()
export class Measurements {
  private readonly period = inject(AccuracyUrl).period;

  readonly accuracy = new KeptReading(
    inject(AccuracyApi).accuracy(() => this.period().days),
    this.period,
  );
}
