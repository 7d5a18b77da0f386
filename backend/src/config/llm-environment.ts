import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';
import { SETTING_RANGES, type Range } from './setting-ranges.js';

export const WholeNumber = () =>
  Transform(({ value }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : (value as unknown)));

export const Within = ({ min, max }: Range) => applyDecorators(Min(min), Max(max));

const Text = () => applyDecorators(IsOptional(), IsString());

/** Anything else cannot be sent in a header, and would fail with every call. White space at the ends is removed there. */
const Key = () =>
  applyDecorators(
    IsOptional(),
    Matches(/^[\t\n\r ]*[\x21-\x7e]+[\t\n\r ]*$/, { message: '$property holds a character that no key has' }),
  );

/** The SDKs cannot send a user name or a password in an address, and nobody should have to keep one secret there. */
const Address = () =>
  applyDecorators(
    IsOptional(),
    IsUrl(
      { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true },
      { message: '$property must be an http or https address without a user name or password' },
    ),
  );

const Milliseconds = () => applyDecorators(WholeNumber(), IsInt(), Min(1), Max(60_000));

const Count = (range: Range) => applyDecorators(WholeNumber(), IsInt(), Within(range));

const Price = () =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }) =>
      typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : (value as unknown),
    ),
    IsNumber({}, { message: '$property must be a number, such as 0.25' }),
    Min(0),
    Max(100_000),
  );

/**
 * The variables about language models; `llm-settings.ts` says what they mean together. Prices are US dollars for a
 * million tokens. Without a price the cost is unknown; none is assumed, because prices change.
 */
export class LlmEnvironment {
  /** Whether the server asks the language models that are configured. */
  @IsIn(['on', 'off'])
  readonly LLM_ENABLED: 'on' | 'off' = 'on';

  /** Names in the order in which they are asked, separated by commas. Without it: those that have a key. */
  @Text()
  readonly LLM_PROVIDERS?: string;

  /** The key and the model of a single provider, where it has no variable of its own. */
  @Key()
  readonly LLM_API_KEY?: string;

  @Text()
  readonly LLM_MODEL?: string;

  /** Milliseconds for a suggestion, over all language models and repetitions. */
  @Milliseconds()
  readonly LLM_BUDGET_MS: number = 6_000;

  /** Calls that one process has running at one provider. */
  @Count({ min: 1, max: 1_000_000_000_000 })
  readonly LLM_MAX_CONCURRENT: number = 16;

  /** What all processes together may ask of one provider in a day (UTC). */
  @Count(SETTING_RANGES.LLM_DAILY_CALLS)
  readonly LLM_DAILY_CALLS: number = 10_000;

  @Count(SETTING_RANGES.LLM_DAILY_TOKENS)
  readonly LLM_DAILY_TOKENS: number = 20_000_000;

  @Key()
  readonly ANTHROPIC_API_KEY?: string;

  @Text()
  readonly ANTHROPIC_MODEL?: string;

  @Address()
  readonly ANTHROPIC_BASE_URL?: string;

  @Milliseconds()
  readonly ANTHROPIC_TIMEOUT_MS: number = 4_000;

  @Price()
  readonly ANTHROPIC_INPUT_PRICE?: number;

  @Price()
  readonly ANTHROPIC_OUTPUT_PRICE?: number;

  @Key()
  readonly OPENAI_API_KEY?: string;

  @Text()
  readonly OPENAI_MODEL?: string;

  @Address()
  readonly OPENAI_BASE_URL?: string;

  @Milliseconds()
  readonly OPENAI_TIMEOUT_MS: number = 4_000;

  @Price()
  readonly OPENAI_INPUT_PRICE?: number;

  @Price()
  readonly OPENAI_OUTPUT_PRICE?: number;

  @Key()
  readonly GEMINI_API_KEY?: string;

  /** The vendor's other name of GEMINI_API_KEY. */
  @Key()
  readonly GOOGLE_API_KEY?: string;

  @Text()
  readonly GEMINI_MODEL?: string;

  @Address()
  readonly GEMINI_BASE_URL?: string;

  @Milliseconds()
  readonly GEMINI_TIMEOUT_MS: number = 4_000;

  @Price()
  readonly GEMINI_INPUT_PRICE?: number;

  @Price()
  readonly GEMINI_OUTPUT_PRICE?: number;

  /** Where the server is: Ollama, vLLM, LiteLLM, or any other that speaks OpenAI's chat completions. */
  @Address()
  readonly OPENAI_COMPATIBLE_BASE_URL?: string;

  @Key()
  readonly OPENAI_COMPATIBLE_API_KEY?: string;

  @Text()
  readonly OPENAI_COMPATIBLE_MODEL?: string;

  @Milliseconds()
  readonly OPENAI_COMPATIBLE_TIMEOUT_MS: number = 4_000;

  @Price()
  readonly OPENAI_COMPATIBLE_INPUT_PRICE?: number;

  @Price()
  readonly OPENAI_COMPATIBLE_OUTPUT_PRICE?: number;
}
