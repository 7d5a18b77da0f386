import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { EventBatch } from './event-batch.js';
import type { EventChannel } from './event-channel.repository.js';
import { EventFeed, type Follower } from './event-feed.service.js';
import type { StreamPlace } from './stream-place.js';
import type { TicketEvent } from './ticket-event.js';
import type { StreamPage, TicketEventsRepository } from './ticket-events.repository.js';

const STREAM = '3fa9c1d2';

const at = (id: number, stream = STREAM): StreamPlace => ({ stream, position: { xid: 1n, id: BigInt(id) } });

const event = (id: number) => ({ position: at(id).position, at: new Date(), changes: {} }) as TicketEvent;

const page = (ids: readonly number[], fields: Partial<StreamPage> = {}): StreamPage => ({
  stream: STREAM,
  horizon: { xid: 2n, id: 0n },
  events: ids.map(event),
  isFull: false,
  isHeldUp: false,
  ...fields,
});

class TestFollower implements Follower {
  readonly told: bigint[] = [];
  reloads = 0;

  constructor(public place: StreamPlace) {}

  tell(batch: EventBatch): void {
    this.place = batch.end;
    this.told.push(batch.end.position.id);
  }

  reload(place: StreamPlace): void {
    this.place = place;
    this.reloads++;
  }
}

describe('EventFeed', () => {
  const read = jest.fn<TicketEventsRepository['read']>();
  const isFarBehind = jest.fn<TicketEventsRepository['isFarBehind']>();
  const end = jest.fn<TicketEventsRepository['end']>();
  let announce: () => void;
  let warn: jest.SpiedFunction<Logger['warn']>;
  let feed: EventFeed;
  beforeEach(() => {
    jest.useFakeTimers();
    read.mockReset().mockResolvedValue(page([]));
    isFarBehind.mockReset().mockResolvedValue(false);
    end.mockReset().mockResolvedValue(at(0));
    warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    const repository = { read, isFarBehind, end } as unknown as TicketEventsRepository;
    const channel = { onAnnouncement: (listener: () => void) => (announce = listener) } as unknown as EventChannel;
    feed = new EventFeed(repository, channel);
    feed.onModuleInit();
  });
  afterEach(async () => {
    await feed.onModuleDestroy();
    warn.mockRestore();
    jest.useRealTimers();
  });

  const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  it('reads nothing while nobody follows', async () => {
    announce();
    await pass(60_000);
    const follower = new TestFollower(at(0));
    expect(feed.follow(follower)).toBe(true);
    await pass(10);
    expect(read).toHaveBeenCalledTimes(1);
    feed.leave(follower);
    announce();
    await pass(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('reads at once when there is news, at most 20 times a second, and every two seconds anyway', async () => {
    feed.follow(new TestFollower(at(0)));
    await pass(1_900);
    expect(read).toHaveBeenCalledTimes(1);
    announce();
    await pass(1);
    expect(read).toHaveBeenCalledTimes(2);
    for (let count = 0; count < 1_000; count++) {
      announce();
      await pass(1);
    }
    expect(read.mock.calls.length).toBeGreaterThanOrEqual(20);
    expect(read.mock.calls.length).toBeLessThanOrEqual(24);
    read.mockClear();
    await pass(10_000);
    expect(read).toHaveBeenCalledTimes(5);
  });

  it('looks again after what was announced while it read', async () => {
    feed.follow(new TestFollower(at(0)));
    let answer: (found: StreamPage) => void = () => undefined;
    read.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await pass(1);
    announce();
    await pass(500);
    expect(read).toHaveBeenCalledTimes(1);
    answer(page([]));
    await pass(50);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('looks again soon while events wait for a transaction', async () => {
    read.mockResolvedValue(page([], { isHeldUp: true }));
    const follower = new TestFollower(at(0));
    feed.follow(follower);
    await pass(10_000);
    expect(read.mock.calls.length).toBeGreaterThan(35);
    expect(read.mock.calls.length).toBeLessThan(45);
    read.mockResolvedValueOnce(page([1])).mockResolvedValue(page([]));
    await pass(250);
    expect(follower.told).toEqual([1n]);
  });

  it('tells each what comes after their place, once', async () => {
    const one = new TestFollower(at(0));
    feed.follow(one);
    const ahead = new TestFollower(at(2));
    expect(feed.follow(ahead)).toBe(true);
    read.mockResolvedValueOnce(page([1, 2, 3]));
    await pass(10);
    expect([one.told, ahead.told]).toEqual([[3n], [3n]]);
    expect(read).toHaveBeenLastCalledWith(at(0).position, expect.any(Number));
    const farther = new TestFollower(at(5));
    feed.follow(farther);
    read.mockResolvedValueOnce(page([4, 5]));
    await pass(60);
    expect([one.told, farther.told]).toEqual([[3n, 5n], []]);
  });

  it('lets nobody follow who is behind the others, or in another stream', async () => {
    feed.follow(new TestFollower(at(5)));
    expect(feed.follow(new TestFollower(at(4)))).toBe(false);
    expect(feed.follow(new TestFollower(at(6, 'another0')))).toBe(false);
    expect(await feed.end()).toEqual(at(5));
  });

  it('lets everybody reload when too much happened, and when the events are others', async () => {
    const follower = new TestFollower(at(0));
    feed.follow(follower);
    read.mockResolvedValueOnce(page([1], { isFull: true }));
    isFarBehind.mockResolvedValueOnce(true);
    await pass(10);
    expect(follower).toMatchObject({ told: [], reloads: 1, place: { position: { xid: 2n, id: 0n } } });
    read.mockResolvedValueOnce(page([], { stream: 'another0' }));
    await pass(2_000);
    expect(follower).toMatchObject({ reloads: 2, place: { stream: 'another0' } });
  });

  it('goes on after an outage where it was, and quotes nothing of the error', async () => {
    const follower = new TestFollower(at(0));
    feed.follow(follower);
    read.mockRejectedValueOnce(Object.assign(new Error('secret'), { code: 'ECONNREFUSED' }));
    await pass(10);
    expect(warn.mock.calls).toEqual([['Live events are interrupted: ECONNREFUSED.']]);
    read.mockResolvedValueOnce(page([1]));
    await pass(2_000);
    expect(follower.told).toEqual([1n]);
  });
});
