import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.repository.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PeopleRepository } from '../people/people.repository.js';
import type { Person } from '../people/person.entity.js';
import { SecondFactorCodesService } from '../second-factor/second-factor-codes.service.js';
import { SecondFactorFailedError, SecondFactorRequiredError } from '../second-factor/second-factor-errors.js';
import type { SessionClient } from '../sessions/session-client.js';
import { SessionsService, type OpenedSession } from '../sessions/sessions.service.js';
import { ThrottleService } from '../throttle/throttle.service.js';
import { SignInFailedError } from './sign-in-errors.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code; as it was typed. */
  readonly code?: string;
}

/** What was wrong, for the audit log. */
type Stage = 'password' | 'second_factor';

/** Lets people in by e-mail address and password, and by a code when they have a second factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly passwords: PasswordsService,
    private readonly codes: SecondFactorCodesService,
    private readonly sessions: SessionsService,
    private readonly throttle: ThrottleService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Takes as long and answers the same whether there is such an account or not.
   * @throws SignInFailedError when there is no such account, it is disabled, it has no password or another one
   * @throws SecondFactorRequiredError when the password is right and a code is missing; then it counts as no attempt
   * @throws SecondFactorFailedError when the password is right and the code is not
   * @throws TooManyAttemptsError when it comes too early; then nothing was checked
   */
  async signIn({ email, password, code }: Credentials, client: SessionClient): Promise<OpenedSession> {
    const opened = await this.throttle.check({ account: email, address: client.address }, async () => {
      const found = await this.people.findByEmail(email);
      const { isRight, isOutdated } = await this.passwords.verify(password, found?.passwordHash ?? null);
      const person = isRight && found?.disabledAt === null ? found : undefined;
      if (person?.secondFactorAt) await this.proveSecondFactor(person, code, client);
      const rehashed = person && isOutdated ? await this.passwords.hash(password) : undefined;
      const proven = person && { person, by: 'password' as const, ...(rehashed !== undefined && { rehashed }) };
      const session = proven && (await this.sessions.open(proven, client));
      if (session) return session;
      await this.recordFailure('password', email, found, client);
      throw new SignInFailedError();
    });
    // only now: the password alone does not make guesses at codes forgotten
    await this.throttle.forgive(email);
    return opened;
  }

  private async proveSecondFactor(person: Person, code: string | undefined, client: SessionClient): Promise<void> {
    const { id, email } = person;
    if (code === undefined) {
      // without a sign-in after it, the entry tells that somebody else knows the password
      await this.audit.record({ kind: 'code_asked', actor: null, address: client.address, subject: email });
      throw new SecondFactorRequiredError();
    }
    if (await this.codes.use(id, code, { actor: email, address: client.address })) return;
    await this.recordFailure('second_factor', email, person, client);
    throw new SecondFactorFailedError();
  }

  /** What was typed for an account that is not there may be a password: only a hash of it is kept. */
  private async recordFailure(
    stage: Stage,
    email: string,
    person: Person | null,
    { address }: SessionClient,
  ): Promise<void> {
    await this.audit.record({
      kind: 'sign_in_failed',
      actor: null,
      address,
      ...(person
        ? { subject: person.email, details: { stage, disabled: person.disabledAt !== null } }
        : {
            details: {
              stage,
              unknown_account: createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 16),
            },
          }),
    });
  }
}
