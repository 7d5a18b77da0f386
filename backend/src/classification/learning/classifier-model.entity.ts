import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Metrics } from './comparison.js';

/** `active` answers; `retired` did, and can again; `rejected` was worse than what was active, and never will. */
export const MODEL_STATES = ['active', 'retired', 'rejected'] as const;

export type ModelState = (typeof MODEL_STATES)[number];

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

/** A version of the embedded model that was learned here. The one that ships is a file. */
@Entity('classifier_model')
@Check('classifier_model_rejected_has_reason', `(state = 'rejected') = (rejection IS NOT NULL)`)
@Check('classifier_model_rejected_cannot_answer', `(state = 'rejected') = (bytes IS NULL)`)
@Check('classifier_model_active_since', `state <> 'active' OR activated_at IS NOT NULL`)
@Index('classifier_model_one_active', ['base'], { unique: true, where: `state = 'active'` })
export class ClassifierModel {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'classifier_model_pkey' })
  version: string;

  /** The shipped version of the release that trained it: another release reads texts in another way. */
  @Column('text')
  base: string;

  @Column({ type: 'enum', enum: MODEL_STATES, enumName: 'classifier_model_state' })
  state: ModelState;

  @Column({ name: 'trained_at', ...MILLISECONDS })
  trainedAt: Date;

  @Column('integer', { name: 'corpus_tickets' })
  corpusTickets: number;

  @Column('integer')
  decisions: number;

  @Column('jsonb')
  metrics: Metrics;

  @Column('text', { nullable: true })
  rejection: string | null;

  @Column({ name: 'activated_at', ...MILLISECONDS, nullable: true })
  activatedAt: Date | null;

  /** The model itself, some two megabytes; read only where it is asked for. */
  @Column('bytea', { nullable: true, select: false })
  bytes: Buffer | null;
}
