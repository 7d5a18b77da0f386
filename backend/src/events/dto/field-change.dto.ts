import { ApiProperty } from '@nestjs/swagger';
import { CHANGED_FIELDS, type ChangedField, type KeptChanges } from '../ticket-event.js';

export class FieldChangeDto {
  @ApiProperty({ enum: CHANGED_FIELDS, enumName: 'ChangedField', example: 'category' })
  field: ChangedField;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The value before. Null for title and description, whose words are not kept.',
    example: 'general',
  })
  from: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The value after. The same as before when only the decision changed: a proposal was accepted (`decided` is true), made again, or the decision was undone (`decided` is false).',
    example: 'billing',
  })
  to: string | null;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description:
      'Of category and priority: true when somebody has decided the value, false when it is a proposal. Null for the others.',
    example: true,
  })
  decided: boolean | null;

  static of(changes: KeptChanges): FieldChangeDto[] {
    return CHANGED_FIELDS.flatMap((field) => {
      const change = changes[field];
      if (!change) return [];
      const [from, to, isDecided] = change === true ? [] : change;
      return [{ field, from: from ?? null, to: to ?? null, decided: isDecided ?? null }];
    });
  }
}
