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

/** A local server that speaks the wire format of Anthropic's Messages API, good answers and bad ones. */
export class FakeAnthropicServer {
  readonly requests: RecordedRequest[] = [];
  /** Resolves when a client closes its connection before it has its answer. */
  readonly clientGone: Promise<void>;
  answer: Answer = messageWith('{}');

  private markClientGone: () => void = () => undefined;
  private readonly server = createServer((request, response) => void this.handle(request, response));

  private constructor() {
    this.clientGone = new Promise((resolve) => (this.markClientGone = resolve));
  }

  static async start(answer?: Answer): Promise<FakeAnthropicServer> {
    const fake = new FakeAnthropicServer();
    if (answer) fake.answer = answer;
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Also ends answers that hang on purpose. */
  async stop(): Promise<void> {
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

/** A finished message with one text block, or with the given content blocks. */
export function messageWith(content: string | readonly object[], stopReason = 'end_turn'): Answer {
  return (response, request) => {
    sendJson(response, 200, {
      id: 'msg_test',
      type: 'message',
      role: 'assistant',
      model: request.body['model'],
      content: typeof content === 'string' ? [{ type: 'text', text: content, citations: null }] : content,
      stop_reason: stopReason,
      stop_sequence: null,
      usage: { input_tokens: 420, output_tokens: 80 },
    });
  };
}

/** The API's error envelope. The message quotes what must never reach a log. */
export function errorWith(status: number, type: string, headers: Record<string, string> = {}): Answer {
  return (response) => {
    const error = { type, message: 'provider message that must stay private' };
    sendJson(response, status, { type: 'error', error, request_id: 'req_test' }, headers);
  };
}

/** Accepts the request and never answers. */
export const silence: Answer = () => undefined;

/** Sends headers and the beginning of a message, then nothing more. */
export const stalledBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id":"msg_test","type":"message","content":[');
};

/** A complete HTTP response whose JSON ends too early. */
export const cutBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"id":"msg_test","type":"message","content":[');
};

/** What a model would do that repeats everything it was sent. */
export const echo: Answer = (response, request) => {
  messageWith(JSON.stringify(request.body))(response, request);
};

function sendJson(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_test', ...headers });
  response.end(JSON.stringify(body));
}
