import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.repository.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PeopleRepository } from '../people/people.repository.js';
import type { Person } from '../people/person.entity.js';
import type { SessionClient } from '../sessions/session-client.js';
import { SessionsService, type OpenedSession } from '../sessions/sessions.service.js';
import { ThrottleService } from '../throttle/throttle.service.js';
import { SignInFailedError } from './sign-in-errors.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Lets people in by e-mail address and password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly throttle: ThrottleService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Takes as long and answers the same whether there is such an account or not.
   * @throws SignInFailedError when there is no such account, it is disabled, it has no password or another one
   * @throws TooManyAttemptsError when it comes too early; then nothing was checked
   */
  async signIn({ email, password }: Credentials, client: SessionClient): Promise<OpenedSession> {
    return this.throttle.check({ account: email, address: client.address }, async () => {
      const person = await this.people.findByEmail(email);
      const opened = await this.open(person, password, client);
      if (opened) return opened;
      await this.recordFailure(email, person, client);
      throw new SignInFailedError();
    });
  }

  private async open(
    person: Person | null,
    password: string,
    client: SessionClient,
  ): Promise<OpenedSession | undefined> {
    const { isRight, isOutdated } = await this.passwords.verify(password, person?.passwordHash ?? null);
    if (!person || !isRight) return undefined;
    const rehashed = isOutdated ? await this.passwords.hash(password) : undefined;
    return this.sessions.open({ person, by: 'password', ...(rehashed !== undefined && { rehashed }) }, client);
  }

  /** What was typed for an account that is not there may be a password: only a hash of it is kept. */
  private async recordFailure(email: string, person: Person | null, { address }: SessionClient): Promise<void> {
    await this.audit.record({
      kind: 'sign_in_failed',
      actor: null,
      address,
      ...(person
        ? { subject: person.email, details: { disabled: person.disabledAt !== null } }
        : {
            details: { unknown_account: createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 16) },
          }),
    });
  }
}
