import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import type { Request } from '../request.ts';
import { measureThroughput } from './throughput.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

interface Received {
  head: string;
  body: string;
  /** Connections and requests, each counted from 1. */
  connection: number;
  number: number;
}

/** A server that answers whatever bytes it is told to; `answer` gets each request once it is there as a whole. */
async function serve(t: TestContext, answer: (socket: Socket, request: Received) => void): Promise<string> {
  const sockets = new Set<Socket>();
  let number = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    const connection = sockets.size;
    let rest = '';
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      rest += bytes.toString('latin1');
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const [head, body] = [rest.slice(0, end), rest.slice(end + 4)];
      const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
      if (body.length < length) return;
      rest = '';
      answer(socket, { head, body: Buffer.from(body, 'latin1').toString(), connection, number: ++number });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const never = new AbortController().signal;
const getRoot = (): Request => ({ path: '/' });
const options = { connections: 1, milliseconds: 100, stop: never };

describe('measuring throughput', () => {
  it('sends requests as they are given, on as many connections, each after the answer to the one before', async (t) => {
    const requests: Request[] = [
      { path: '/api/tickets/?status=open' },
      { method: 'POST', path: '/api/tickets/', body: { title: 'Größe “42”' } },
      { method: 'PATCH', path: '/api/tickets/7/', body: { status: 'open' } },
    ];
    const heads = new Set<string>();
    const bodies = new Set<string>();
    const connections = new Set<number>();
    const unanswered = new Set<number>();
    let impatient = 0;
    const origin = await serve(t, (socket, { head, body, connection }) => {
      heads.add(head);
      bodies.add(body);
      connections.add(connection);
      if (unanswered.has(connection)) impatient++;
      unanswered.add(connection);
      setTimeout(() => {
        unanswered.delete(connection);
        socket.write(OK);
      }, 1);
    });
    let sent = 0;
    const next = (): Request => requests[sent++ % requests.length] ?? getRoot();
    const { durations, errors } = await measureThroughput(origin, next, { ...options, connections: 4 });

    assert.equal(errors, 0);
    assert.equal(durations.length, sent);
    assert.equal(impatient, 0);
    assert.deepEqual([...connections].sort(), [1, 2, 3, 4]);
    const host = `host: ${new URL(origin).host}`;
    const json = 'content-type: application/json';
    assert.deepEqual(
      heads,
      new Set([
        `GET /api/tickets/?status=open HTTP/1.1\r\n${host}`,
        `POST /api/tickets/ HTTP/1.1\r\n${host}\r\n${json}\r\ncontent-length: 28`,
        `PATCH /api/tickets/7/ HTTP/1.1\r\n${host}\r\n${json}\r\ncontent-length: 17`,
      ]),
    );
    assert.deepEqual(bodies, new Set(['', '{"title":"Größe “42”"}', '{"status":"open"}']));
  });

  it('takes the time to the last byte, and counts a rate of what was answered within the time', async (t) => {
    const origin = await serve(t, (socket, { number }) => {
      socket.write(OK.slice(0, 20));
      setTimeout(() => socket.write(OK.slice(20)), number === 1 ? 30 : 600);
    });
    const { durations, perSecond } = await measureThroughput(origin, getRoot, { ...options, milliseconds: 400 });
    assert.equal(durations.length, 2);
    assert.ok((durations[0] ?? 0) > 28 && (durations[1] ?? 0) > 598);
    assert.equal(perSecond, 2.5);
  });

  it('counts refusals, and tells what the first one said', async (t) => {
    const origin = await serve(t, (socket, { number }) => {
      const body = number === 2 ? 'too many' : 'later';
      if (number === 1) socket.write(OK);
      else socket.write(`HTTP/1.1 429 Too Many Requests\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
    const samples = await measureThroughput(origin, getRoot, options);
    assert.equal(samples.durations.length, 1);
    assert.ok(samples.errors > 1);
    assert.equal(samples.firstError, '/ answered 429: too many');
  });

  const broken: [what: string, answer: (socket: Socket) => void, message: RegExp][] = [
    [
      'an answer in chunks',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'),
      /chunks/,
    ],
    ['an answer without a length', (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'), /no content-length/],
    ['an answer that is no HTTP', (socket) => socket.write('hello\r\n\r\n'), /HTTP\/1\.1: hello/],
    ['a connection that is closed instead of an answer', (socket) => socket.end(), /closed the connection/],
    ['a connection that is closed in the middle', (socket) => socket.end(OK.slice(0, -1)), /closed the connection/],
    ['an answer too many', (socket) => socket.write(OK + OK), /longer than its content-length/],
    ['a connection that is reset', (socket) => socket.resetAndDestroy(), /ECONNRESET/],
  ];
  for (const [what, answer, message] of broken) {
    it(`counts ${what} as an error, and goes on with a new connection`, async (t) => {
      const connections = new Set<number>();
      const origin = await serve(t, (socket, { number, connection }) => {
        connections.add(connection);
        if (number === 2) answer(socket);
        else socket.write(OK);
      });
      const { durations, errors, firstError } = await measureThroughput(origin, getRoot, options);
      assert.equal(errors, 1);
      assert.match(firstError ?? '', message);
      assert.ok(durations.length > 2);
      assert.deepEqual([...connections], [1, 2]);
    });
  }

  it('goes on with a new connection where the server has announced that it closes, and that is no error', async (t) => {
    let last = 0;
    const origin = await serve(t, (socket, { connection }) => {
      last = connection;
      socket.end(OK.replace('\r\n', '\r\nconnection: close\r\n'));
    });
    const { durations, errors } = await measureThroughput(origin, getRoot, options);
    assert.equal(errors, 0);
    assert.ok(durations.length > 1);
    assert.equal(last, durations.length);
  });

  it('gives up on a connection that fails again and again', async (t) => {
    let connections = 0;
    const origin = await serve(t, (socket) => {
      connections++;
      socket.destroy();
    });
    const samples = await measureThroughput(origin, getRoot, { connections: 3, milliseconds: 60_000, stop: never });
    assert.equal(connections, 15);
    assert.deepEqual({ ...samples, firstError: '' }, { durations: [], perSecond: 0, errors: 15, firstError: '' });
  });

  it('does not give up on one that answers in between', async (t) => {
    const origin = await serve(t, (socket, { number }) => {
      if (number % 2 === 0) socket.destroy();
      else socket.write(OK);
    });
    const { durations, errors } = await measureThroughput(origin, getRoot, options);
    assert.ok(errors > 5);
    assert.ok(durations.length >= errors);
  });

  it('says so when nobody listens', async () => {
    const samples = await measureThroughput('http://127.0.0.1:1', getRoot, { ...options, milliseconds: 60_000 });
    assert.equal(samples.errors, 5);
    assert.match(samples.firstError ?? '', /ECONNREFUSED/);
  });

  it('counts a request as failed after ten seconds without a whole answer, each by itself', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const origin = await serve(t, (socket, { number }) => {
      if (number === 1) {
        socket.write(OK.slice(0, -1));
        t.mock.timers.tick(9_999);
        setImmediate(() => t.mock.timers.tick(1));
      } else {
        t.mock.timers.tick(6_000);
        socket.write(OK);
      }
    });
    const { durations, errors, firstError } = await measureThroughput(origin, getRoot, options);
    assert.equal(errors, 1);
    assert.equal(firstError, '/: No answer within 10000 ms');
    assert.ok(durations.length > 2);
  });

  it('stops at once when it is told to, whatever it waits for', async (t) => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const closed: Promise<unknown>[] = [];
    const origin = await serve(t, (socket, { connection }) => {
      closed.push(once(socket, 'close'));
      if (connection === 2) stop.abort(reason);
    });
    const started = performance.now();
    const running = measureThroughput(origin, getRoot, { connections: 2, milliseconds: 60_000, stop: stop.signal });
    await assert.rejects(running, reason);
    assert.ok(performance.now() - started < 5_000);
    await Promise.all(closed);
    await assert.rejects(measureThroughput(origin, getRoot, { ...options, stop: stop.signal }), reason);
  });

  it('hands on what goes wrong while a request is made', async (t) => {
    const origin = await serve(t, (socket) => socket.write(OK));
    const next = (): Request => {
      throw new Error('no more texts');
    };
    await assert.rejects(measureThroughput(origin, next, options), /no more texts/);
  });
});
