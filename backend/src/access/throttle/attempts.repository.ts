import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import { SignInAttempt } from './sign-in-attempt.entity.js';

/** What attempts are counted for. */
export interface Counted {
  readonly what: 'account' | 'address' | 'mail to' | 'mail from';
  /** Upper and lower case are the same, as they are in e-mail addresses here. */
  readonly name: string;
}

/** How the delay grows. */
export interface AttemptLimit {
  /** Failures before there is a delay at all. It begins with a second and doubles with each further failure. */
  readonly free: number;
  readonly mostSeconds: number;
  /** When there was no attempt for so long, counting begins anew. */
  readonly forgottenAfterSeconds: number;
}

const KEY = `sha256(convert_to($1 || ' ' || casefold($2::text COLLATE pg_unicode_fast), 'UTF8'))`;

const FAILURES = `CASE WHEN kept.last_at < now() - make_interval(secs => $5) THEN 1 ELSE kept.failures + 1 END`;

/** Open is longer ago than ever: now, rounded to a millisecond, may be a little later. */
const closedAfter = (failures: string) => `
  CASE WHEN ${failures} < $3 THEN '-infinity'::timestamptz
  ELSE now() + make_interval(secs => least($4, 2 ^ least(${failures} - $3, 30))) END`;

const COUNT = `
  INSERT INTO sign_in_attempt AS kept (key, failures, last_at, closed_until)
  VALUES (${KEY}, 1, now(), ${closedAfter('1')})
  ON CONFLICT (key) DO UPDATE SET
    failures = ${FAILURES},
    last_at = now(),
    closed_until = ${closedAfter(FAILURES)}
  WHERE kept.closed_until <= now()
  RETURNING 1`;

const WAIT = `
  SELECT greatest(1, ceil(extract(epoch FROM closed_until - now())))::integer FROM sign_in_attempt WHERE key = ${KEY}`;

const FORGET = `DELETE FROM sign_in_attempt WHERE key = ${KEY}`;

const TAKE_BACK = `
  UPDATE sign_in_attempt SET failures = greatest(failures - 1, 0), closed_until = '-infinity' WHERE key = ${KEY}`;

/** The counts are in the database, so that replicas share them and none is lost with a process. */
@Injectable()
export class AttemptsRepository {
  constructor(@InjectRepository(SignInAttempt) private readonly attempts: Repository<SignInAttempt>) {}

  /**
   * Counts an attempt as a failure before it is checked, unless it comes too early. Of attempts at the same time, no more
   * are let through than one after the other would be.
   * @returns 0 when it may be checked, otherwise the seconds to wait
   */
  async count({ what, name }: Counted, limit: AttemptLimit): Promise<number> {
    const { free, mostSeconds, forgottenAfterSeconds } = limit;
    const counted = await this.run(COUNT, [what, name, free, mostSeconds, forgottenAfterSeconds]);
    if (counted.length > 0) return 0;
    const [row] = await this.run(WAIT, [what, name]);
    return row ? (row[0] as number) : 1;
  }

  /** Begins counting anew. */
  async forget({ what, name }: Counted): Promise<void> {
    await this.run(FORGET, [what, name]);
  }

  /** Takes back one attempt that was none of the failures. */
  async takeBack({ what, name }: Counted): Promise<void> {
    await this.run(TAKE_BACK, [what, name]);
  }

  /** Removes the counts to which nothing was added since, and answers how many. */
  async removeOlderThan(moment: Date): Promise<number> {
    const { affected } = await this.attempts
      .createQueryBuilder()
      .delete()
      .where('last_at < :moment', { moment })
      .execute();
    return affected ?? 0;
  }

  private async run(text: string, values: readonly unknown[]): Promise<unknown[][]> {
    return runPrepared(this.attempts.manager, text, values);
  }
}
