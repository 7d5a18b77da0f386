import { Injectable } from '@nestjs/common';
import { Environment } from '../../config/environment.js';
import { OneTimeLinksRepository } from '../links/one-time-links.repository.js';
import { makeResetLink } from '../links/reset-link.js';
import { OpenIdIdentitiesRepository } from '../openid/openid-identities.repository.js';
import type { Person } from '../people/person.entity.js';
import { linkMail, providerMail, type MailText } from './mail-text.js';

/** How long a link from a mail works. */
const LINK_HOURS = 1;

/** What people are written who forgot their password. A link is made here and goes into the mail, and nowhere else. */
@Injectable()
export class PasswordMailTextService {
  constructor(
    private readonly identities: OpenIdIdentitiesRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly environment: Environment,
  ) {}

  /**
   * Makes a link; those that would end before it end at once. Whoever signs in with a provider only is told so.
   * @param address that the request came from
   */
  async textFor(person: Person, address: string): Promise<MailText> {
    const { PUBLIC_URL: origin = '', OIDC_NAME: provider } = this.environment;
    if (person.passwordHash === null && (await this.identities.hasOne(person.id))) {
      return providerMail({ origin, provider });
    }
    const { path } = await makeResetLink(this.links, person, { actor: null, address }, LINK_HOURS);
    return linkMail({ origin, link: `${origin}${path}` });
  }
}
