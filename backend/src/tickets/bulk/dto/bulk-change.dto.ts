import { ApiProperty, OmitType } from '@nestjs/swagger';
import { JOB_STATES, type JobState } from '../../../jobs/job-kind.js';
import type { BulkFilter } from '../bulk-change.js';
import type { BulkChangeView } from '../bulk-change-view.js';
import { BulkFilterDto } from './bulk-filter.dto.js';
import { WantedValuesDto } from './wanted-values.dto.js';

const TIME = { format: 'date-time', example: '2026-11-21T08:00:00.000Z' } as const;

class AskedFilterDto extends OmitType(BulkFilterDto, ['search']) {
  @ApiProperty({ description: 'There was a search as well. Its words are not told, and kept no longer than needed.' })
  searched: boolean;
}

class BulkProgressDto {
  @ApiProperty({ type: 'integer', description: 'Tickets that were dealt with.', example: 20_500 })
  done: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Tickets that are meant; null until they are chosen, when the work begins.',
    example: 50_000,
  })
  of: number | null;
}

class BulkCountsDto {
  @ApiProperty({ type: 'integer', example: 20_011 })
  changed: number;

  @ApiProperty({ type: 'integer', description: 'Had the values already, set by a person.', example: 488 })
  unchanged: number;

  @ApiProperty({ type: 'integer', description: 'Do not exist (any more).', example: 1 })
  missing: number;

  @ApiProperty({ type: 'integer', description: 'Only when undoing: were changed by somebody since.', example: 0 })
  skipped: number;
}

export class BulkChangeDto {
  @ApiProperty({ type: 'integer', example: 3 })
  id: number;

  @ApiProperty({ enum: JOB_STATES, enumName: 'BulkChangeState', example: 'running' })
  state: JobState;

  @ApiProperty(TIME)
  requested_at: string;

  @ApiProperty({ type: String, ...TIME, nullable: true })
  started_at: string | null;

  @ApiProperty({ type: String, ...TIME, nullable: true })
  ended_at: string | null;

  @ApiProperty({ description: 'It was asked to end before its next batch.', example: false })
  cancel_requested: boolean;

  @ApiProperty({
    type: AskedFilterDto,
    nullable: true,
    description: 'As it was asked for; null when tickets were named, and for an undoing.',
  })
  filter: AskedFilterDto | null;

  @ApiProperty({ type: WantedValuesDto, nullable: true, description: 'What is set; null for an undoing.' })
  change: WantedValuesDto | null;

  @ApiProperty({ type: BulkProgressDto })
  progress: BulkProgressDto;

  @ApiProperty({ type: BulkCountsDto })
  results: BulkCountsDto;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The bulk change that this one undoes.', example: null })
  undo_of: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The bulk change that undoes this one.', example: null })
  undone_by: number | null;

  static from({ change, undoneBy }: BulkChangeView): BulkChangeDto {
    const { id, state, filter, category, priority, status, changed, unchanged, missing, skipped } = change;
    return {
      id,
      state,
      requested_at: change.requestedAt.toISOString(),
      started_at: change.startedAt?.toISOString() ?? null,
      ended_at: change.endedAt?.toISOString() ?? null,
      cancel_requested: change.cancelRequested,
      filter: filter && askedFilter(filter),
      change:
        change.undoOf === null
          ? { ...(category && { category }), ...(priority && { priority }), ...(status && { status }) }
          : null,
      progress: { done: changed + unchanged + missing + skipped, of: change.total },
      results: { changed, unchanged, missing, skipped },
      undo_of: change.undoOf,
      undone_by: undoneBy,
    };
  }
}

function askedFilter({ search, searched, review_threshold: _, ...filter }: BulkFilter): AskedFilterDto {
  return { ...filter, searched: searched === true || search !== undefined };
}
