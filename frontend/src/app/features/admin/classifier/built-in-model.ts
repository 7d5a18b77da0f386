import { Component, computed, DestroyRef, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { firstValueFrom, type Observable } from 'rxjs';
import { AccuracyApi } from '../../../api/accuracy-api';
import { ClassifierApi } from '../../../api/classifier-api';
import type { ModelVersion, Training } from '../../../api/types';
import { Confirm } from '../../../core/confirm/confirm';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { ErrorState } from '../../../shared/error-state';
import { momentText } from '../../../shared/moment';
import { percent, wholeNumber } from '../../../shared/numbers';
import { refusalOf } from './refusal';

/** How often a training that goes on is asked for, in milliseconds. */
const FOLLOW_MS = 2_000;

/** The versions of the built-in model, which one answers, and the training of another one. */
@Component({
  selector: 'td-built-in-model',
  imports: [ErrorState, MatButton, MatProgressBar],
  templateUrl: './built-in-model.html',
  styleUrls: ['../../../shared/section.scss', './built-in-model.scss'],
})
export class BuiltInModel {
  private readonly api = inject(ClassifierApi);
  private readonly confirm = inject(Confirm);
  private readonly notifier = inject(Notifier);

  protected readonly models = this.api.models();
  protected readonly training = this.api.training();
  private readonly accuracy = inject(AccuracyApi).accuracy(() => undefined);
  protected readonly moment = momentText;
  protected readonly percent = percent;
  protected readonly whole = wholeNumber;
  protected readonly busy = signal(false);

  protected readonly list = computed<readonly ModelVersion[]>(() =>
    this.models.hasValue() ? this.models.value() : [],
  );
  protected readonly latest = computed<Training | undefined>(() =>
    this.training.hasValue() ? this.training.value() : undefined,
  );
  protected readonly goesOn = computed(() => ['queued', 'running'].includes(this.latest()?.state ?? ''));
  protected readonly failure = computed(() => {
    const error = this.models.error();
    return error === undefined ? '' : sentenceFor(error);
  });

  constructor() {
    const follow = setInterval(() => {
      if (this.goesOn()) this.training.reload();
    }, FOLLOW_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(follow);
    });
    let wentOn = false;
    effect(() => {
      const goesOn = this.goesOn();
      if (wentOn && !goesOn && this.training.hasValue()) this.models.reload();
      wentOn = goesOn;
    });
  }

  /** What people made of a version's suggestions here; '' while nobody decided. */
  protected measured({ version }: ModelVersion): string {
    const fields = this.accuracy.hasValue()
      ? this.accuracy.value().models.find((model) => model.source === 'embedded' && model.version === version)?.fields
      : undefined;
    const share = (name: string) => fields?.find(({ field }) => field === name)?.accuracy ?? null;
    const [category, priority] = [share('category'), share('priority')];
    if (category === null || priority === null) return '';
    return $localize`right here: category ${percent(category)}:category:, priority ${percent(priority)}:priority:`;
  }

  /** Another release cannot use what one has learned, and a rejected version is not kept. */
  protected canAnswer({ state, base }: ModelVersion): boolean {
    const shipped = this.list().find(({ origin }) => origin === 'shipped')?.version;
    return state === 'retired' && (base === null || base === shipped);
  }

  /** One version at a time answers; those of other releases may have been the last of theirs. */
  protected answers({ state, base }: ModelVersion): boolean {
    const shipped = this.list().find(({ origin }) => origin === 'shipped')?.version;
    return state === 'active' && (base === null || base === shipped);
  }

  protected async choose({ version }: ModelVersion): Promise<void> {
    const isWanted = await this.confirm.ask({
      heading: $localize`Let this version answer?`,
      subject: version,
      detail: $localize`It makes the suggestions from now on, within half a minute on every server. The one that answers now can be chosen again.`,
      action: $localize`Use this version`,
      isFinal: false,
    });
    if (!isWanted) return;
    await this.act(this.api.activate(version), (versions) => {
      this.models.set(versions);
      this.notifier.info($localize`Version ${version}:version: answers now.`);
    });
  }

  protected async train(): Promise<void> {
    await this.act(this.api.train(), (training) => {
      this.training.set(training);
    });
  }

  protected async cancel(): Promise<void> {
    await this.act(this.api.cancelTraining(), (training) => {
      this.training.set(training);
    });
  }

  private async act<Answer>(request: Observable<Answer>, take: (answer: Answer) => void): Promise<void> {
    this.busy.set(true);
    try {
      take(await firstValueFrom(request));
    } catch (error) {
      this.notifier.error(refusalOf(error));
      this.training.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
