import { Injectable } from '@angular/core';
import type { components } from './schema';

/** What happened to a ticket; none of its words. */
export type TicketEvent = components['schemas']['StreamedEventDto'];

/** What the stream tells. Each message has the id from which the stream can be taken up again. */
interface EventListeners {
  /** The server took the request: everything from here on, or from the given id on, is told. */
  opened(): void;
  /** The stream begins here. */
  hello(id: string): void;
  ticket(event: TicketEvent, id: string): void;
  /** What came after the given id is not told any more: everything is to be read again. */
  reload(id: string): void;
  /** The connection broke, or the server refused it. Nothing more comes. */
  lost(): void;
}

@Injectable({ providedIn: 'root' })
export class EventsApi {
  /**
   * Follows what happens to tickets.
   * @param lastId of the last message that arrived; undefined for the first time
   * @returns ends it; nothing is told afterwards
   */
  open(lastId: string | undefined, listeners: EventListeners): () => void {
    const query = lastId === undefined ? '' : `?last_event_id=${encodeURIComponent(lastId)}`;
    const source = new EventSource(`/api/events/${query}`);
    const listening = new AbortController();
    const { signal } = listening;
    const close = () => {
      listening.abort();
      source.close();
    };
    const on = (type: string, listen: (message: MessageEvent<string>) => void) => {
      source.addEventListener(type, listen, { signal });
    };
    source.addEventListener('open', () => listeners.opened(), { signal });
    on('hello', ({ lastEventId }) => listeners.hello(lastEventId));
    on('reload', ({ lastEventId }) => listeners.reload(lastEventId));
    on('ticket', ({ data, lastEventId }) => listeners.ticket(JSON.parse(data) as TicketEvent, lastEventId));
    // Browsers connect again by themselves after some failures and give up after others; one way for all is simpler.
    source.addEventListener(
      'error',
      () => {
        close();
        listeners.lost();
      },
      { signal },
    );
    return close;
  }
}
