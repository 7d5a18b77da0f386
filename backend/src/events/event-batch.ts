import { ticketMessages } from './event-messages.js';
import { isAfter, type StreamPlace, type StreamPosition } from './stream-place.js';
import type { TicketEvent } from './ticket-event.js';

/** Consecutive events of a stream, which are put into words once for all clients. */
export class EventBatch {
  private words?: Buffer;

  /** @param events at least one, in the order of the stream */
  constructor(
    private readonly stream: string,
    private readonly events: readonly [TicketEvent, ...TicketEvent[]],
  ) {}

  /** Null when there are no events. */
  static of(stream: string, [first, ...others]: readonly TicketEvent[]): EventBatch | null {
    return first ? new EventBatch(stream, [first, ...others]) : null;
  }

  /** Where one is who was told these events. */
  get end(): StreamPlace {
    const last = this.events.at(-1) ?? this.events[0];
    return { stream: this.stream, position: last.position };
  }

  /** As they go over the wire. */
  get messages(): Buffer {
    return (this.words ??= Buffer.from(ticketMessages(this.stream, this.events)));
  }

  /** Those of them that come after a position; null when there are none. */
  after(position: StreamPosition): EventBatch | null {
    if (isAfter(this.events[0].position, position)) return this;
    return EventBatch.of(
      this.stream,
      this.events.filter((event) => isAfter(event.position, position)),
    );
  }
}
