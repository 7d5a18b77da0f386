import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import type { Status } from '../../domain/status.js';
import type { Likeness } from './likeness.js';

/** Of a description, only so many characters are compared: what a ticket is about is said before. */
export const COMPARED_LENGTH = 2_000;

/** A ticket that may be like another one. */
export interface Candidate {
  readonly id: number;
  readonly title: string;
  /** The beginning of the description. */
  readonly description: string;
  readonly category: Category;
  readonly priority: Priority;
  readonly status: Status;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
}

/** A candidate, compared. */
export type SimilarTicket = Candidate & Likeness;
