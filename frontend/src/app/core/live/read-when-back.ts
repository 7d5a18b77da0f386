import { inject, type Resource } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { lostAnswer } from '../../api/problem';
import { LiveEvents } from './live-events';

/** Reads again, whenever the connection is back, what could not be read without it. Call in an injection context. */
export function readWhenBack(answer: Pick<Resource<unknown>, 'error'> & { reload(): unknown }): void {
  inject(LiveEvents)
    .returns.pipe(takeUntilDestroyed())
    .subscribe(() => {
      if (lostAnswer(answer.error()) !== undefined) answer.reload();
    });
}
