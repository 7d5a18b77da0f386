import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveEvents, retryDelay } from './live-events';
import { FakeEventSource } from './testing/fake-event-source';

describe('LiveEvents', () => {
  let live: LiveEvents;
  let told: number[];
  let reloads: number;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    FakeEventSource.install();
    told = [];
    reloads = 0;
    live = TestBed.inject(LiveEvents);
    live.events.subscribe(({ ticket_id: id }) => told.push(id));
    live.reloads.subscribe(() => reloads++);
    live.start();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  const streams = () => FakeEventSource.all.length;
  const stream = () => FakeEventSource.latest;
  function begin(): void {
    stream().open();
    stream().tell('hello', 'h');
  }
  function ticket(id: string, number: number): void {
    stream().tell('ticket', id, { ticket_id: number });
  }
  function see(state: 'visible' | 'hidden'): void {
    const document = TestBed.inject(DOCUMENT);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('opens one stream and tells what comes', () => {
    live.start();
    expect(streams()).toBe(1);
    expect(stream().url).toBe('/api/events/');
    expect(live.state()).toBe('connecting');

    begin();
    expect(live.state()).toBe('live');
    ticket('a', 1);
    ticket('b', 2);
    expect(told).toEqual([1, 2]);
  });

  it('has everything read again when the stream begins: what was read before may lack something', () => {
    begin();
    expect(reloads).toBe(1);
  });

  it('comes back after a loss and goes on behind the last message', () => {
    begin();
    ticket('a', 1);
    stream().break();
    expect(live.state()).toBe('reconnecting');
    expect(stream().isClosed).toBe(true);

    vi.advanceTimersByTime(retryDelay(0));
    expect(stream().url).toBe('/api/events/?last_event_id=a');
    stream().open();
    expect(live.state()).toBe('live');
    ticket('b', 2);
    expect(told).toEqual([1, 2]);
    expect(reloads).toBe(1);
  });

  it('says when the server is there again, for those who could not read', () => {
    let returns = 0;
    live.returns.subscribe(() => returns++);
    stream().break();
    vi.advanceTimersByTime(retryDelay(0));
    expect(returns).toBe(0);
    stream().open();
    expect(returns).toBe(1);
  });

  it('tells nothing twice, and nothing of a stream that was given up', () => {
    begin();
    const old = stream();
    ticket('a', 1);
    old.break();
    vi.advanceTimersByTime(retryDelay(0));
    stream().open();
    ticket('a', 1);
    old.tell('ticket', 'late', { ticket_id: 9 });
    ticket('b', 2);
    expect(told).toEqual([1, 2]);
  });

  it('has everything read again when the server says so, and goes on from there', () => {
    begin();
    stream().tell('reload', 'r');
    expect(reloads).toBe(2);

    stream().break();
    vi.advanceTimersByTime(retryDelay(0));
    expect(stream().url).toContain('last_event_id=r');
  });

  it('waits longer after each failure, up to ten seconds, and not after a stream that had come to stay', () => {
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      stream().break();
      waits.push((live.retryAt() ?? 0) - Date.now());
      vi.advanceTimersByTime(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);

    stream().open();
    vi.advanceTimersByTime(6_000);
    stream().break();
    expect((live.retryAt() ?? 0) - Date.now()).toBe(500);
  });

  it('does not ask a server in a row that takes the stream and drops it', () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      stream().open();
      stream().break();
      vi.advanceTimersByTime((live.retryAt() ?? 0) - Date.now());
    }
    stream().break();
    expect((live.retryAt() ?? 0) - Date.now()).toBe(8_000);
  });

  it('spreads those who were lost at the same moment', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    expect(retryDelay(1)).toBe(500);
  });

  it('tries at once when somebody asks for it, or when the network is back', () => {
    stream().break();
    live.tryNow();
    expect(streams()).toBe(2);
    stream().break();
    window.dispatchEvent(new Event('online'));
    expect(streams()).toBe(3);
    expect(live.retryAt()).toBeUndefined();
  });

  it('says offline when the browser has no network, once the stream is really gone', () => {
    begin();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    window.dispatchEvent(new Event('offline'));
    expect(live.state()).toBe('live');

    stream().break();
    expect(live.state()).toBe('offline');
  });

  it('does not wait for ever for a server that does not answer', () => {
    vi.advanceTimersByTime(15_000);
    expect(live.state()).toBe('reconnecting');
  });

  it('takes a silent stream up again, unnoticed while that works', () => {
    begin();
    ticket('a', 1);
    vi.advanceTimersByTime(70_000);
    expect(streams()).toBe(2);
    expect(stream().url).toContain('last_event_id=a');
    expect(live.state()).toBe('live');
  });

  it('comes back after sleep', () => {
    begin();
    ticket('a', 1);
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(5_000);
    expect(streams()).toBe(2);
    expect(stream().url).toContain('last_event_id=a');
  });

  it('gives the connection of a tab that nobody sees back, and goes on when it is seen', () => {
    begin();
    ticket('a', 1);
    see('hidden');
    vi.advanceTimersByTime(10_000);
    see('visible');
    expect(streams()).toBe(1);

    see('hidden');
    vi.advanceTimersByTime(20_000);
    expect(stream().isClosed).toBe(true);
    vi.advanceTimersByTime(600_000);
    expect(streams()).toBe(1);

    see('visible');
    expect(streams()).toBe(2);
    expect(stream().url).toContain('last_event_id=a');
  });
});
