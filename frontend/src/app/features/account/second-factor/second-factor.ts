import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SecondFactorApi } from '../../../api/second-factor-api';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { ErrorState } from '../../../shared/error-state';
import { momentText } from '../../../shared/moment';
import { Proof, type Purpose } from './proof';
import { RecoveryCodes } from './recovery-codes';
import { SetUp } from './set-up';

/** From so many recovery codes on, new ones are recommended. */
const FEW = 2;

/** Whether it takes a code to sign in, and the ways to change that. */
@Component({
  selector: 'td-second-factor',
  imports: [ErrorState, MatButton, Proof, RecoveryCodes, SetUp],
  templateUrl: './second-factor.html',
  styleUrls: ['../../../shared/section.scss', './second-factor.scss'],
})
export class SecondFactor {
  private readonly api = inject(SecondFactorApi);
  private readonly notifier = inject(Notifier);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly state = this.api.state();
  protected readonly moment = momentText;
  protected readonly few = FEW;
  /** What the person is about to do. */
  protected readonly wish = signal<'set-up' | Purpose | undefined>(undefined);
  /** Those that were just made, until the person says that they are kept. */
  protected readonly codes = signal<readonly string[]>([]);

  protected readonly present = computed(() => (this.state.hasValue() ? this.state.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.state.error();
    return error === undefined ? '' : sentenceFor(error);
  });
  protected readonly left = computed(() => {
    const count = this.present()?.recovery_codes_left ?? 0;
    if (count === 0) return $localize`There are no recovery codes left.`;
    return count === 1 ? $localize`One recovery code is left.` : $localize`${count}:count: recovery codes are left.`;
  });

  protected turnedOn(codes: readonly string[]): void {
    this.codes.set(codes);
    this.notifier.info($localize`Your second factor is on. You are signed out everywhere else.`);
  }

  protected changed(codes: readonly string[]): void {
    this.codes.set(codes);
    if (codes.length > 0) return;
    this.notifier.info($localize`Your second factor is off.`);
    this.rest();
  }

  /** Back to what is; the keyboard goes on at the heading. */
  protected rest(): void {
    this.wish.set(undefined);
    this.codes.set([]);
    this.state.reload();
    afterNextRender(() => this.heading().nativeElement.focus(), { injector: this.injector });
  }
}
