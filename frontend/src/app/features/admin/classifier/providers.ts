import { Component, computed, inject } from '@angular/core';
import { ClassifierApi } from '../../../api/classifier-api';
import type { Provider } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { ErrorState } from '../../../shared/error-state';
import { momentText } from '../../../shared/moment';
import { wholeNumber } from '../../../shared/numbers';
import { SOURCE_NAMES } from '../../../shared/suggestion/source-names';
import { FAILURE_WORDS, STATE_WORDS } from './provider-words';

/** Who is asked for suggestions, in this order, and how they do. */
@Component({
  selector: 'td-providers',
  imports: [ErrorState],
  template: `
    <section class="sheet" aria-labelledby="providers-heading">
      <h2 i18n id="providers-heading">Who suggests</h2>
      <p i18n class="about">They are asked in this order. When one does not answer, the next one does.</p>
      @if (failure(); as reason) {
        <td-error-state
          i18n-heading
          heading="The providers could not be loaded"
          [detail]="reason"
          (retry)="providers.reload()"
        />
      }
      <ol>
        @for (provider of list(); track provider.name) {
          <li>
            <span class="what">
              <b>{{ name(provider) }}</b> {{ provider.name === 'embedded' ? provider.version : provider.model }}
              @if (provider.latency; as latency) {
                <span i18n class="more"
                  >Half of its answers take less than {{ whole(latency.median_ms) }} ms, most of them less than
                  {{ whole(latency.p95_ms) }} ms</span
                >
              }
              @if (provider.today; as today) {
                <span i18n class="more"
                  >Today {{ whole(today.calls) }} of {{ whole(provider.caps?.calls ?? 0) }} calls and
                  {{ whole(today.input_tokens + today.output_tokens) }} of
                  {{ whole(provider.caps?.tokens ?? 0) }} tokens</span
                >
              }
              @if (provider.last_error; as error) {
                <span i18n class="more">Last failure {{ moment(error.at) }}: {{ why(error) }}</span>
              }
            </span>
            <span [class.trouble]="provider.state !== 'ready' && provider.state !== 'off'">
              {{ state(provider) }}
              @if (provider === answering()) {
                <span i18n class="more">answers now</span>
              }
            </span>
          </li>
        }
      </ol>
    </section>
  `,
  styleUrls: ['../../../shared/section.scss', './providers.scss'],
})
export class Providers {
  protected readonly providers = inject(ClassifierApi).providers();
  protected readonly moment = momentText;
  protected readonly whole = wholeNumber;

  protected readonly list = computed<readonly Provider[]>(() =>
    this.providers.hasValue() ? this.providers.value() : [],
  );
  /** The first one that nothing keeps from it. */
  protected readonly answering = computed(() =>
    this.list().find(({ state }) => state === 'ready' || state === 'failing'),
  );
  protected readonly failure = computed(() => {
    const error = this.providers.error();
    return error === undefined ? '' : sentenceFor(error);
  });

  /** Whether they are asked, and how often, may have changed. */
  readAgain(): void {
    this.providers.reload();
  }

  protected name({ name }: Provider): string {
    return SOURCE_NAMES[name];
  }

  protected state({ state }: Provider): string {
    return STATE_WORDS[state]();
  }

  protected why({ class: kind }: NonNullable<Provider['last_error']>): string {
    return FAILURE_WORDS[kind]();
  }
}
