import 'reflect-metadata';
import { readEnvironment } from '../config/environment.js';
import { describeStartFailure } from '../config/start-failure.js';
import { makeAdministrator, readAdministrator } from './create-admin/create-admin-command.js';

/** Makes somebody an administrator in the database in DATABASE_URL, and prints a link to choose a password. */
try {
  const wanted = readAdministrator(process.argv.slice(2));
  const { isNew, path } = await makeAdministrator(readEnvironment().DATABASE_URL, wanted);
  process.stdout.write(
    `${wanted.email} is ${isNew ? 'there' : 'an administrator'} now. To choose a password, open this path at the address ` +
      `of TriageDesk, once and within a day:\n\n  ${path}\n\n`,
  );
} catch (error) {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exitCode = 1;
}
