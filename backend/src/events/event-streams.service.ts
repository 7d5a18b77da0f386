import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { StillMay } from '../common/access/still-may.js';
import { DomainError } from '../common/errors/domain-error.js';
import { Environment } from '../config/environment.js';
import { EventBatch } from './event-batch.js';
import { TooManyEventStreamsError } from './event-errors.js';
import { EventFeed, FAR_BEHIND, PAGE_SIZE } from './event-feed.service.js';
import { EventStream } from './event-stream.js';
import { decodeEventId, type StreamPlace } from './stream-place.js';
import { STREAMED_HOURS, TicketEventsRepository } from './ticket-events.repository.js';

const HEARTBEAT_MS = 15_000;

/** For the last bytes to go out when this process stops. */
const FAREWELL_MS = 250;

/** Until the feed has noticed what a client was told already. */
const FEED_PAUSE_MS = 20;

/** The streams of the clients of this process. */
@Injectable()
export class EventStreamsService implements OnModuleInit, OnModuleDestroy {
  /** With whether those who listen still may. */
  private readonly streams = new Map<EventStream, StillMay>();
  private opening = 0;
  private isStopping = false;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly events: TicketEventsRepository,
    private readonly feed: EventFeed,
  ) {}

  onModuleInit(): void {
    this.heartbeat = setInterval(() => {
      for (const [stream, stillMay] of this.streams) void this.beat(stream, stillMay);
    }, HEARTBEAT_MS).unref();
  }

  /** How many clients this process tells about events. */
  get clients(): number {
    return this.streams.size;
  }

  /** Lets all clients go; they come back to another process or the next start. */
  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.heartbeat);
    const streams = [...this.streams.keys()];
    const gone = Promise.all(streams.map((stream) => new Promise((resolve) => stream.once('close', resolve))));
    for (const stream of streams) stream.end();
    await Promise.race([gone, wait(FAREWELL_MS)]);
    for (const stream of streams) stream.destroy(); // who takes nothing must not hold up the stop
  }

  /**
   * Begins to tell a client about events, or goes on with it. Destroying the stream releases everything.
   * @param lastId of the last message that the client has had; undefined when it comes for the first time
   * @param stillMay is asked with every heartbeat
   * @throws TooManyEventStreamsError
   * @throws the driver's error when the database cannot be reached
   */
  async open(lastId: string | undefined, stillMay: StillMay = () => Promise.resolve(true)): Promise<EventStream> {
    if (this.streams.size + this.opening >= this.environment.EVENTS_MAX_CLIENTS) throw new TooManyEventStreamsError();
    this.opening++;
    try {
      const known = lastId === undefined ? undefined : await this.placeOf(lastId);
      const stream = known ? EventStream.resuming(known) : await this.begin(lastId !== undefined);
      this.keep(stream, stillMay);
      void this.accompany(stream, !known).catch(() => stream.destroy());
      return stream;
    } finally {
      this.opening--;
    }
  }

  private async begin(isTooLate: boolean): Promise<EventStream> {
    const place = isTooLate ? await this.events.end() : await this.feed.end();
    return isTooLate ? EventStream.restarting(place) : EventStream.beginning(place);
  }

  /** The place behind an id, from which everything can still be told; null when it cannot. */
  private async placeOf(lastId: string): Promise<StreamPlace | null> {
    const known = decodeEventId(lastId);
    if (!known || known.moment.getTime() < Date.now() - STREAMED_HOURS * 60 * 60 * 1_000) return null;
    const { place } = known;
    if (place.stream !== (await this.events.end()).stream) return null;
    return (await this.events.isFarBehind(place.position, FAR_BEHIND)) ? null : place;
  }

  /** Who has signed out meanwhile, is disabled or may no longer read is told nothing more. */
  private async beat(stream: EventStream, stillMay: StillMay): Promise<void> {
    // what cannot be found out now is found out at the next beat; a token that ended is a refusal
    const isOver = await stillMay().then(
      (may) => !may,
      (error: unknown) => error instanceof DomainError,
    );
    if (isOver) stream.end();
    else stream.beat();
  }

  private keep(stream: EventStream, stillMay: StillMay): void {
    this.streams.set(stream, stillMay);
    stream.once('close', () => {
      this.streams.delete(stream);
      this.feed.leave(stream);
    });
    if (this.isStopping) stream.end();
  }

  /** Tells what the client has missed, at the pace of the client, until it can follow with the others. */
  private async accompany(stream: EventStream, isUpToDate: boolean): Promise<void> {
    let isCaughtUp = isUpToDate;
    while (!stream.isOver && !(isCaughtUp && this.feed.follow(stream))) {
      const page = await this.events.read(stream.place.position, PAGE_SIZE);
      const batch = EventBatch.of(page.stream, page.events);
      if (page.stream !== stream.place.stream) stream.reload({ stream: page.stream, position: page.horizon });
      else if (batch) stream.tell(batch);
      else await wait(FEED_PAUSE_MS);
      isCaughtUp = !page.isFull;
      await stream.drained();
    }
  }
}
