import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '../../domain/category.js';
import { PRIORITIES, type Priority } from '../../domain/priority.js';
import {
  SUGGESTION_SOURCES,
  TEXT_FIELDS,
  type EvidenceSpan,
  type Suggestion,
  type SuggestionSource,
  type TextField,
} from '../suggestion.js';

export const Confidence = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'number', minimum: 0, maximum: 1, description, example });

const Offset = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description, example });

export class EvidenceDto implements EvidenceSpan {
  @ApiProperty({ enum: TEXT_FIELDS, example: 'description' })
  field: TextField;

  @Offset('Where the passage starts in the text as sent, in UTF-16 code units.', 8)
  start: number;

  @Offset('Where it ends; the first code unit after it.', 21)
  end: number;

  @ApiProperty({ description: 'The passage itself.', example: 'charged twice' })
  text: string;
}

export class SuggestionDto {
  @ApiProperty({ enum: CATEGORIES, enumName: 'Category', example: 'billing' })
  suggested_category: Category;

  @ApiProperty({ enum: PRIORITIES, enumName: 'Priority', example: 'high' })
  suggested_priority: Priority;

  @Confidence('How sure the category is; 0 means that it is no prediction.', 0.9)
  category_confidence: number;

  @Confidence('How sure the priority is; 0 means that it is no prediction.', 0.6)
  priority_confidence: number;

  @Confidence('The lower of the two.', 0.6)
  confidence: number;

  @ApiProperty({
    enum: SUGGESTION_SOURCES,
    description:
      'Who suggests. `default`: nobody could; the values only stand in and must not be shown as a prediction.',
    example: 'embedded',
  })
  source: SuggestionSource;

  @ApiProperty({ description: 'The vendor’s name of the language model, or `embedded`.', example: 'embedded' })
  model: string;

  @ApiProperty({
    description: 'Of the prompt for a language model, of the model itself for the embedded one.',
    example: '1',
  })
  version: string;

  @ApiProperty({
    description:
      'True when this is less than the configuration promises: a language model that stands before `source` in ' +
      'LLM_PROVIDERS was to be asked and did not answer (failed, too slow, paused, at its cap), or nothing was ' +
      'recognised. Without a language model the embedded model is what was promised: false.',
    example: false,
  })
  degraded: boolean;

  @ApiProperty({
    maxLength: 200,
    description: 'One line of plain text.',
    example: 'Billing because of “charged twice”.',
  })
  reason: string;

  @ApiProperty({ type: [EvidenceDto], description: 'Passages that are literally in the text; empty for a default.' })
  evidence: EvidenceDto[];

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      'Send it along with the ticket, unchanged, so that the suggestion is recorded and measured. Valid for 24 hours and for this text. Null for a default, and when tokens cannot be issued right now.',
    example: 'v1.eyJleHBpcmVzIjoxNzk1…',
  })
  suggestion_token: string | null;

  static from(suggestion: Suggestion, token: string | null): SuggestionDto {
    return {
      suggested_category: suggestion.category,
      suggested_priority: suggestion.priority,
      category_confidence: suggestion.categoryConfidence,
      priority_confidence: suggestion.priorityConfidence,
      confidence: Math.min(suggestion.categoryConfidence, suggestion.priorityConfidence),
      source: suggestion.source,
      model: suggestion.model,
      version: suggestion.version,
      degraded: suggestion.degraded,
      reason: suggestion.reason,
      evidence: [...suggestion.evidence],
      suggestion_token: token,
    };
  }
}
