import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InvalidTokenError } from '../common/access/access-errors.js';
import type { Environment } from '../config/environment.js';
import { TooManyEventStreamsError } from './event-errors.js';
import { EventFeed } from './event-feed.service.js';
import { EventStreamsService } from './event-streams.service.js';
import type { StreamPlace } from './stream-place.js';
import type { TicketEventsRepository } from './ticket-events.repository.js';

const PLACE: StreamPlace = { stream: '3fa9c1d2', position: { xid: 1n, id: 0n } };

describe('EventStreamsService', () => {
  let feed: EventFeed;
  let service: EventStreamsService;
  let end: jest.Mock<TicketEventsRepository['end']>;
  beforeEach(() => {
    jest.useFakeTimers();
    end = jest.fn<TicketEventsRepository['end']>().mockResolvedValue(PLACE);
    const page = { stream: PLACE.stream, horizon: PLACE.position, events: [], isFull: false, isHeldUp: false };
    const repository = {
      end,
      read: jest.fn<TicketEventsRepository['read']>().mockResolvedValue(page),
    } as unknown as TicketEventsRepository;
    feed = new EventFeed(repository, { onAnnouncement: () => undefined } as never);
    service = new EventStreamsService({ EVENTS_MAX_CLIENTS: 2 } as Environment, repository, feed);
    service.onModuleInit();
  });
  afterEach(async () => {
    jest.useRealTimers();
    await service.onModuleDestroy();
    await feed.onModuleDestroy();
  });

  const readFrom = (stream: NodeJS.ReadableStream) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return () => text;
  };

  it('shows every 15 seconds that the connection is alive', async () => {
    const text = readFrom(await service.open(undefined));
    await jest.advanceTimersByTimeAsync(14_000);
    expect(text()).not.toMatch(/^:$/m);
    await jest.advanceTimersByTimeAsync(32_000);
    expect(text().match(/^:$/gm)).toHaveLength(3);
  });

  it('ends at the next sign of life when whoever listens may not any more', async () => {
    const stillMay = jest.fn<() => Promise<boolean>>().mockResolvedValue(true);
    const stream = await service.open(undefined, stillMay);
    readFrom(stream);
    await jest.advanceTimersByTimeAsync(15_000);
    stillMay.mockRejectedValueOnce(new Error('the database is away'));
    await jest.advanceTimersByTimeAsync(15_000);
    expect(stream.readableEnded).toBe(false);
    stillMay.mockResolvedValue(false);
    await jest.advanceTimersByTimeAsync(15_000);
    expect(stream.readableEnded).toBe(true);
  });

  it('ends for a token that was revoked', async () => {
    const stream = await service.open(undefined, () => Promise.reject(new InvalidTokenError()));
    readFrom(stream);
    await jest.advanceTimersByTimeAsync(15_000);
    expect(stream.readableEnded).toBe(true);
  });

  it('counts those who are about to come, and no longer those who have left', async () => {
    const [one] = await Promise.all([service.open(undefined), service.open(undefined)]);
    await expect(service.open(undefined)).rejects.toThrow(TooManyEventStreamsError);
    one.destroy();
    await jest.advanceTimersByTimeAsync(0);
    const both = [service.open(undefined), service.open(undefined)];
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('counts nobody whose beginning failed', async () => {
    end.mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'));
    for (const _ of [1, 2]) await expect(service.open(undefined)).rejects.toThrow('away');
    await service.open(undefined);
    await service.open(undefined);
  });

  it('drops a client whose unsent messages become too many', async () => {
    const stream = await service.open(undefined);
    for (let beats = 0; beats < 50 && !stream.destroyed; beats++) {
      stream.tell({ end: PLACE, messages: Buffer.alloc(10_000) } as never);
    }
    expect(stream.destroyed).toBe(true);
    expect(stream.readableLength).toBeLessThan(300_000);
  });

  it('ends all streams when it stops, also of a client that takes nothing', async () => {
    jest.useRealTimers();
    const reading = await service.open(undefined);
    readFrom(reading);
    const stuck = await service.open(undefined);
    const begin = performance.now();
    await service.onModuleDestroy();
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect([reading.readableEnded, stuck.destroyed]).toEqual([true, true]);
  });

  it('ends a stream at once that begins while it stops', async () => {
    jest.useRealTimers();
    await service.onModuleDestroy();
    const late = await service.open(undefined);
    const text = readFrom(late);
    await new Promise((resolve) => late.once('end', resolve));
    expect(text()).toContain('retry: 1000');
  });
});
