import { LlmFailure } from './llm-failure.js';

/** Bytes of a response; an answer has some hundred. */
const MAX_RESPONSE_BYTES = 262_144;

/** What our calls need to say. The SDKs would add the machine's system and whatever their own variables ask for. */
const SENT_HEADERS = [
  'accept',
  'anthropic-version',
  'authorization',
  'content-type',
  'user-agent',
  'x-api-key',
  'x-goog-api-key',
];

/**
 * The `fetch` below every SDK. It ends with the whole response, so that the signal covers the body; it refuses
 * redirects, which would carry the key to another address, and responses that are too long; and it leaves the words
 * of an error unread, because they can quote the ticket or the key.
 * @throws LlmFailure for everything but a complete response with a good status
 * @throws the signal's reason when it is aborted
 */
export async function providerFetch(address: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const { signal } = init;
  try {
    const response = await fetch(address, { ...init, headers: ownHeaders(init.headers), redirect: 'manual' });
    if (!response.ok) {
      await response.body?.cancel();
      throw failureOf(response);
    }
    const body = await boundedBody(response);
    return new Response(body, { headers: { 'content-type': response.headers.get('content-type') ?? '' } });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof LlmFailure) throw error;
    throw new LlmFailure('unavailable', 'the connection failed', { transient: true });
  }
}

function ownHeaders(given: RequestInit['headers']): Headers {
  const headers = new Headers(given);
  for (const name of [...headers.keys()]) if (!SENT_HEADERS.includes(name)) headers.delete(name);
  return headers;
}

async function boundedBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // leaving the loop closes the connection
    if (size > MAX_RESPONSE_BYTES) throw new LlmFailure('invalid_answer', 'the response is too long');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function failureOf({ status, headers }: Response): LlmFailure {
  const detail = `HTTP status ${status}`;
  const retryAfterMs = retryAfter(headers.get('retry-after'));
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 401 || status === 403) return new LlmFailure('unauthorized', detail, { status });
  if (status === 429) return new LlmFailure('rate_limited', detail, { status, transient: true, ...wait });
  const transient = status >= 500 || status === 408;
  return new LlmFailure('unavailable', detail, { status, transient, ...wait });
}

/** Milliseconds from now, of seconds or an HTTP date (RFC 9110, section 10.2.3); undefined for anything else. */
function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Math.ceil(Number(header) * 1_000);
  const until = /[a-z]{3}/i.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
