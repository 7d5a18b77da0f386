import { Component, inject } from '@angular/core';
import { Session } from '../../core/session/session';
import { OwnPassword } from './own-password';
import { OwnSessions } from './own-sessions';

/** What a person who has signed in decides for themselves. */
@Component({
  selector: 'td-account',
  imports: [OwnPassword, OwnSessions],
  template: `
    <h1 i18n>Account</h1>
    @if (session.person(); as person) {
      <p class="who">{{ person.name }} · {{ person.email }}</p>
    }
    <td-own-sessions />
    <td-own-password />
  `,
  styleUrls: ['../../shared/sections-page.scss', './account.scss'],
})
export class Account {
  protected readonly session = inject(Session);
}
