import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { AccountApi } from '../../api/account-api';
import type { OwnSession } from '../../api/types';
import { sentenceFor } from '../../core/errors/sentence';
import { Notifier } from '../../core/notifier/notifier';
import { Session } from '../../core/session/session';
import { ErrorState } from '../../shared/error-state';
import { momentText } from '../../shared/moment';
import { browserName } from './browser-name';

/** Where a person is signed in, and the ways to end it. */
@Component({
  selector: 'td-own-sessions',
  imports: [ErrorState, MatButton],
  template: `
    <section class="sheet" aria-labelledby="sessions-heading">
      <h2 i18n id="sessions-heading">Where you are signed in</h2>
      <p i18n class="about">End what you do not recognise, and then change your password.</p>
      @if (failure(); as reason) {
        <td-error-state
          i18n-heading
          heading="Your sessions could not be loaded"
          [detail]="reason"
          (retry)="sessions.reload()"
        />
      }
      <ul>
        @for (session of list(); track session.id) {
          <li>
            <span class="what">
              {{ browser(session) }}
              <span class="more">
                @if (session.is_current) {
                  <ng-container i18n>This browser</ng-container> ·
                }
                <ng-container i18n>signed in {{ moment(session.created_at) }} from {{ session.address }}</ng-container>
              </span>
            </span>
            @if (!session.is_current) {
              <button i18n matButton type="button" (click)="end(session)">End</button>
            }
          </li>
        }
      </ul>
      <button i18n matButton="outlined" type="button" (click)="endAll()">Sign out everywhere</button>
    </section>
  `,
  styleUrl: '../../shared/section.scss',
})
export class OwnSessions {
  private readonly api = inject(AccountApi);
  private readonly notifier = inject(Notifier);
  private readonly session = inject(Session);

  protected readonly sessions = this.api.sessions();
  protected readonly moment = momentText;

  protected readonly list = computed<readonly OwnSession[]>(() =>
    this.sessions.hasValue() ? this.sessions.value() : [],
  );
  protected readonly failure = computed(() => {
    const error = this.sessions.error();
    return error === undefined ? '' : sentenceFor(error);
  });

  protected browser({ agent }: OwnSession): string {
    return browserName(agent);
  }

  protected async end({ id }: OwnSession): Promise<void> {
    try {
      await firstValueFrom(this.api.endSession(id));
      this.notifier.info($localize`The session is ended.`);
    } catch (error) {
      this.notifier.error(sentenceFor(error));
    }
    this.sessions.reload();
  }

  protected async endAll(): Promise<void> {
    try {
      await firstValueFrom(this.api.endAllSessions());
      this.session.leave();
    } catch (error) {
      this.notifier.error(sentenceFor(error));
    }
  }
}
