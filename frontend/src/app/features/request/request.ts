import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { readProblem } from '../../api/problem';
import { RequestsApi } from '../../api/requests-api';
import type { Status } from '../../api/types';
import { sentenceFor } from '../../core/errors/sentence';
import { readWhenBack } from '../../core/live/read-when-back';
import { EmptyState } from '../../shared/empty-state';
import { ErrorState } from '../../shared/error-state';
import { momentText } from '../../shared/moment';
import { Skeleton } from '../../shared/skeleton';
import { StatusValue } from '../../shared/values/status-value';

/** What became of a ticket, for whoever sent it. The key is behind the `#`, which browsers tell no server. */
@Component({
  selector: 'td-request',
  imports: [EmptyState, ErrorState, Skeleton, StatusValue],
  templateUrl: './request.html',
  styleUrl: './request.scss',
})
export class RequestPage {
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment, { initialValue: null });
  private readonly key = computed(() => this.fragment()?.trim() || undefined);
  private readonly reading = inject(RequestsApi).request(this.key);

  protected readonly moment = momentText;
  protected readonly meaning = meaning;
  protected readonly request = computed(() => (this.reading.hasValue() ? this.reading.value() : undefined));
  /** The link leads nowhere. */
  protected readonly unknown = computed(
    () => this.key() === undefined || readProblem(this.reading.error())?.code === 'request_not_found',
  );
  protected readonly failure = computed(() => {
    const error = this.reading.error();
    return error === undefined ? undefined : sentenceFor(error);
  });

  constructor() {
    readWhenBack(this.reading);
  }

  protected readAgain(): void {
    this.reading.reload();
  }
}

function meaning(status: Status): string {
  switch (status) {
    case 'open':
      return $localize`It has arrived and waits for its turn.`;
    case 'in_progress':
      return $localize`Somebody is working on it.`;
    case 'resolved':
      return $localize`The work on it is done.`;
    case 'closed':
      return $localize`The work on it has ended.`;
  }
}
