import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { languageModel } from '../../llm/language-models.js';
import type { LlmProvider } from '../../llm/llm-provider.js';
import type { SentPrompt } from './obedience.js';

const TIMEOUT_MS = 10_000;

interface ChatRequest {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/**
 * A model that has lost against its tickets: a local server that answers whatever it is told to, asked through the real
 * driver for servers of its kind, so that everything between the network and the judgement takes part.
 */
export class ObedientModel implements AsyncDisposable {
  /** What it makes of the next prompts. */
  answer: (sent: SentPrompt) => string = () => '';

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly provider: LlmProvider,
  ) {
    server.on('request', (request, response) => void this.handle(request, response));
  }

  static async start(): Promise<ObedientModel> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const provider = await languageModel({
      name: 'openai_compatible',
      apiKey: null,
      model: 'obedient',
      baseUrl: `http://127.0.0.1:${port}/v1`,
      timeoutMs: TIMEOUT_MS,
      prices: null,
    });
    return new ObedientModel(server, provider);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { messages } = JSON.parse(await text(request)) as ChatRequest;
    const contentOf = (role: string) => messages.find((message) => message.role === role)?.content ?? '';
    const content = this.answer({ system: contentOf('system'), user: contentOf('user') });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
        usage: { prompt_tokens: 1, completion_tokens: 1 },
      }),
    );
  }
}
