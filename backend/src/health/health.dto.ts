import { ApiProperty } from '@nestjs/swagger';
import { PROVIDER_STATES, type ProviderState } from '../classification/llm/provider-guard.js';

export class HealthDto {
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status: 'ok';
}

class ProviderHealthDto {
  @ApiProperty({ example: 'embedded' })
  name: string;

  @ApiProperty({ enum: PROVIDER_STATES, example: 'ready' })
  state: ProviderState;
}

export class ReadinessDto extends HealthDto {
  @ApiProperty({ type: [ProviderHealthDto], description: 'Who suggests, in the order in which they are asked.' })
  providers: ProviderHealthDto[];
}
