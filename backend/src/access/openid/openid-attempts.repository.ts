import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import { OpenIdAttempt } from './openid-attempt.entity.js';

export type NewAttempt = Omit<OpenIdAttempt, 'expiresAt'>;

/** Attempts that came to nothing leave with those after them; replicas do not wait for each other. */
const ADD = `
  WITH ended AS (
    SELECT token_hash FROM openid_attempt WHERE expires_at < now() LIMIT 100 FOR UPDATE SKIP LOCKED
  ), removed AS (
    DELETE FROM openid_attempt USING ended WHERE openid_attempt.token_hash = ended.token_hash
  )
  INSERT INTO openid_attempt (token_hash, state, nonce, verifier, next, expires_at)
  VALUES ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))`;

const TAKE = `
  DELETE FROM openid_attempt WHERE token_hash = $1 AND state = $2 AND expires_at > now()
  RETURNING nonce, verifier, next`;

@Injectable()
export class OpenIdAttemptsRepository {
  constructor(@InjectRepository(OpenIdAttempt) private readonly attempts: Repository<OpenIdAttempt>) {}

  async add({ tokenHash, state, nonce, verifier, next }: NewAttempt, minutes: number): Promise<void> {
    await runPrepared(this.attempts.manager, ADD, [tokenHash, state, nonce, verifier, next, minutes]);
  }

  /**
   * Uses an attempt up: of callbacks at the same time, one gets it.
   * @returns null when the browser has none, when it began another one, or when it took too long
   */
  async take(tokenHash: Buffer, state: string): Promise<NewAttempt | null> {
    const [row] = await runPrepared(this.attempts.manager, TAKE, [tokenHash, state]);
    if (!row) return null;
    const [nonce, verifier, next] = row as [string, string, string];
    return { tokenHash, state, nonce, verifier, next };
  }
}
