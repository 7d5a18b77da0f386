import 'reflect-metadata';
import { SetupService } from './access/setup/setup.service.js';
import { createApp } from './app.setup.js';
import { forServer, readEnvironment } from './config/environment.js';
import { describeStartFailure } from './config/start-failure.js';
import { DatabaseState } from './database/database-state.js';

async function main(): Promise<void> {
  const environment = forServer(readEnvironment());
  const app = await createApp(environment);
  // without its tables the server is not ready, and says so itself
  const isCurrent = await app
    .get(DatabaseState)
    .isCurrent()
    .catch(() => false);
  const setupPath = isCurrent ? await app.get(SetupService).announce() : undefined;
  await app.listen(environment.PORT, environment.HOST);
  // no line of the log, which may go elsewhere: whoever has the link becomes the administrator
  if (setupPath !== undefined) process.stdout.write(`${setupInvitation(setupPath)}\n`);

  let stopping = false;
  const stop = (): void => {
    // asked twice, as Ctrl-C does with npm in between: running requests still get their time
    if (stopping) return;
    stopping = true;
    // a request that does not end in time must not keep the process alive
    setTimeout(() => process.exit(1), environment.SHUTDOWN_TIMEOUT_MS).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function setupInvitation(path: string): string {
  return `There is no administrator yet. Open this path at the address of TriageDesk within a day: ${path}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exit(1);
});
