import autocannon from 'autocannon';
import type { Request } from '../request.ts';

export interface ThroughputSamples {
  durations: number[];
  perSecond: number;
  errors: number;
}

/** Sends requests over several connections at once, on each one after the answer to the one before. */
export async function measureThroughput(
  origin: string,
  next: () => Request,
  { connections, milliseconds, stop }: { connections: number; milliseconds: number; stop: AbortSignal },
): Promise<ThroughputSamples> {
  const durations: number[] = [];
  let errors = 0;
  let firstAt = 0;
  let lastAt = 0;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: origin,
        connections,
        duration: milliseconds / 1000,
        requests: [{ setupRequest: (request) => ({ ...request, ...asAutocannon(next()) }) }],
      },
      (error: unknown, done) => {
        stop.removeEventListener('abort', onStop);
        if (error) reject(error instanceof Error ? error : new Error('autocannon failed'));
        else resolve(done);
      },
    );
    const onStop = (): void => instance.stop();
    stop.addEventListener('abort', onStop);
    firstAt = performance.now();
    instance.on('response', (_client, status, _bytes, duration) => {
      lastAt = performance.now();
      if (status >= 200 && status <= 299) durations.push(duration);
      else errors++;
    });
  });
  stop.throwIfAborted();
  return {
    durations,
    perSecond: durations.length / ((lastAt - firstAt) / 1000),
    errors: errors + result.errors,
  };
}

function asAutocannon({ method = 'GET', path, body }: Request): autocannon.Request {
  if (body === undefined) return { method, path };
  return { method, path, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
