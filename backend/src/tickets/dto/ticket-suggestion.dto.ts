import { ApiProperty } from '@nestjs/swagger';
import { Confidence, EvidenceDto } from '../../classification/dto/suggestion.dto.js';
import { evidenceIn } from '../../classification/ledger/evidence.js';
import {
  DECIDERS,
  OUTCOMES,
  RECORDED_SOURCES,
  type Decider,
  type Outcome,
  type RecordedSource,
} from '../../classification/ledger/outcome.js';
import type { SuggestionRecord } from '../../classification/ledger/suggestion-record.entity.js';
import type { TicketText } from '../../classification/suggestion.js';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';

const outcomeOf = (field: string) =>
  ({
    enum: OUTCOMES,
    enumName: 'Outcome',
    description: `What people made of the suggested ${field}: nothing yet, they kept it, or they chose another.`,
    example: 'accepted',
  }) as const;

const deciderOf = (field: string) =>
  ({
    enum: DECIDERS,
    enumName: 'Decider',
    nullable: true,
    description: `Who decided the ${field}; null while it is open.`,
    example: 'agent',
  }) as const;

/** What is shown of a suggestion. */
export interface SuggestionShown extends Omit<
  SuggestionRecord,
  | 'id'
  | 'ticketId'
  | 'createdAt'
  | 'categoryFinal'
  | 'categoryDecidedAt'
  | 'priorityFinal'
  | 'priorityDecidedAt'
  | 'latencyMs'
  | 'inputTokens'
  | 'outputTokens'
  | 'costUsd'
> {
  /** As a date, or in milliseconds since 1970. */
  readonly createdAt: Date | number;
}

export class TicketSuggestionDto {
  @ApiProperty({ enum: RECORDED_SOURCES, enumName: 'RecordedSource', example: 'embedded' })
  source: RecordedSource;

  @ApiProperty({ description: 'The vendor’s name of the language model, or `embedded`.', example: 'embedded' })
  model: string;

  @ApiProperty({ description: 'Of the prompt for a language model, of the model itself otherwise.', example: '1' })
  version: string;

  @ApiProperty({ description: 'True when the configured language models failed.', example: false })
  degraded: boolean;

  @ApiProperty({ enum: CATEGORIES, enumName: 'Category', description: 'As suggested.', example: 'billing' })
  category: Category;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', description: 'As suggested.', example: 'high' })
  priority: Priority;

  @Confidence('How sure the category was.', 0.9)
  category_confidence: number;

  @Confidence('How sure the priority was.', 0.6)
  priority_confidence: number;

  @Confidence('The lower of the two.', 0.6)
  confidence: number;

  @ApiProperty({ maxLength: 200, description: 'One line of plain text.', example: 'Billing because of “twice”.' })
  reason: string;

  @ApiProperty({ type: [EvidenceDto], description: 'Passages that are literally in the ticket as it is now.' })
  evidence: EvidenceDto[];

  @ApiProperty(outcomeOf('category'))
  category_outcome: Outcome;

  @ApiProperty(deciderOf('category'))
  category_decided_by: Decider | null;

  @ApiProperty(outcomeOf('priority'))
  priority_outcome: Outcome;

  @ApiProperty(deciderOf('priority'))
  priority_decided_by: Decider | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  created_at: string;

  static from(suggestion: SuggestionShown, text: TicketText): TicketSuggestionDto {
    return {
      source: suggestion.source,
      model: suggestion.model,
      version: suggestion.version,
      degraded: suggestion.degraded,
      category: suggestion.category,
      priority: suggestion.priority,
      category_confidence: suggestion.categoryConfidence,
      priority_confidence: suggestion.priorityConfidence,
      confidence: Math.min(suggestion.categoryConfidence, suggestion.priorityConfidence),
      reason: suggestion.reason,
      evidence: evidenceIn(text, suggestion.evidence),
      category_outcome: suggestion.categoryOutcome,
      category_decided_by: suggestion.categoryDecidedBy,
      priority_outcome: suggestion.priorityOutcome,
      priority_decided_by: suggestion.priorityDecidedBy,
      created_at: new Date(suggestion.createdAt).toISOString(),
    };
  }
}
