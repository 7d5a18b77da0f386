import { Injectable } from '@nestjs/common';
import type { Origin } from '../../common/access/origin.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { newRecoveryCodes, readRecoveryCode, shownRecoveryCode } from './recovery-codes.js';
import { SealedSecretsService } from './sealed-secrets.service.js';
import type { SecondFactor } from './second-factor.entity.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { readTotp, stepOf } from './totp.js';

/** Recovery codes that were just made. */
export interface MadeRecoveryCodes {
  /** For the person alone, and only now. */
  readonly shown: readonly string[];
  /** What is kept of them. */
  readonly hashes: readonly string[];
}

/** What people type: codes of their authenticator app, and recovery codes. */
@Injectable()
export class SecondFactorCodesService {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly secrets: SealedSecretsService,
    private readonly passwords: PasswordsService,
  ) {}

  /**
   * Whether a code proves the second factor of a person. A right one is used up, also when it comes several times at once.
   * @param code as it was typed; may be anything
   * @throws TooManyAttemptsError when too many hashes wait already
   */
  async use(personId: number, code: string, origin: Origin): Promise<boolean> {
    const factor = await this.factors.findOf(personId);
    if (!factor) return false;
    const step = await this.stepOf(code, factor);
    if (step !== undefined) return this.factors.takeStep(factor, step);
    return this.useRecoveryCode(factor, code, origin);
  }

  /** The time step that a code of the authenticator app belongs to; undefined when it is not right. */
  async stepOf(code: string, factor: SecondFactor): Promise<number | undefined> {
    const digits = readTotp(code);
    const secret = digits === undefined ? undefined : await this.secrets.open(factor);
    return secret && stepOf(digits as string, secret, Date.now());
  }

  /** @throws TooManyAttemptsError when too many hashes wait already */
  async makeRecoveryCodes(): Promise<MadeRecoveryCodes> {
    const codes = newRecoveryCodes();
    const [first = '', ...others] = codes;
    const hash = await this.passwords.hash(first);
    const rest = await Promise.all(others.map((other) => this.passwords.hashLike(other, hash)));
    return { shown: codes.map(shownRecoveryCode), hashes: [hash, ...rest] };
  }

  private async useRecoveryCode({ personId, recoveryCodes }: SecondFactor, typed: string, origin: Origin) {
    const [kept] = recoveryCodes;
    const code = readRecoveryCode(typed);
    if (kept === undefined || code === undefined) return false;
    return this.factors.takeRecoveryCode(personId, await this.passwords.hashLike(code, kept), origin);
  }
}
