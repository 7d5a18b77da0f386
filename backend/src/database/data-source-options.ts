import type { DataSourceOptions } from 'typeorm';
import { Ticket } from '../tickets/ticket.entity.js';
import { CreateTickets1795248000000 } from './migrations/1795248000000-create-tickets.js';

/** Connections that one process keeps; PostgreSQL allows 100 by default, so several replicas fit. */
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/** How to reach the database, for the application, the command line and the tests alike. */
export function dataSourceOptions(url: string) {
  return {
    type: 'postgres',
    url,
    entities: [Ticket],
    migrations: [CreateTickets1795248000000],
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'triagedesk',
    extra: { keepAlive: true },
    // Dropped idle connections are replaced by the pool; requests that were using one get a 503 of their own.
    poolErrorHandler: () => undefined,
  } as const satisfies DataSourceOptions;
}
