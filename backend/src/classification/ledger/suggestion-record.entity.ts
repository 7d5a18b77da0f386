import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import type { EvidenceSpan } from '../suggestion.js';
import {
  DECIDERS,
  OUTCOMES,
  RECORDED_SOURCES,
  type Decider,
  type JudgedField,
  type Outcome,
  type RecordedSource,
} from './outcome.js';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;
const CATEGORY = { type: 'enum', enum: CATEGORIES, enumName: 'ticket_category' } as const;
const PRIORITY = { type: 'enum', enum: PRIORITIES, enumName: 'ticket_priority' } as const;
const OUTCOME = { type: 'enum', enum: OUTCOMES, enumName: 'suggestion_outcome', default: 'open' } as const;
const DECIDER = { type: 'enum', enum: DECIDERS, enumName: 'suggestion_decider', nullable: true } as const;

/** A decided field has its value, its decider and its time, an open one has none; and the outcome is what they say. */
function outcomeIsTrue(field: JudgedField): string {
  return `num_nonnulls(${field}_final, ${field}_decided_by, ${field}_decided_at) = CASE ${field}_outcome WHEN 'open' THEN 0 ELSE 3 END
    AND (${field}_outcome = 'open' OR (${field}_outcome = 'accepted') = (${field}_final = ${field}))`;
}

/** A suggestion that reached a ticket, and what people made of it. Outlives its ticket, without the ticket's words. */
@Entity('suggestion')
@Check('suggestion_category_outcome_true', outcomeIsTrue('category'))
@Check('suggestion_priority_outcome_true', outcomeIsTrue('priority'))
@Check('suggestion_confidence_range', 'category_confidence BETWEEN 0 AND 1 AND priority_confidence BETWEEN 0 AND 1')
@Check('suggestion_forgets_deleted', `ticket_id IS NOT NULL OR (reason = '' AND evidence = '[]')`)
@Index('suggestion_latest_of_ticket', ['ticketId', 'id'])
@Index('suggestion_by_time', ['createdAt'])
export class SuggestionRecord {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'suggestion_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  /** Null once the ticket is deleted. The ticket's room is above this one, so its entity is named, not imported. */
  @Column('integer', { name: 'ticket_id', nullable: true })
  @ForeignKey('Ticket', { name: 'suggestion_ticket_fkey', onDelete: 'SET NULL' })
  ticketId: number | null;

  @CreateDateColumn({ name: 'created_at', ...MILLISECONDS })
  readonly createdAt: Date;

  @Column({ type: 'enum', enum: RECORDED_SOURCES, enumName: 'suggestion_source' })
  source: RecordedSource;

  @Column('text')
  model: string;

  @Column('text')
  version: string;

  @Column('boolean')
  degraded: boolean;

  @Column(CATEGORY)
  category: Category;

  @Column('double precision', { name: 'category_confidence' })
  categoryConfidence: number;

  @Column({ name: 'category_outcome', ...OUTCOME })
  categoryOutcome: Outcome;

  @Column({ name: 'category_final', ...CATEGORY, nullable: true })
  categoryFinal: Category | null;

  @Column({ name: 'category_decided_by', ...DECIDER })
  categoryDecidedBy: Decider | null;

  @Column({ name: 'category_decided_at', ...MILLISECONDS, nullable: true })
  categoryDecidedAt: Date | null;

  @Column(PRIORITY)
  priority: Priority;

  @Column('double precision', { name: 'priority_confidence' })
  priorityConfidence: number;

  @Column({ name: 'priority_outcome', ...OUTCOME })
  priorityOutcome: Outcome;

  @Column({ name: 'priority_final', ...PRIORITY, nullable: true })
  priorityFinal: Priority | null;

  @Column({ name: 'priority_decided_by', ...DECIDER })
  priorityDecidedBy: Decider | null;

  @Column({ name: 'priority_decided_at', ...MILLISECONDS, nullable: true })
  priorityDecidedAt: Date | null;

  @Column('text')
  reason: string;

  @Column('jsonb')
  evidence: readonly EvidenceSpan[];

  @Column('double precision', { name: 'latency_ms' })
  latencyMs: number;

  @Column('integer', { name: 'input_tokens', nullable: true })
  inputTokens: number | null;

  @Column('integer', { name: 'output_tokens', nullable: true })
  outputTokens: number | null;

  @Column('double precision', { name: 'cost_usd', nullable: true })
  costUsd: number | null;
}
