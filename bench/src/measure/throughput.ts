import { messageOf } from '../../../tools/process/failure.ts';
import type { Request } from '../request.ts';
import { isSuccess } from './answer-reader.ts';
import { Connection } from './connection.ts';

/** A connection that fails as often without an answer in between is not opened again. */
const MOST_FAILURES_IN_A_ROW = 5;

export interface ThroughputSamples {
  /** Milliseconds of the requests that succeeded, from writing them to the last byte of the answer. */
  durations: number[];
  /** Of those, as many as were answered within the time: until its end all connections are at work. */
  perSecond: number;
  errors: number;
  /** What the first error said. */
  firstError: string | undefined;
}

/**
 * Sends requests over several connections at once, on each one after the answer to the one before. At the end of the time
 * it waits for what is on its way, so that the next measurement finds an idle server.
 * @throws what `stop` says, at once
 */
export async function measureThroughput(
  origin: string,
  next: () => Request,
  { connections, milliseconds, stop }: { connections: number; milliseconds: number; stop: AbortSignal },
): Promise<ThroughputSamples> {
  stop.throwIfAborted();
  const durations: number[] = [];
  let inTime = 0;
  let errors = 0;
  let firstError: string | undefined;
  const fail = (message: string): void => {
    errors++;
    firstError ??= message;
  };

  const { host } = new URL(origin);
  const end = performance.now() + milliseconds;
  const opened = new Set<Connection>();
  const closeAll = (): void => opened.forEach((connection) => connection.close());
  const open = async (): Promise<Connection> => {
    const connection = new Connection(origin);
    opened.add(connection);
    await connection.opened();
    return connection;
  };

  const sendOneByOne = async (): Promise<void> => {
    let connection: Connection | undefined;
    let failuresInARow = 0;
    while (performance.now() < end && failuresInARow < MOST_FAILURES_IN_A_ROW) {
      const request = next();
      const text = textOf(request, host);
      try {
        if (!connection?.isOpen) connection = await open();
        const started = performance.now();
        const { status, beginning } = await connection.exchange(text);
        const answered = performance.now();
        failuresInARow = 0;
        if (isSuccess(status)) {
          durations.push(answered - started);
          if (answered <= end) inTime++;
        } else {
          fail(`${request.path} answered ${status}: ${beginning}`);
        }
      } catch (error) {
        stop.throwIfAborted();
        failuresInARow++;
        fail(`${request.path}: ${messageOf(error)}`);
      }
    }
  };

  stop.addEventListener('abort', closeAll, { once: true });
  try {
    await Promise.all(Array.from({ length: connections }, sendOneByOne));
  } finally {
    stop.removeEventListener('abort', closeAll);
    closeAll();
  }
  return { durations, perSecond: (1000 * inTime) / milliseconds, errors, firstError };
}

/** With no header that the server can do without. */
function textOf({ method = 'GET', path, body }: Request, host: string): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const content = JSON.stringify(body);
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}
