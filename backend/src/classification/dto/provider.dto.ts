import { ApiProperty } from '@nestjs/swagger';
import { FAILURE_KINDS } from '../llm/llm-failure.js';
import { PROVIDER_STATES, type ProviderState } from '../llm/provider-guard.js';
import type { ProviderStatus } from '../provider-status.js';
import { LLM_PROVIDERS } from '../suggestion.js';

const NAMES = [...LLM_PROVIDERS, 'embedded'] as const;

const Count = (description: string, example: number): PropertyDecorator =>
  ApiProperty({ type: 'integer', minimum: 0, description, example });

class ProviderErrorDto {
  @ApiProperty({
    enum: FAILURE_KINDS,
    description: 'What happened, without the provider’s words; `unauthorized`: the key is refused.',
    example: 'rate_limited',
  })
  class: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-21T08:00:00.000Z' })
  at: string;
}

class ProviderLatencyDto {
  @Count('How many of the latest answers the figures are of, at most 100.', 42)
  answers: number;

  @Count('Milliseconds.', 640)
  median_ms: number;

  @Count('Milliseconds.', 1310)
  p95_ms: number;
}

class ProviderUsageDto {
  @Count('Calls, failed ones and repetitions included.', 120)
  calls: number;

  @Count('As far as the provider told.', 96_000)
  input_tokens: number;

  @Count('As far as the provider told.', 15_600)
  output_tokens: number;

  @ApiProperty({
    type: 'number',
    nullable: true,
    minimum: 0,
    description: 'US dollars; null without configured prices.',
    example: 0.18,
  })
  cost_usd: number | null;
}

class ProviderCapsDto {
  @Count('Calls a day (UTC), over all processes.', 10_000)
  calls: number;

  @Count('Tokens a day (UTC), over all processes.', 20_000_000)
  tokens: number;
}

export class ProviderDto {
  @ApiProperty({ enum: NAMES, example: 'anthropic' })
  name: (typeof NAMES)[number];

  @ApiProperty({ description: 'The vendor’s name of the model, or `embedded`.', example: 'claude-haiku-5-5' })
  model: string;

  @ApiProperty({ description: 'Of the prompt, or of the embedded model.', example: '2' })
  version: string;

  @ApiProperty({
    enum: PROVIDER_STATES,
    description:
      '`ready`; `failing`: the latest call failed, it is still asked; `paused`: left alone for a while, after ' +
      'failures or at its own request; `capped`: the calls or tokens of the day are used up; `off`: the setting LLM_ENABLED ' +
      'says that language models are not asked.',
    example: 'ready',
  })
  state: ProviderState;

  @ApiProperty({ type: ProviderErrorDto, nullable: true, description: 'The latest; null without one.' })
  last_error: ProviderErrorDto | null;

  @ApiProperty({ type: ProviderLatencyDto, nullable: true, description: 'Of answers; null before the first one.' })
  latency: ProviderLatencyDto | null;

  @ApiProperty({
    type: ProviderUsageDto,
    nullable: true,
    description: 'Since midnight UTC; null for the embedded model, and while the database cannot be reached.',
  })
  today: ProviderUsageDto | null;

  @ApiProperty({ type: ProviderCapsDto, nullable: true, description: 'Null for the embedded model.' })
  caps: ProviderCapsDto | null;

  static from({ name, model, version, state, lastFailure, latency, today, cap }: ProviderStatus): ProviderDto {
    return {
      name,
      model,
      version,
      state,
      last_error: lastFailure && { class: lastFailure.kind, at: lastFailure.at.toISOString() },
      latency: latency && { answers: latency.answers, median_ms: latency.medianMs, p95_ms: latency.p95Ms },
      today: today && {
        calls: today.calls,
        input_tokens: today.inputTokens,
        output_tokens: today.outputTokens,
        cost_usd: today.costUsd,
      },
      caps: cap && { calls: cap.calls, tokens: cap.tokens },
    };
  }
}
