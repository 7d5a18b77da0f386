import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { IdempotencyKey } from './idempotency-key.entity.js';
import type { KeyedRequest } from './keyed-request.js';

/** How long a key is known. */
const KEPT = `interval '24 hours'`;

/** Few enough that nobody waits for a statement that deletes them. */
const FORGOTTEN_AT_ONCE = 1_000;

/** Keys are one name space for all clients, as long as there is no sign-in to tell clients apart. */
@Injectable()
export class IdempotencyRepository {
  constructor(@InjectRepository(IdempotencyKey) private readonly keys: Repository<IdempotencyKey>) {}

  /**
   * Takes the key for the request of this transaction and answers null, or answers what is known under the key. Waits for
   * another transaction that has just taken it, and takes it after all when that one fails.
   */
  async claim(manager: EntityManager, { key, hash }: KeyedRequest): Promise<IdempotencyKey | null> {
    const taken = await manager.query<unknown[]>(
      `INSERT INTO idempotency_key AS earlier (key, request_hash) VALUES ($1, $2)
      ON CONFLICT ON CONSTRAINT idempotency_key_pkey DO UPDATE
      SET request_hash = excluded.request_hash, ticket_id = NULL, answer = NULL, created_at = now()
      WHERE earlier.created_at <= now() - ${KEPT}
      RETURNING 1`,
      [key, hash],
    );
    // What was in the way cannot be deleted meanwhile: the statement has locked it.
    return taken.length > 0 ? null : manager.findOneByOrFail(IdempotencyKey, { key });
  }

  /** What every later request under this key will be told. */
  async fulfil(manager: EntityManager, key: string, ticketId: number, answer: object): Promise<void> {
    await manager.update(IdempotencyKey, { key }, { ticketId, answer });
  }

  /** Removes keys that are older than a day. Answers how many. */
  async forgetExpired(): Promise<number> {
    for (let total = 0; ;) {
      const { affected } = await this.keys
        .createQueryBuilder()
        .delete()
        .where(
          `key IN (
            SELECT key FROM idempotency_key WHERE created_at <= now() - ${KEPT}
            ORDER BY created_at LIMIT ${FORGOTTEN_AT_ONCE} FOR UPDATE SKIP LOCKED
          )`,
        )
        .execute();
      total += affected ?? 0;
      if ((affected ?? 0) < FORGOTTEN_AT_ONCE) return total;
    }
  }
}
