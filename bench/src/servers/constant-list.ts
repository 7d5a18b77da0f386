import { join } from 'node:path';
import { repositoryRoot } from '../../../tools/repository.ts';

/**
 * The whole backend, except that listing tickets answers from memory: the first page that the service found is every
 * page. What is left is the floor of the route: HTTP, validation, the controller's mapping and JSON, without a database.
 */

type AnyService = Record<string, (...input: unknown[]) => Promise<unknown>>;

interface Application {
  get(token: unknown, options: { strict: false }): AnyService;
  listen(port: number, host: string): Promise<unknown>;
  close(): Promise<void>;
}

interface Settings {
  PORT: number;
  HOST: string;
}

const dist = (file: string): string => join(repositoryRoot, 'backend/dist', file);
const { createApp } = (await import(dist('app.setup.js'))) as {
  createApp: (settings: Settings) => Promise<Application>;
};
const { readEnvironment } = (await import(dist('config/environment.js'))) as { readEnvironment: () => Settings };
const { TicketListService } = (await import(dist('tickets/list/ticket-list.service.js'))) as {
  TicketListService: unknown;
};

const settings = readEnvironment();
const app = await createApp(settings);
const service = app.get(TicketListService, { strict: false });
const find = service['list']?.bind(service);
if (find === undefined) throw new Error('TicketListService has no method "list" any more: adapt this file.');
let page: Promise<unknown> | undefined;
service['list'] = async (...input) => (page ??= find(...input));

await app.listen(settings.PORT, settings.HOST);
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
