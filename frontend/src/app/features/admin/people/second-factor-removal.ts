import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readProblem } from '../../../api/problem';
import { SecondFactorApi } from '../../../api/second-factor-api';
import type { ManagedPerson } from '../../../api/types';
import { Confirm } from '../../../core/confirm/confirm';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';

/** Removes the second factor of somebody who has lost everything, after asking. */
@Injectable()
export class SecondFactorRemoval {
  private readonly confirm = inject(Confirm);
  private readonly api = inject(SecondFactorApi);
  private readonly notifier = inject(Notifier);

  /** Whether it is removed. */
  async ask(person: ManagedPerson): Promise<boolean> {
    const isMeant = await this.confirm.ask({
      heading: $localize`Remove the second factor of ${person.name}:name:?`,
      detail: $localize`The password of ${person.name}:name: alone is then enough to sign in, and all their sessions end. Make sure that it is them who ask for it.`,
      action: $localize`Remove`,
      isFinal: true,
    });
    if (!isMeant) return false;
    try {
      await firstValueFrom(this.api.removeOf(person.id));
      this.notifier.info($localize`${person.name}:name: has no second factor any more.`);
      return true;
    } catch (error) {
      this.notifier.error(
        readProblem(error)?.code === 'own_second_factor'
          ? $localize`This is your own second factor. Turn it off in your account.`
          : sentenceFor(error),
      );
      return false;
    }
  }
}
