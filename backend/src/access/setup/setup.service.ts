import { Injectable } from '@nestjs/common';
import { Environment } from '../../config/environment.js';
import { InvalidLinkError } from '../links/link-errors.js';
import { OneTimeLinksRepository } from '../links/one-time-links.repository.js';
import { hashOfSecret, newSecret } from '../opaque-secret.js';
import { refuseWeakPassword } from '../passwords/password-rules.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PeopleRepository } from '../people/people.repository.js';
import type { SessionClient } from '../sessions/session-client.js';
import { SessionsService, type OpenedSession } from '../sessions/sessions.service.js';
import { ThrottleService } from '../throttle/throttle.service.js';
import { SetupClosedError } from './setup-errors.js';

const LINK_HOURS = 24;

/** The name of an administrator whom nobody has named yet. */
const UNNAMED = 'Administrator';

export interface FirstAdministrator {
  readonly key: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** Makes the first administrator: there is no default password. */
@Injectable()
export class SetupService {
  /** Once there is an administrator, there is always one. */
  private isDone = false;

  constructor(
    private readonly people: PeopleRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly throttle: ThrottleService,
    private readonly environment: Environment,
  ) {}

  /** True until there is an administrator. */
  async isNeeded(): Promise<boolean> {
    this.isDone ||= await this.people.hasAdministrator();
    return !this.isDone;
  }

  /**
   * For the start of the server, when there is no administrator: makes the one of ADMIN_EMAIL and ADMIN_PASSWORD, or else a
   * link for whoever reads what the server prints. Where visitors work as agents, nobody waits for one.
   * @returns the path of the link, which works once within a day; undefined when there is none
   * @throws ValidationError when ADMIN_PASSWORD is too easy to guess
   */
  async announce(): Promise<string | undefined> {
    if (!(await this.isNeeded())) return undefined;
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, ANONYMOUS_ROLE: visitors } = this.environment;
    if (email !== undefined && password !== undefined) {
      await this.makeConfigured(email, password);
      return undefined;
    }
    if (visitors === 'agent') return undefined;
    const { secret, hash } = newSecret();
    await this.links.addSetup(hash, LINK_HOURS);
    return `/setup#${secret}`;
  }

  /**
   * Makes the first administrator and signs them in.
   * @throws SetupClosedError when there is an administrator already
   * @throws InvalidLinkError when the key does not work
   * @throws ValidationError when the password is too easy to guess
   * @throws TooManyAttemptsError
   */
  async setUp({ key, email, name, password }: FirstAdministrator, client: SessionClient): Promise<OpenedSession> {
    if (!(await this.isNeeded())) throw new SetupClosedError();
    return this.throttle.check({ address: client.address }, async () => {
      const hash = hashOfSecret(key);
      if (!hash || !(await this.links.isValid(hash, 'setup'))) throw new InvalidLinkError();
      refuseWeakPassword('password', password, email);
      const person = await this.people.insertFirstAdministrator(
        { email, name, passwordHash: await this.passwords.hash(password) },
        { actor: email, address: client.address },
        (manager) => this.links.use(hash, 'setup', manager),
      );
      // nothing but another administrator can have come in between
      const opened = person && (await this.sessions.open({ person, by: 'setup' }, client));
      if (!opened) throw new SetupClosedError();
      return opened;
    });
  }

  private async makeConfigured(email: string, password: string): Promise<void> {
    refuseWeakPassword('ADMIN_PASSWORD', password, email);
    // an agent who came by OpenID Connect before: becomes one, with the ways to sign in that they have
    const found = await this.people.findByEmail(email.normalize('NFC'));
    if (found) {
      await this.people.change(found.id, { role: 'admin', disabled: false }, { actor: 'server', address: null });
      return;
    }
    await this.people.insertFirstAdministrator(
      { email: email.normalize('NFC'), name: UNNAMED, passwordHash: await this.passwords.hash(password) },
      { actor: 'server', address: null },
    );
  }
}
