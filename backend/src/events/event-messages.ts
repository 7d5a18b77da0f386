import { StreamedEventDto } from './dto/ticket-event.dto.js';
import { encodeEventId, type StreamPlace } from './stream-place.js';
import type { TicketEvent } from './ticket-event.js';

/** How long a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 1_000;

/** What a stream begins with. */
export const PREAMBLE = `retry: ${RETRY_MS}\n\n`;

/** A comment: it keeps the connection from being taken for dead, and shows those that are. */
export const HEARTBEAT = ':\n\n';

/** The client is told everything from now on. */
export function hello(place: StreamPlace): string {
  return message('hello', encodeEventId(place, new Date()), {});
}

/** The client has missed what is no longer told: it reads everything anew, and goes on from here. */
export function reload(place: StreamPlace): string {
  return message('reload', encodeEventId(place, new Date()), {});
}

export function ticketMessages(stream: string, events: readonly TicketEvent[]): string {
  return events
    .map((event) =>
      message('ticket', encodeEventId({ stream, position: event.position }, event.at), StreamedEventDto.of(event)),
    )
    .join('');
}

function message(event: string, id: string, data: object): string {
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}
