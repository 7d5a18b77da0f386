import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Session } from '../../core/session/session';

/** Where an OpenID provider is configured, a person connects their account there with the one here. */
@Component({
  selector: 'td-own-openid',
  imports: [MatButton],
  template: `
    @if (session.state()?.sign_in?.openid; as provider) {
      <section class="sheet" aria-labelledby="openid-heading">
        <h2 id="openid-heading">{{ provider.name }}</h2>
        <p i18n class="about">
          Connect your account there: then you can sign in with {{ provider.name }} as well. Both need to have the same
          e-mail address.
        </p>
        <a i18n matButton="outlined" href="/api/session/openid/?next=%2Faccount">Connect with {{ provider.name }}</a>
      </section>
    }
  `,
  styleUrl: '../../shared/section.scss',
})
export class OwnOpenId {
  protected readonly session = inject(Session);
}
