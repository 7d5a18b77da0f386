import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { OutageLog } from '../common/logging/outage-log.js';
import { EventBatch } from './event-batch.js';
import { EventChannel } from './event-channel.repository.js';
import { isAfter, type StreamPlace } from './stream-place.js';
import { TicketEventsRepository } from './ticket-events.repository.js';

/** Events that are read by one statement. */
export const PAGE_SIZE = 500;

/** Who has more than that to catch up on reads everything anew. */
export const FAR_BEHIND = 5_000;

/** However often there is news. */
const READ_EVERY_MS = 50;

/** For changes that nobody announces, such as those by hand, and for when announcements do not arrive. */
const LOOK_EVERY_MS = 2_000;

/** While events wait for a transaction that does not announce its end; twice as long each time. */
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 250;

/** Somebody who is told every event from a place on. */
export interface Follower {
  /** Of what it was told last. */
  readonly place: StreamPlace;
  /** In the order of the stream, and none twice. */
  tell(batch: EventBatch): void;
  /** Too much was missed to tell it: the follower goes on from that place. */
  reload(place: StreamPlace): void;
}

/**
 * Reads the stream of events once for all followers of this process: at once when a process announces news, and from time
 * to time anyway. Does nothing while nobody follows.
 */
@Injectable()
export class EventFeed implements OnModuleInit, OnModuleDestroy {
  private readonly outages = new OutageLog(new Logger(EventFeed.name), 'Live events are interrupted');
  private readonly followers = new Set<Follower>();
  /** What all followers were told; null while there are none. */
  private place: StreamPlace | null = null;
  private timer: NodeJS.Timeout | undefined;
  private reading: Promise<void> | null = null;
  private lastReadAt = -Infinity;
  private isDue = false;
  private retryMs = FIRST_RETRY_MS;

  constructor(
    private readonly events: TicketEventsRepository,
    private readonly channel: EventChannel,
  ) {}

  onModuleInit(): void {
    this.channel.onAnnouncement(() => this.look());
  }

  async onModuleDestroy(): Promise<void> {
    this.followers.clear();
    this.rest();
    await this.reading;
  }

  /**
   * The place from which somebody new may follow.
   * @throws the driver's error when the database cannot be reached
   */
  async end(): Promise<StreamPlace> {
    return this.place ?? this.events.end();
  }

  /** Tells somebody all events after their place. False when they were not told yet what other followers were. */
  follow(follower: Follower): boolean {
    const { stream, position } = follower.place;
    const isElsewhere = this.place && (this.place.stream !== stream || isAfter(this.place.position, position));
    if (!isElsewhere) {
      this.place ??= follower.place;
      this.followers.add(follower);
    }
    this.look();
    return !isElsewhere;
  }

  leave(follower: Follower): void {
    this.followers.delete(follower);
    if (this.followers.size === 0) this.rest();
  }

  private rest(): void {
    this.place = null;
    clearTimeout(this.timer);
  }

  /** Reads soon. */
  private look(): void {
    if (!this.place) return;
    if (this.reading) this.isDue = true;
    else this.readIn(0);
  }

  private readIn(milliseconds: number): void {
    const pause = Math.max(milliseconds, this.lastReadAt + READ_EVERY_MS - performance.now(), 0);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.lastReadAt = performance.now();
      this.isDue = false;
      this.reading = this.read().then((pauseMs) => {
        this.reading = null;
        if (this.place) this.readIn(this.isDue ? 0 : pauseMs);
      });
    }, pause).unref();
  }

  /** Tells the followers what is new, and answers after how many milliseconds to look again. */
  private async read(): Promise<number> {
    const { place } = this;
    if (!place) return LOOK_EVERY_MS;
    try {
      const { stream, horizon, events, isFull, isHeldUp } = await this.events.read(place.position, PAGE_SIZE);
      const isLost = stream !== place.stream || (isFull && (await this.events.isFarBehind(place.position, FAR_BEHIND)));
      if (this.place !== place) return 0; // all followers have left, and others came
      const batch = EventBatch.of(stream, events);
      if (isLost) this.jump({ stream, position: horizon });
      else if (batch) this.tell(batch);
      if (events.length > 0 || !isHeldUp) this.retryMs = FIRST_RETRY_MS;
      return isFull ? 0 : isHeldUp ? this.nextRetry() : LOOK_EVERY_MS;
    } catch (error) {
      this.outages.tell(error);
      return LOOK_EVERY_MS;
    }
  }

  private nextRetry(): number {
    const pause = this.retryMs;
    this.retryMs = Math.min(2 * pause, LONGEST_RETRY_MS);
    return pause;
  }

  private tell(batch: EventBatch): void {
    this.place = batch.end;
    for (const follower of this.followers) {
      // one who has just caught up may be ahead of the others
      const news = batch.after(follower.place.position);
      if (news) follower.tell(news);
    }
  }

  private jump(place: StreamPlace): void {
    this.place = place;
    for (const follower of this.followers) follower.reload(place);
  }
}
