import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived; `body` is the parsed JSON. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

/** How the server answers one request. */
export type Answer = (response: ServerResponse, request: RecordedRequest) => void;

/** A local server in the place of a vendor's; what it answers makes it one vendor's or another's. */
export class FakeLlmServer {
  readonly requests: RecordedRequest[] = [];
  /** Resolves when a client closes its connection before it has its answer. */
  readonly clientGone: Promise<void>;
  answer: Answer;

  private markClientGone: () => void = () => undefined;
  private readonly server = createServer((request, response) => void this.handle(request, response));

  private constructor(answer: Answer) {
    this.answer = answer;
    this.clientGone = new Promise((resolve) => (this.markClientGone = resolve));
  }

  static async start(answer: Answer): Promise<FakeLlmServer> {
    const fake = new FakeLlmServer(answer);
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Also ends answers that hang on purpose. */
  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
    const recorded: RecordedRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(text) as Record<string, unknown>,
    };
    this.requests.push(recorded);
    response.on('close', () => {
      if (!response.writableFinished) this.markClientGone();
    });
    this.answer(response, recorded);
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Accepts the request and never answers. */
export const silence: Answer = () => undefined;

/** Sends headers and the beginning of an answer, then nothing more. */
export const stalledBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id":"test","');
};

/** A complete HTTP response whose JSON ends too early. */
export const cutBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"id":"test","');
};

export const webPage: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello');
};

export const brokenConnection: Answer = (response) => void response.destroy();
