import { ApiProperty } from '@nestjs/swagger';

export class ResetLinkDto {
  @ApiProperty({
    description:
      'To be opened at the address of this TriageDesk. It is shown only now; whoever has it can choose the password.',
    example: '/reset-password#kZ8v0m4t1gq9E7xX2bYc3dUe5fWg6hViJjKkLlMmNnO',
  })
  path: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-22T08:00:00.000Z' })
  expires_at: string;
}
