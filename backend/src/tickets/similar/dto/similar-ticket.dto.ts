import { ApiProperty, PickType } from '@nestjs/swagger';
import { TicketDto } from '../../dto/ticket.dto.js';
import type { SimilarTicket } from '../candidate.js';
import { MOST_SHARED_WORDS } from '../likeness.js';

const SIMILARITY = `From 0 to 1, the mean of two figures: which part of the trigrams of both titles they have in common (as PostgreSQL’s
pg_trgm counts them), and which part of the words of both tickets, where a word counts by its inverse document frequency,
−ln(share of the tickets that have it), as the database’s statistics tell it (Spärck Jones 1972). 1 is a copy.`;

/** Another ticket, and what became of it. */
export class SimilarTicketDto extends PickType(TicketDto, [
  'id',
  'title',
  'category',
  'priority',
  'status',
  'created_at',
  'resolved_at',
]) {
  @ApiProperty({ minimum: 0, maximum: 1, description: SIMILARITY.replaceAll('\n', ' '), example: 0.42 })
  similarity: number;

  @ApiProperty({
    maxItems: MOST_SHARED_WORDS,
    description:
      'Words that both tickets have, as they stand in this one: numbers of orders and the like first, then the rarest.',
    example: ['refund', 'invoice'],
  })
  shared_words: string[];

  static from(similar: SimilarTicket): SimilarTicketDto {
    return {
      id: similar.id,
      title: similar.title,
      category: similar.category,
      priority: similar.priority,
      status: similar.status,
      created_at: similar.createdAt.toISOString(),
      resolved_at: similar.resolvedAt?.toISOString() ?? null,
      similarity: Math.round(similar.similarity * 100) / 100,
      shared_words: [...similar.sharedWords],
    };
  }
}
