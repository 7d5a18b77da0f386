import { ApiProperty } from '@nestjs/swagger';

export class TicketsOfDayDto {
  @ApiProperty({ format: 'date', example: '2026-11-21' })
  date: string;

  @ApiProperty({ type: 'integer', example: 12 })
  tickets: number;
}
