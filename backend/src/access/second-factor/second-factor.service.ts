import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SignInRequiredError } from '../../common/access/access-errors.js';
import type { PersonPrincipal, Principal } from '../../common/access/principal.js';
import { ValidationError } from '../../common/errors/domain-error.js';
import { ProofsService } from '../account/proofs.service.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { PersonNotFoundError } from '../people/people-errors.js';
import { PeopleRepository } from '../people/people.repository.js';
import type { Person } from '../people/person.entity.js';
import type { RequestOrigin } from '../request-origin.js';
import { SECRET_BYTES } from './sealed-secret.js';
import { SealedSecretsService } from './sealed-secrets.service.js';
import { SecondFactorCodesService } from './second-factor-codes.service.js';
import {
  OwnSecondFactorError,
  SecondFactorNotBegunError,
  SecondFactorOffError,
  SecondFactorOnError,
} from './second-factor-errors.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

/** What whoever changes a second factor that is on has to know. */
export interface Proof {
  readonly password: string;
  /** Of the authenticator app, or a recovery code; as it was typed. */
  readonly code: string;
}

export interface SecondFactorState {
  /** Since when it is on; null when it is off. */
  readonly since: Date | null;
  readonly recoveryCodesLeft: number;
}

const WRONG_CODE = 'code is not right, or it was used already';

/** What people decide about their second factor. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly codes: SecondFactorCodesService,
    private readonly secrets: SealedSecretsService,
    private readonly people: PeopleRepository,
    private readonly passwords: PasswordsService,
    private readonly proofs: ProofsService,
  ) {}

  async describe({ id }: PersonPrincipal): Promise<SecondFactorState> {
    const { secondFactorAt: since } = await this.account(id);
    const factor = since && (await this.factors.findOf(id));
    return { since, recoveryCodesLeft: factor?.recoveryCodes.length ?? 0 };
  }

  /**
   * A new secret for an authenticator app. Nothing is on yet: a code of the app within a quarter of an hour turns it on.
   * @returns the secret, 20 bytes
   * @throws SecondFactorOnError
   * @throws ValidationError when the password is wrong
   * @throws TooManyAttemptsError
   */
  async begin(principal: PersonPrincipal, password: string, origin: RequestOrigin): Promise<Buffer> {
    const { id } = principal;
    const person = await this.account(id);
    if (person.secondFactorAt) throw new SecondFactorOnError();
    await this.proofs.check(principal, origin, () => this.provePassword(person, password));
    const secret = randomBytes(SECRET_BYTES);
    if (!(await this.factors.begin(id, await this.secrets.seal(secret, id)))) throw new SecondFactorOnError();
    return secret;
  }

  /**
   * Turns it on with the first code of the app, and signs the person out everywhere but here.
   * @returns the recovery codes, which nobody can tell again
   * @throws SecondFactorOnError
   * @throws SecondFactorNotBegunError when it was not begun, or too long ago
   * @throws ValidationError when the code is wrong
   * @throws TooManyAttemptsError
   */
  async confirm(principal: PersonPrincipal, code: string, origin: RequestOrigin): Promise<readonly string[]> {
    const { id, sessionId } = principal;
    if ((await this.account(id)).secondFactorAt) throw new SecondFactorOnError();
    const factor = await this.factors.findBegun(id);
    if (!factor) throw new SecondFactorNotBegunError();
    const step = await this.proofs.check(principal, origin, async () => {
      const found = await this.codes.stepOf(code, factor);
      if (found === undefined) throw new ValidationError({ code: ['code is not the one that the app shows now'] });
      return found;
    });
    const { shown, hashes } = await this.codes.makeRecoveryCodes();
    const isOn = await this.factors.turnOn(
      { factor, step, recoveryCodes: hashes, keptSession: sessionId },
      { kind: 'second_factor_on', ...origin },
    );
    if (!isOn) throw new SecondFactorNotBegunError();
    return shown;
  }

  /**
   * New recovery codes; those there were end.
   * @throws SecondFactorOffError
   * @throws ValidationError when the password or the code is wrong
   * @throws TooManyAttemptsError
   */
  async renewRecoveryCodes(
    principal: PersonPrincipal,
    proof: Proof,
    origin: RequestOrigin,
  ): Promise<readonly string[]> {
    await this.prove(principal, proof, origin);
    const { shown, hashes } = await this.codes.makeRecoveryCodes();
    const record = { kind: 'recovery_codes_renewed', ...origin } as const;
    if (!(await this.factors.renewRecoveryCodes(principal.id, hashes, record))) throw new SecondFactorOffError();
    return shown;
  }

  /**
   * @throws SecondFactorOffError
   * @throws ValidationError when the password or the code is wrong
   * @throws TooManyAttemptsError
   */
  async turnOff(principal: PersonPrincipal, proof: Proof, origin: RequestOrigin): Promise<void> {
    await this.prove(principal, proof, origin);
    const record = { kind: 'second_factor_off', ...origin } as const;
    if (!(await this.factors.turnOff(principal.id, 'keep', record))) throw new SecondFactorOffError();
  }

  /**
   * For somebody who has lost everything: ends their sessions as well. Nothing happens when there is none.
   * @throws PersonNotFoundError
   * @throws OwnSecondFactorError when it is that of whoever asks: a session or a token alone is not enough for one's own
   */
  async removeOf(personId: number, by: Principal, origin: RequestOrigin): Promise<void> {
    if (isTheirOwn(personId, by)) throw new OwnSecondFactorError();
    const person = await this.people.findById(personId);
    if (!person) throw new PersonNotFoundError(personId);
    const { actor, address } = origin;
    await this.factors.turnOff(personId, 'end', { kind: 'second_factor_off', actor, address, subject: person.email });
  }

  /** Both right, and the code is used up. */
  private async prove(principal: PersonPrincipal, { password, code }: Proof, origin: RequestOrigin): Promise<void> {
    const { id } = principal;
    const person = await this.account(id);
    if (!person.secondFactorAt) throw new SecondFactorOffError();
    await this.proofs.check(principal, origin, async () => {
      await this.provePassword(person, password);
      if (!(await this.codes.use(id, code, origin))) throw new ValidationError({ code: [WRONG_CODE] });
    });
  }

  private async provePassword({ passwordHash }: Person, password: string): Promise<void> {
    const { isRight } = await this.passwords.verify(password, passwordHash);
    if (!isRight) throw new ValidationError({ password: ['password is not your password'] });
  }

  /** @throws SignInRequiredError when there is no such person any more */
  private async account(id: number): Promise<Person> {
    const person = await this.people.findById(id);
    if (!person) throw new SignInRequiredError();
    return person;
  }
}

/** A session of the person, or a token that acts for them. */
function isTheirOwn(personId: number, by: Principal): boolean {
  return (by.kind === 'person' && by.id === personId) || (by.kind === 'token' && by.personId === personId);
}
