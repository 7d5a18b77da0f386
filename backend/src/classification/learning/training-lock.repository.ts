import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.js';

/** How often the holder makes sure that its connection, and with it the lock, is still there. */
const PROOF_MS = 2_000;

/** A lock as its holder sees it. */
export interface HeldLock {
  /** Aborts when the lock is lost. */
  readonly lost: AbortSignal;
  /** Ends the work with writing, through the connection that holds the lock: who has lost the lock cannot write. */
  readonly write: <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;
}

/**
 * Proof that only one process trains, whatever the queue believes: a lock that PostgreSQL ties to a connection and gives
 * back by itself when the process or the network dies.
 */
@Injectable()
export class TrainingLockRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Does the work while holding the lock; answers null when somebody else holds it. */
  async hold<T>(work: (lock: HeldLock) => Promise<T>): Promise<T | null> {
    const holder = this.dataSource.createQueryRunner();
    try {
      const [row] = await holder.manager.query<{ got: boolean }[]>('SELECT pg_try_advisory_lock($1) AS got', [
        ADVISORY_LOCKS.training,
      ]);
      if (!row?.got) return null;
      const lost = new AbortController();
      let proof: Promise<unknown> | null = null;
      // A connection does one thing at a time.
      const timer = setInterval(() => {
        proof ??= holder
          .query('SELECT 1')
          .catch((error: unknown) => lost.abort(error))
          .finally(() => (proof = null));
      }, PROOF_MS);
      const settle = async (): Promise<void> => {
        clearInterval(timer);
        await proof;
      };
      try {
        return await work({ lost: lost.signal, write: (writing) => settle().then(() => writing(holder.manager)) });
      } finally {
        await settle();
        await holder.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCKS.training]).catch(() => undefined);
      }
    } finally {
      await holder.release();
    }
  }
}
