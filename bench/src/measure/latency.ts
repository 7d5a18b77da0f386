import type { Request } from '../request.ts';
import { HttpClient } from './http-client.ts';

/** A request, and the variation that its duration counts for. */
export interface Variant {
  name: string;
  request: Request;
  /** Of another server than the one that is measured, beside which it is to be seen. */
  origin?: string;
}

export interface LatencySamples {
  /** Milliseconds by the name of the variant. */
  durations: Map<string, number[]>;
  errors: number;
  /** What the first error said. */
  firstError: string | undefined;
}

/**
 * Sends the requests in rotation each after the answer to the one before, for some time; all to a server over one connection.
 * @param passes so many times at least each request is sent, however long that takes
 * @param start which request comes first, counted from 0, so that no round begins alike
 */
export async function measureLatency(
  origin: string,
  variants: readonly Variant[],
  options: { milliseconds: number; passes: number; start: number; stop: AbortSignal },
): Promise<LatencySamples> {
  const { milliseconds, passes, start, stop } = options;
  const clients = new Map<string, HttpClient>();
  const clientOf = (variant: Variant): HttpClient => {
    const to = variant.origin ?? origin;
    const client = clients.get(to) ?? new HttpClient(to);
    clients.set(to, client);
    return client;
  };
  const samples: LatencySamples = { durations: new Map(), errors: 0, firstError: undefined };
  try {
    const end = performance.now() + milliseconds;
    for (let index = start; performance.now() < end || index < start + passes * variants.length; index++) {
      stop.throwIfAborted();
      const variant = variants[index % variants.length];
      if (variant === undefined) break;
      const { status, body, milliseconds: duration } = await clientOf(variant).send(variant.request);
      if (status >= 200 && status <= 299) {
        const durations = samples.durations.get(variant.name);
        if (durations) durations.push(duration);
        else samples.durations.set(variant.name, [duration]);
      } else {
        samples.errors++;
        samples.firstError ??= `${variant.request.path} answered ${status}: ${body.slice(0, 200)}`;
        if (samples.errors > variants.length) break;
      }
    }
    return samples;
  } finally {
    for (const client of clients.values()) client.close();
  }
}
