import { randomBytes } from 'node:crypto';
import { Failure, messageOf } from './process/failure.ts';
import { runTool } from './process/run-tool.ts';
import { walkEvents, walkSimilar, walkViews } from './smoke/agents-walk.ts';
import { walkConflicts, walkRepetitions } from './smoke/concurrency-walk.ts';
import { Instance, type Ticket } from './smoke/instance.ts';
import { walkLedger } from './smoke/ledger-walk.ts';
import { walkFilters, walkPages as walkListPages } from './smoke/list-walk.ts';
import { walkPages, walkSlashes } from './smoke/pages-walk.ts';
import { walkPaths } from './smoke/paths-walk.ts';
import { walkRefusals } from './smoke/refusals-walk.ts';
import { Report } from './smoke/report.ts';
import { compareStats, readStats, walkClassify, walkCreate, walkDelete, walkOneTicket } from './smoke/tickets-walk.ts';

/** The whole test may take this long, in milliseconds; cleaning up comes on top. */
const testLimit = 180_000;

/** `npm run smoke`: walks a running instance over HTTP and leaves nothing behind. */
async function smokeTest(stop: AbortSignal): Promise<number> {
  const origin = readOrigin();
  const instance = new Instance(origin, AbortSignal.any([stop, AbortSignal.timeout(testLimit)]));
  console.log(`Smoke test of ${origin}`);
  if (!(await instance.isReady()))
    throw new Failure(`TriageDesk at ${origin} is not ready: start it, or give its URL.`);

  const report = new Report();
  try {
    await walk(instance, report);
  } finally {
    // Ctrl-C and the time limit end the walk, not the cleaning up.
    await cleanUp(new Instance(origin, AbortSignal.timeout(testLimit)), instance.leftOver);
  }
  console.log(`\n${report.passed} passed, ${report.failed} failed`);
  return report.failed > 0 ? 1 : 0;
}

async function walk(instance: Instance, report: Report): Promise<void> {
  const created: Ticket[] = [];
  const marker = `smoke${randomBytes(5).toString('hex')}`;
  await report.group('Pages and health', () => walkPages(instance, report));
  await report.group('Classify', () => walkClassify(instance, report));
  await report.group('Create, and the statistics move', async () => {
    const before = await readStats(instance, report);
    await walkCreate(instance, report, marker, created);
    compareStats(report, before, await readStats(instance, report), created);
  });
  const [first] = created;
  if (first === undefined) throw new Failure('No ticket could be created: the reason stands above.');
  await report.group('List: filters and search', () => walkFilters(instance, report, marker, created));
  await report.group('List: pages', () => walkListPages(instance, report, marker, created));
  await report.group('Refusals', () => walkRefusals(instance, report, first));
  await report.group('Addresses that lead nowhere', () => walkPaths(instance, report));
  await report.group('With and without a trailing slash', () => walkSlashes(instance, report, first));
  await report.group('Read and change one ticket', () => walkOneTicket(instance, report, first));
  await report.group('Suggestions and their outcome', () => walkLedger(instance, report, marker));
  await report.group('Two people at one ticket', () => walkConflicts(instance, report, marker));
  await report.group('A request sent twice', () => walkRepetitions(instance, report, marker));
  await report.group('Live events and history', () => walkEvents(instance, report, marker));
  await report.group('Similar tickets', () => walkSimilar(instance, report, marker));
  await report.group('Saved views', () => walkViews(instance, report, marker));
  await report.group('Delete', () => walkDelete(instance, report, created));
}

async function cleanUp(instance: Instance, leftOver: Iterable<string>): Promise<void> {
  for (const path of leftOver) {
    const status = await instance.delete(path).then((answer) => answer.status, messageOf);
    if (status !== 204) console.log(`${path} of this test is still there, please delete it (${status}).`);
  }
}

function readOrigin(): string {
  const [url = 'http://localhost:8080', ...rest] = process.argv.slice(2);
  if (rest.length === 0 && URL.canParse(url) && /^https?:/.test(url)) return new URL(url).origin;
  throw new Failure('Usage: npm run smoke -- [URL], for example: npm run smoke -- http://localhost:8080');
}

runTool(smokeTest);
