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

const Confidence = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'number', minimum: 0, maximum: 1, description, example });

const Offset = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description, example });

class EvidenceDto implements EvidenceSpan {
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

  @ApiProperty({ description: 'True when the configured model failed or nothing was recognised.', example: false })
  degraded: boolean;

  @ApiProperty({
    maxLength: 200,
    description: 'One line of plain text.',
    example: 'Billing because of “charged twice”.',
  })
  reason: string;

  @ApiProperty({ type: [EvidenceDto], description: 'Passages that are literally in the text; empty for a default.' })
  evidence: EvidenceDto[];

  static from(suggestion: Suggestion): SuggestionDto {
    return {
      suggested_category: suggestion.category,
      suggested_priority: suggestion.priority,
      category_confidence: suggestion.categoryConfidence,
      priority_confidence: suggestion.priorityConfidence,
      confidence: Math.min(suggestion.categoryConfidence, suggestion.priorityConfidence),
      source: suggestion.source,
      degraded: suggestion.degraded,
      reason: suggestion.reason,
      evidence: [...suggestion.evidence],
    };
  }
}
