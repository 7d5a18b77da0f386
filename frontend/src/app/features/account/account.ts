import { Component, inject } from '@angular/core';
import { Session } from '../../core/session/session';
import { TokensSection } from '../../core/tokens/tokens-section';
import { OwnOpenId } from './own-openid';
import { OwnPassword } from './own-password';
import { OwnSessions } from './own-sessions';
import { SecondFactor } from './second-factor/second-factor';

/** What a person who has signed in decides for themselves. */
@Component({
  selector: 'td-account',
  imports: [OwnOpenId, OwnPassword, OwnSessions, SecondFactor, TokensSection],
  template: `
    <h1 i18n>Account</h1>
    @if (session.person(); as person) {
      <p class="who">{{ person.name }} · {{ person.email }}</p>
    }
    <td-own-sessions />
    <td-own-password />
    <td-second-factor />
    <td-own-openid />
    <td-tokens-section whose="own" />
  `,
  styleUrls: ['../../shared/sections-page.scss', './account.scss'],
})
export class Account {
  protected readonly session = inject(Session);
}
