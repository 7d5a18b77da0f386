import { Component, computed, inject, linkedSignal } from '@angular/core';
import { SystemApi } from '../../../api/system-api';
import type { SystemState } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { ErrorState } from '../../../shared/error-state';
import { momentText } from '../../../shared/moment';
import { oneDecimal, wholeNumber } from '../../../shared/numbers';
import { whileVisible } from '../while-visible';
import { bytesInWords, uptimeInWords } from './amounts';
import { jobInWords } from './job-words';

/** How often the page asks again while it is seen, in milliseconds. */
const REFRESH_MS = 10_000;

/** How the server, its database and its work in the background are. */
@Component({
  selector: 'td-system',
  imports: [ErrorState],
  templateUrl: './system.html',
  styleUrls: ['../../../shared/section.scss', '../facts.scss', './system.scss'],
})
export class System {
  protected readonly answer = inject(SystemApi).state();
  protected readonly moment = momentText;
  protected readonly bytes = bytesInWords;
  protected readonly whole = wholeNumber;
  protected readonly decimal = oneDecimal;
  protected readonly nameOf = jobInWords;

  /** What was read last stays when it cannot be read again. */
  protected readonly state = linkedSignal<SystemState | undefined, SystemState | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
  protected readonly failure = computed(() => {
    const error = this.answer.error();
    return error === undefined ? '' : sentenceFor(error);
  });

  constructor() {
    whileVisible(REFRESH_MS, () => this.answer.reload());
  }

  protected uptime({ started_at: start }: SystemState): string {
    return uptimeInWords(Math.max(0, (Date.now() - Date.parse(start)) / 1_000));
  }
}
