import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, it } from 'node:test';
import { assertTriageDeskRuns, countTickets } from './running-instance.ts';

describe('a running instance', () => {
  let server: Server | undefined;

  /** Serves answers by path; everything else is a 404. */
  const serve = async (
    answers: Record<string, { status?: number; body?: object; total?: number }>,
  ): Promise<string> => {
    const listening = createServer(({ url = '' }, response) => {
      const answer = answers[url.split('?', 1)[0] ?? ''];
      if (answer?.total !== undefined) response.setHeader('x-total-count', answer.total);
      response.statusCode = answer === undefined ? 404 : (answer.status ?? 200);
      response.end(JSON.stringify(answer?.body ?? {}));
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const address = listening.address();
    return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  };
  const ours = { '/docs-json': { body: { info: { title: 'TriageDesk' } } } };

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  it('is accepted when it is TriageDesk and ready', async () => {
    await assertTriageDeskRuns(await serve({ ...ours, '/health/ready': {} }));
  });

  it('is refused while it is not ready', async () => {
    const url = await serve({ ...ours, '/health/ready': { status: 503 } });
    await assert.rejects(assertTriageDeskRuns(url), { name: 'Failure', message: /not ready \(503\)/ });
  });

  it('is refused when it is another program', async () => {
    await assert.rejects(assertTriageDeskRuns(await serve({ '/health/ready': {} })), /it is not TriageDesk/);
  });

  it('is missed in one sentence', async () => {
    const url = await serve({});
    server?.close();
    await assert.rejects(assertTriageDeskRuns(url), { name: 'Failure', message: /does not answer at .*npm start/ });
  });

  it('says how many tickets it has', async () => {
    assert.equal(await countTickets(await serve({ '/api/tickets/': { total: 364 } })), 364);
  });
});
