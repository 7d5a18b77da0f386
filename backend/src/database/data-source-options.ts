import type { DataSourceOptions } from 'typeorm';
import { ClassifierModel } from '../classification/learning/classifier-model.entity.js';
import { SigningKey } from '../classification/ledger/signing-key.entity.js';
import { SuggestionRecord } from '../classification/ledger/suggestion-record.entity.js';
import { LlmUsage } from '../classification/llm/llm-usage.entity.js';
import { JobProgress } from '../jobs/job-progress.entity.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { CreateTickets1795248000000 } from './migrations/1795248000000-create-tickets.js';
import { CreateLlmUsage1795334400000 } from './migrations/1795334400000-create-llm-usage.js';
import { CreateSuggestions1795420800000 } from './migrations/1795420800000-create-suggestions.js';
import { CreateClassifierModels1795507200000 } from './migrations/1795507200000-create-classifier-models.js';

/** Connections that one process keeps; PostgreSQL allows 100 by default, so several replicas fit. */
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/** How to reach the database, for the application, the command line and the tests alike. */
export function dataSourceOptions(url: string) {
  return {
    type: 'postgres',
    url,
    entities: [Ticket, LlmUsage, SuggestionRecord, SigningKey, ClassifierModel, JobProgress],
    migrations: [
      CreateTickets1795248000000,
      CreateLlmUsage1795334400000,
      CreateSuggestions1795420800000,
      CreateClassifierModels1795507200000,
    ],
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'triagedesk',
    extra: { keepAlive: true },
    // Dropped idle connections are replaced by the pool; requests that were using one get a 503 of their own.
    poolErrorHandler: () => undefined,
  } as const satisfies DataSourceOptions;
}
