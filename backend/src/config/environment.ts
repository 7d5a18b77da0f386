import { applyDecorators } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { VISITOR_ROLES, type VisitorRole } from '../domain/role.js';
import { withPasswordFrom } from './database-password.js';
import { ListOf } from './list-of.js';
import { LlmEnvironment, WholeNumber, Within } from './llm-environment.js';
import { isAddressRange, isHostName, isWebOrigin } from './network-names.js';
import { MailEnvironment } from './mail-environment.js';
import { SETTING_RANGES } from './setting-ranges.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const Share = () =>
  Transform(({ value }) =>
    typeof value === 'string' && /^\d*\.?\d+$/.test(value) ? Number(value) : (value as unknown),
  );

const RequestsAMinute = () => applyDecorators(WholeNumber(), IsInt(), Min(0), Max(1_000_000));

/**
 * Every setting of the backend, by the name of its environment variable. Nothing else reads `process.env`.
 * `.env.example` lists the same names.
 */
export class Environment extends MailEnvironment {
  /** PostgreSQL connection string. */
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL must start with postgres:// or postgresql://' })
  readonly DATABASE_URL: string;

  /** File that holds the password, for a DATABASE_URL without one. */
  @IsOptional()
  @IsString()
  readonly DATABASE_PASSWORD_FILE?: string;

  /** How the server connects when it has an account of its own, which migrations make. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/[^:@/]+(:[^@/]+)?@/, {
    message: 'DATABASE_SERVER_URL must start with postgres:// or postgresql:// and name a user',
  })
  readonly DATABASE_SERVER_URL?: string;

  /** File that holds the password, for a DATABASE_SERVER_URL without one. */
  @IsOptional()
  @IsString()
  readonly DATABASE_SERVER_PASSWORD_FILE?: string;

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

  /** Proxies in front whose X-Forwarded headers say where a request comes from; from others they are not heard. */
  @ListOf(isAddressRange, 'IP addresses or ranges such as 10.0.0.0/8, separated by commas')
  readonly TRUST_PROXY: readonly string[] = [];

  /** Host names that requests may ask for; see `knownHosts` for what holds without any. */
  @ListOf(isHostName, 'host names in lower case and without a port, separated by commas')
  readonly ALLOWED_HOSTS: readonly string[] = [];

  /** Origins whose pages may call the API from a browser; without any, only the product's own page does. */
  @ListOf(isWebOrigin, 'origins such as https://desk.example.com, without a path and separated by commas')
  readonly CORS_ORIGINS: readonly string[] = [];

  /** Requests that one person, token or address may make in a minute, by kind; 0 for any number. */
  @RequestsAMinute()
  readonly RATE_LIMIT_SIGN_IN: number = 20;

  @RequestsAMinute()
  readonly RATE_LIMIT_SUBMIT: number = 30;

  @RequestsAMinute()
  readonly RATE_LIMIT_CLASSIFY: number = 120;

  @RequestsAMinute()
  readonly RATE_LIMIT_OTHER: number = 1_200;

  /** Folder of the built frontend; when set, the backend serves it. In containers nginx does. */
  @IsOptional()
  @IsString()
  readonly FRONTEND_DIST?: string;

  /** As what somebody acts who has not signed in; `npm start` makes it `agent`. */
  @IsIn(VISITOR_ROLES)
  readonly ANONYMOUS_ROLE: VisitorRole = 'requester';

  /** Hours after which a session ends that is not used. */
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(720)
  readonly SESSION_IDLE_HOURS: number = 12;

  /** Days after which a session ends however much it is used. */
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(365)
  readonly SESSION_MAX_DAYS: number = 14;

  /** With ADMIN_PASSWORD, makes the first administrator at the start; without effect when there is one. */
  @ValidateIf(
    ({ ADMIN_EMAIL, ADMIN_PASSWORD }: Environment) => ADMIN_EMAIL !== undefined || ADMIN_PASSWORD !== undefined,
  )
  @IsEmail({}, { message: 'ADMIN_EMAIL must be an e-mail address, and set together with ADMIN_PASSWORD' })
  readonly ADMIN_EMAIL?: string;

  @ValidateIf(
    ({ ADMIN_EMAIL, ADMIN_PASSWORD }: Environment) => ADMIN_EMAIL !== undefined || ADMIN_PASSWORD !== undefined,
  )
  @MinLength(12, { message: 'ADMIN_PASSWORD must have at least 12 characters, and be set together with ADMIN_EMAIL' })
  readonly ADMIN_PASSWORD?: string;

  @IsIn(LOG_LEVELS)
  readonly LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** Milliseconds that running requests get to finish after a request to stop. */
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(600_000)
  readonly SHUTDOWN_TIMEOUT_MS: number = 10_000;

  /** Clients that one process tells about events at the same time. */
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly EVENTS_MAX_CLIENTS: number = 500;

  /** A proposed field whose confidence is below it needs review. */
  @Share()
  @IsNumber()
  @Within(SETTING_RANGES.REVIEW_THRESHOLD)
  readonly REVIEW_THRESHOLD: number = 0.6;

  /** Signs suggestions on their way through clients, and the links of requesters. Without one, the database keeps a random key for all replicas. */
  @IsOptional()
  @MinLength(32)
  readonly TOKEN_SECRET?: string;

  /** Whether the embedded model learns from what agents decide; a version that it has learned answers either way. */
  @IsIn(['on', 'off'])
  readonly LEARNING: 'on' | 'off' = 'on';

  /** Tickets that agents must have decided on since the last training for another one by night. */
  @WholeNumber()
  @IsInt()
  @Within(SETTING_RANGES.LEARNING_MIN_DECISIONS)
  readonly LEARNING_MIN_DECISIONS: number = 50;
}

/**
 * Validated settings from environment variables; an empty variable counts as absent.
 * @throws an error that names every variable that is missing or wrong, without its value
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const environment = readAs(Environment, variables);
  return Object.assign(environment, {
    ...withPassword(environment, 'DATABASE_URL', 'DATABASE_PASSWORD_FILE'),
    ...withPassword(environment, 'DATABASE_SERVER_URL', 'DATABASE_SERVER_PASSWORD_FILE'),
  });
}

/** The same for a server, which connects by the account of its own where it has one. */
export function forServer(environment: Environment): Environment {
  const { DATABASE_SERVER_URL: own } = environment;
  return own === undefined ? environment : Object.assign(environment, { DATABASE_URL: own });
}

function withPassword(
  environment: Environment,
  url: 'DATABASE_URL' | 'DATABASE_SERVER_URL',
  file: 'DATABASE_PASSWORD_FILE' | 'DATABASE_SERVER_PASSWORD_FILE',
): Partial<Environment> {
  const { [url]: address, [file]: path } = environment;
  return address === undefined || path === undefined ? {} : { [url]: withPasswordFrom(file, path, address) };
}

/**
 * The settings of commands that need language models and nothing else.
 * @throws an error that names every variable that is wrong, without its value
 */
export function readLlmEnvironment(variables: NodeJS.ProcessEnv = process.env): LlmEnvironment {
  return readAs(LlmEnvironment, variables);
}

function readAs<Settings extends object>(type: new () => Settings, variables: NodeJS.ProcessEnv): Settings {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const environment = plainToInstance(type, present, { exposeUnsetFields: false });
  const errors = validateSync(environment);
  if (errors.length > 0) {
    const sentences = errors.map(({ constraints = {} }) => constraints['isInt'] ?? Object.values(constraints)[0]);
    throw new Error(`${sentences.join('; ')}. See .env.example.`);
  }
  return environment;
}
