import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { Request } from '../request.ts';

/** A request that takes longer has failed, in milliseconds. */
const TIMEOUT_MS = 30_000;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** From sending the request to having the whole answer. */
  milliseconds: number;
}

/** Sends requests over one connection that stays open, one after the other. */
export class HttpClient {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @throws the network's error when there is no whole answer */
  async send({ method = 'GET', path, body }: Request, headers: Record<string, string> = {}): Promise<Answer> {
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const started = performance.now();
      const sent = httpRequest(`${this.#origin}${path}`, {
        method,
        agent: this.#agent,
        timeout: TIMEOUT_MS,
        headers: {
          ...headers,
          ...(content && { 'content-type': 'application/json', 'content-length': content.length }),
        },
      });
      sent.once('error', reject);
      sent.once('timeout', () => sent.destroy(new Error(`No answer to ${method} ${path} within ${TIMEOUT_MS} ms`)));
      sent.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const milliseconds = performance.now() - started;
          const { statusCode = 0, headers: answered } = response;
          resolve({ status: statusCode, headers: answered, body: Buffer.concat(chunks).toString(), milliseconds });
        });
      });
      sent.end(content);
    });
  }

  /**
   * The answer of a request that has to succeed.
   * @throws Error that quotes the answer of one that does not
   */
  async expect(request: Request): Promise<Answer> {
    const answer = await this.send(request);
    if (answer.status < 200 || answer.status > 299) throw new UnexpectedAnswerError(request, answer);
    return answer;
  }

  close(): void {
    this.#agent.destroy();
  }
}

class UnexpectedAnswerError extends Error {
  constructor({ method = 'GET', path }: Request, { status, body }: Answer) {
    super(`${method} ${path} answered ${status}: ${body.slice(0, 300)}`);
  }
}
