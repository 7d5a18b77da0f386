import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { until } from './eventually.js';

/** A message as an `EventSource` would get it. */
export interface StreamMessage {
  readonly event: string;
  readonly id: string;
  readonly data: Record<string, unknown>;
  /** When it arrived, on the clock of `performance.now()`. */
  readonly at: number;
}

interface Options {
  readonly lastId?: string;
  /** Sends the id in the address instead of the header. */
  readonly inQuery?: boolean;
}

/** A client of the stream of events, over a real connection. */
export class EventClient {
  readonly messages: StreamMessage[] = [];
  /** All that arrived, as text. */
  text = '';
  hasEnded = false;
  private rest = '';

  private constructor(
    private readonly asked: ClientRequest,
    readonly answer: IncomingMessage,
  ) {
    answer.setEncoding('utf8').on('data', (text: string) => this.take(text));
    answer.on('error', () => undefined);
    answer.on('close', () => (this.hasEnded = true));
  }

  static async connect(origin: string, { lastId, inQuery = false }: Options = {}): Promise<EventClient> {
    const query = lastId !== undefined && inQuery ? `?last_event_id=${encodeURIComponent(lastId)}` : '';
    const headers = lastId !== undefined && !inQuery ? { 'last-event-id': lastId } : {};
    const asked = request(`${origin}/api/events/${query}`, { headers, agent: false });
    asked.on('error', () => undefined);
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return new EventClient(asked, answer);
  }

  /** The messages of this kind so far. */
  of(event: string): StreamMessage[] {
    return this.messages.filter((message) => message.event === event);
  }

  /** Waits until there are so many messages of this kind, and answers them. */
  async have(count: number, event: string): Promise<StreamMessage[]> {
    await until(() => this.of(event).length >= count);
    return this.of(event);
  }

  get lastId(): string {
    return this.messages.at(-1)?.id ?? '';
  }

  close(): void {
    this.asked.destroy();
  }

  private take(text: string): void {
    this.text += text;
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
      const { event, id, data } = Object.fromEntries(lines) as Record<string, string | undefined>;
      if (event === undefined || id === undefined || data === undefined) continue;
      const message = { event, id, data: JSON.parse(data) as Record<string, unknown>, at: performance.now() };
      this.messages.push(message);
    }
  }
}
