import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { EventBatch } from './event-batch.js';
import type { Follower } from './event-feed.service.js';
import { HEARTBEAT, hello, PREAMBLE, reload } from './event-messages.js';
import type { StreamPlace } from './stream-place.js';

/** What may wait for a client that does not take it. Such a client is dropped, and comes back with its last id. */
const MOST_UNSENT_BYTES = 256 * 1024;

/** What one client is told, as it goes over the wire: `text/event-stream`. */
export class EventStream extends Readable implements Follower {
  private hasEnded = false;

  private constructor(public place: StreamPlace) {
    super();
    this.push(PREAMBLE);
  }

  /** For a client that begins to follow at this place. */
  static beginning(place: StreamPlace): EventStream {
    const stream = new EventStream(place);
    stream.write(hello(place));
    return stream;
  }

  /** For a client that comes back and was told everything up to this place. */
  static resuming(place: StreamPlace): EventStream {
    return new EventStream(place);
  }

  /** For a client that comes back too late, and goes on from this place. */
  static restarting(place: StreamPlace): EventStream {
    const stream = new EventStream(place);
    stream.reload(place);
    return stream;
  }

  tell(batch: EventBatch): void {
    this.place = batch.end;
    this.write(batch.messages);
  }

  reload(place: StreamPlace): void {
    this.place = place;
    this.write(reload(place));
  }

  beat(): void {
    this.write(HEARTBEAT);
  }

  /** Nothing more is to be told. */
  get isOver(): boolean {
    return this.hasEnded || this.destroyed;
  }

  /** What was written still goes out. */
  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.push(null);
  }

  /** Waits until the client has taken most of what was written, or is gone. */
  async drained(): Promise<void> {
    while (!this.destroyed && this.readableLength >= this.readableHighWaterMark) await once(this, 'room');
  }

  override _read(): void {
    this.emit('room');
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.emit('room');
    callback(error);
  }

  private write(text: string | Buffer): void {
    if (this.isOver) return;
    if (this.readableLength > MOST_UNSENT_BYTES) this.destroy();
    else this.push(text);
  }
}
