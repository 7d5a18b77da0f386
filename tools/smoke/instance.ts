import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request may take this long (a classification may ask a model), in milliseconds. */
const requestLimit = 15_000;
/** An instance that is still starting gets this long, in milliseconds. */
const readyLimit = 30_000;

/** Of an administrator; needed where visitors may not do everything. */
const token = process.env['TRIAGEDESK_TOKEN'];
const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };

const json = { 'content-type': 'application/json' };

type Headers = Record<string, string>;

export interface Answer {
  status: number;
  headers: Response['headers'];
  text: string;
  /** The parsed body; undefined when it is not JSON. */
  json: unknown;
}

export interface Ticket {
  id: number;
  title: string;
  description: string;
  category: string;
  priority: string;
  status: string;
  category_source: string;
  priority_source: string;
  created_at: string;
  updated_at: string;
  version: number;
  needs_review: boolean;
  suggestion: { source: string; category_outcome: string; priority_outcome: string } | null;
}

export interface Stats {
  total_tickets: number;
  open_tickets: number;
  avg_tickets_per_day: number;
  priority_breakdown: Record<string, number>;
  category_breakdown: Record<string, number>;
}

/** A message of the stream of events. */
export interface StreamMessage {
  event: string;
  id: string;
  data: { ticket_id?: number; kind?: string; version?: number; changes?: unknown[] };
}

/** A running TriageDesk, as a client sees it. */
export class Instance {
  /** The paths of the tickets that were created here and not deleted since. */
  readonly leftOver = new Set<string>();
  readonly #origin: string;
  readonly #stop: AbortSignal;

  constructor(origin: string, stop: AbortSignal) {
    this.#origin = origin;
    this.#stop = stop;
  }

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.#ask('GET', path, { headers });
  }

  /** Asks for a path as it is, with all its dots and slashes, and follows no redirect. */
  async getRaw(path: string): Promise<{ status: number; text: string; location: string | undefined }> {
    const signal = AbortSignal.any([this.#stop, AbortSignal.timeout(requestLimit)]);
    const request = this.#origin.startsWith('https:') ? requestHttps : requestHttp;
    const { hostname, port } = new URL(this.#origin);
    const sent = request({ hostname, port, path, headers: authorization, agent: false, signal }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, text: await textOf(answer), location: answer.headers.location };
  }

  delete(path: string, headers: Headers = {}): Promise<Answer> {
    return this.#ask('DELETE', path, { headers });
  }

  post(path: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { ...json, ...headers });
  }

  patch(path: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    return this.send('PATCH', path, JSON.stringify(body), { ...json, ...headers });
  }

  /** Sends a body as it is. */
  send(method: string, path: string, body: string, headers: Headers = json): Promise<Answer> {
    return this.#ask(method, path, { body, headers });
  }

  /** Follows the stream of events until the caller breaks off. Whoever waits for a message in vain is told by an error. */
  async *events(lastId?: string): AsyncGenerator<StreamMessage, undefined> {
    const connection = new AbortController();
    const signal = AbortSignal.any([this.#stop, connection.signal, AbortSignal.timeout(requestLimit)]);
    const headers: Headers = lastId === undefined ? {} : { 'last-event-id': lastId };
    const response = await fetch(new URL('/api/events/', this.#origin), {
      headers: { ...authorization, ...headers },
      signal,
    });
    if (!response.ok || response.body === null) throw new Error(`the stream of events answered ${response.status}`);
    try {
      let rest = '';
      for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const message = readMessage(block);
          if (message !== undefined) yield message;
        }
      }
    } finally {
      connection.abort();
    }
  }

  /** Answers whether it is ready, after waiting shortly for it. */
  async isReady(): Promise<boolean> {
    const deadline = Date.now() + readyLimit;
    while (Date.now() < deadline) {
      const answer = await this.get('/health/ready').catch(() => undefined);
      if (answer?.status === 200) return true;
      this.#stop.throwIfAborted();
      await sleep(500);
    }
    return false;
  }

  async #ask(method: string, path: string, { headers, ...init }: RequestInit & { headers?: Headers }): Promise<Answer> {
    const signal = AbortSignal.any([this.#stop, AbortSignal.timeout(requestLimit)]);
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      headers: { ...authorization, ...headers },
      method,
      signal,
    });
    const text = await response.text();
    if (response.status === 201) this.leftOver.add(response.headers.get('location') ?? path);
    if (response.status === 204) this.leftOver.delete(path);
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  }
}

/** Undefined for comments, and for what only sets the time before the next attempt. */
function readMessage(block: string): StreamMessage | undefined {
  const lines = block.split('\n').map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
  const { event, id, data } = Object.fromEntries(lines) as Record<string, string | undefined>;
  if (event === undefined || id === undefined || data === undefined) return undefined;
  return { event, id, data: JSON.parse(data) as StreamMessage['data'] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
