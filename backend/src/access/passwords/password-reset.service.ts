import { Injectable } from '@nestjs/common';
import type { Origin } from '../../common/access/origin.js';
import { InvalidLinkError } from '../links/link-errors.js';
import { OneTimeLinksRepository } from '../links/one-time-links.repository.js';
import { makeResetLink, type ResetLink } from '../links/reset-link.js';
import { hashOfSecret } from '../opaque-secret.js';
import { PersonDisabledError, PersonNotFoundError } from '../people/people-errors.js';
import { PeopleRepository } from '../people/people.repository.js';
import type { Person } from '../people/person.entity.js';
import type { SessionClient } from '../sessions/session-client.js';
import { ThrottleService } from '../throttle/throttle.service.js';
import { refuseWeakPassword } from './password-rules.js';
import { PasswordsService } from './passwords.service.js';

/** Links with which people choose a password: the first one, or another when they forgot it. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly passwords: PasswordsService,
    private readonly throttle: ThrottleService,
  ) {}

  /**
   * A link that works once within a day; earlier ones of the person end. The password stays until the link is used.
   * @throws PersonNotFoundError
   * @throws PersonDisabledError
   */
  async makeLink(personId: number, origin: Origin): Promise<ResetLink> {
    const person = await this.people.findById(personId);
    if (!person) throw new PersonNotFoundError(personId);
    if (person.disabledAt) throw new PersonDisabledError();
    return makeResetLink(this.links, person, origin);
  }

  /**
   * Sets the password of whoever has the link, and signs that person out everywhere.
   * @throws InvalidLinkError when the key does not work
   * @throws ValidationError when the password is too easy to guess; then the link still works
   * @throws TooManyAttemptsError
   */
  async reset({ key, password }: { key: string; password: string }, { address }: SessionClient): Promise<void> {
    const person = await this.throttle.check({ address }, () => this.set(key, password, address));
    // whoever waited because of a forgotten password need not wait any longer; a mailbox buys no guesses at codes
    if (!person.secondFactorAt) await this.throttle.forgive(person.email);
  }

  private async set(key: string, password: string, address: string): Promise<Person> {
    const tokenHash = hashOfSecret(key);
    const person = tokenHash && (await this.links.findPerson(tokenHash));
    if (!person) throw new InvalidLinkError();
    const { id, email } = person;
    refuseWeakPassword('password', password, email);
    const isSet = await this.people.setPassword(
      { id, hash: await this.passwords.hash(password) },
      { kind: 'reset_link_used', actor: email, address },
      (manager) => this.links.use(tokenHash, 'reset', manager),
    );
    if (!isSet) throw new InvalidLinkError();
    return person;
  }
}
