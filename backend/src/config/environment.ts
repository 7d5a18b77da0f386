import { plainToInstance, Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const WholeNumber = () =>
  Transform(({ value }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : (value as unknown)));

const HTTP_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/**
 * Every setting of the backend, by the name of its environment variable. Nothing else reads `process.env`.
 * `.env.example` lists the same names.
 */
export class Environment {
  /** PostgreSQL connection string. */
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL must start with postgres:// or postgresql://' })
  readonly DATABASE_URL: string;

  /** Seconds that a migration waits for a database server that is still starting. */
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(600)
  readonly DATABASE_WAIT_SECONDS: number = 30;

  @IsNotEmpty()
  @IsString()
  readonly HOST: string = '127.0.0.1';

  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly PORT: number = 8080;

  /** Folder of the built frontend; when set, the backend serves it. In containers nginx does. */
  @IsOptional()
  @IsString()
  readonly FRONTEND_DIST?: string;

  @IsIn(LOG_LEVELS)
  readonly LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** Milliseconds that running requests get to finish after a request to stop. */
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(600_000)
  readonly SHUTDOWN_TIMEOUT_MS: number = 10_000;

  /** Without a key the built-in classifier answers. */
  @IsOptional()
  @IsString()
  readonly ANTHROPIC_API_KEY?: string;

  @IsNotEmpty()
  @IsString()
  readonly ANTHROPIC_MODEL: string = 'claude-haiku-5-5';

  @IsOptional()
  @IsUrl(HTTP_URL)
  readonly ANTHROPIC_BASE_URL?: string;

  /** Milliseconds for one suggestion, retries included. */
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(60_000)
  readonly ANTHROPIC_TIMEOUT_MS: number = 6_000;
}

/**
 * Validated settings from environment variables; an empty variable counts as absent.
 * @throws an error that names every variable that is missing or wrong, without its value
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const environment = plainToInstance(Environment, present, { exposeUnsetFields: false });
  const errors = validateSync(environment);
  if (errors.length > 0) {
    const sentences = errors.map(({ constraints = {} }) => constraints['isInt'] ?? Object.values(constraints)[0]);
    throw new Error(`${sentences.join('; ')}. See .env.example.`);
  }
  return environment;
}
