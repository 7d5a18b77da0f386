import type { Random } from '../../../backend/src/common/seeded-random.ts';
import type { Request } from '../request.ts';
import type { AcknowledgedWrites } from './acknowledged-writes.ts';

/** How requests were answered, by the first digit of the status; 0 without an answer. */
export type AnswerCounts = Map<number, number>;

/** What the clients work on, and what they note. */
export interface Load {
  origin: string;
  /** How many tickets were generated, with ids from 1. */
  tickets: number;
  writes: AcknowledgedWrites;
  /** The numbers of the bulk changes that were acknowledged. */
  bulkChanges: number[];
  answers: AnswerCounts;
  end: AbortSignal;
}

/** Answers the body of an answer that says yes. */
export type Send = (request: Request) => Promise<string | undefined>;

/** One thing that a client does, before it pauses and does the next. */
export type Act = (load: Load, send: Send, random: Random) => Promise<void>;
