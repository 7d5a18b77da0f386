import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { Subject } from 'rxjs';
import { EventsApi, type TicketEvent } from '../../api/events-api';

/**
 * `connecting`: for the first time. `reconnecting`: the stream was lost and is asked for again. `offline`: the same, and
 * the browser says that it has no network.
 */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline';

/** How long the first attempt to come back may wait, and any of them, in milliseconds. */
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/** A stream that was open for so long had come to stay: the next loss begins with a short wait again. */
const SETTLED_MS = 5_000;

/** The server did not answer: taken for lost. */
const OPENING_MS = 15_000;

/**
 * Heartbeats are comments, which browsers do not tell. A stream that was silent for so long is taken up again from its last
 * message: if it was alive nothing changes, if it was dead that is noticed.
 */
const SILENCE_MS = 60_000;

/** How often that is looked after. When a turn comes much too late, the machine has slept. */
const WATCH_MS = 5_000;
const SLEPT_MS = 3 * WATCH_MS;

/** A tab that nobody sees gives its connection back: browsers allow only six of them to a server. */
const UNSEEN_MS = 20_000;

/** Messages that are remembered, so that none is told twice. */
const REMEMBERED = 5_000;

/**
 * What happens to tickets, as it happens, whoever does it. One stream for each page load, which comes back by itself and
 * goes on where it was interrupted: every event is told once.
 */
@Injectable({ providedIn: 'root' })
export class LiveEvents {
  private readonly api = inject(EventsApi);
  private readonly document = inject(DOCUMENT);
  private readonly window = this.document.defaultView;

  private readonly current = signal<LiveState>('connecting');
  private readonly next = signal<number | undefined>(undefined);
  private readonly told = new Subject<TicketEvent>();
  private readonly gaps = new Subject<void>();
  private readonly openings = new Subject<void>();

  readonly state = this.current.asReadonly();
  /** When the stream is asked for next, in milliseconds since the epoch; undefined while that is under way or needless. */
  readonly retryAt = this.next.asReadonly();
  /** Own changes are among them. */
  readonly events = this.told.asObservable();
  /** What was read before this moment may lack something, and is to be read again. */
  readonly reloads = this.gaps.asObservable();
  /** The server has taken the stream, for the first time or again: what could not be read before may be there now. */
  readonly returns = this.openings.asObservable();

  private started = false;
  private close: (() => void) | undefined;
  private lastId: string | undefined;
  private readonly ids = new Set<string>();
  private attempt = 0;
  private isOpen = false;
  private openedAt = 0;
  private heardAt = 0;
  private watchedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unseen: ReturnType<typeof setTimeout> | undefined;
  private readonly listening = new AbortController();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.listening.abort();
      this.hangUp();
    });
  }

  /** Begins to listen; once for the page load. */
  start(): void {
    const { window } = this;
    if (this.started || window === null) return;
    this.started = true;
    const { signal } = this.listening;
    window.addEventListener('online', () => this.tryNow(), { signal });
    // The network is gone or another one: what is open may be dead without knowing it.
    window.addEventListener('offline', () => this.tryNow(), { signal });
    window.addEventListener('pagehide', () => this.hangUp(), { signal });
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) this.tryNow();
    };
    window.addEventListener('pageshow', onShow, { signal });
    this.document.addEventListener('visibilitychange', () => this.turn(), { signal });
    this.watchedAt = Date.now();
    const watch = setInterval(() => this.watch(), WATCH_MS);
    signal.addEventListener('abort', () => clearInterval(watch));
    this.connect();
  }

  /** Asks for the stream at once instead of at its time. */
  tryNow(): void {
    this.attempt = 0;
    this.connect();
  }

  private connect(): void {
    this.hangUp();
    this.heardAt = Date.now();
    if (this.document.visibilityState === 'hidden') return; // it is asked for when somebody looks
    this.timer = setTimeout(() => this.lose(), OPENING_MS);
    this.close = this.api.open(this.lastId, {
      opened: () => {
        clearTimeout(this.timer);
        this.isOpen = true;
        this.openedAt = this.heardAt = Date.now();
        this.current.set('live');
        this.openings.next();
      },
      hello: (id) => {
        this.note(id);
        this.gaps.next();
      },
      reload: (id) => {
        this.note(id);
        this.gaps.next();
      },
      ticket: (event, id) => {
        if (this.note(id)) this.told.next(event);
      },
      lost: () => this.lose(),
    });
  }

  /** @returns false when the message has been told already */
  private note(id: string): boolean {
    this.heardAt = Date.now();
    if (this.ids.has(id)) return false;
    this.lastId = id;
    this.ids.add(id);
    const [oldest] = this.ids;
    if (this.ids.size > REMEMBERED && oldest !== undefined) this.ids.delete(oldest);
    return true;
  }

  private lose(): void {
    if (this.isOpen && Date.now() - this.openedAt > SETTLED_MS) this.attempt = 0;
    this.hangUp();
    this.current.set(this.window?.navigator.onLine === false ? 'offline' : 'reconnecting');
    const wait = retryDelay(this.attempt++);
    this.next.set(Date.now() + wait);
    this.timer = setTimeout(() => this.connect(), wait);
  }

  private hangUp(): void {
    clearTimeout(this.timer);
    this.next.set(undefined);
    this.close?.();
    this.close = undefined;
    this.isOpen = false;
  }

  private watch(): void {
    const now = Date.now();
    const slept = now - this.watchedAt > SLEPT_MS;
    this.watchedAt = now;
    if (this.close === undefined) return;
    if (slept) this.tryNow();
    else if (this.isOpen && now - this.heardAt > SILENCE_MS) this.connect();
  }

  /** The tab came into sight or went out of it. */
  private turn(): void {
    clearTimeout(this.unseen);
    if (this.document.visibilityState === 'hidden') this.unseen = setTimeout(() => this.hangUp(), UNSEEN_MS);
    else if (this.close === undefined) this.tryNow();
  }
}

/**
 * How long to wait before the next attempt: longer each time, and not the same for all who were lost at the same moment.
 * @param attempt counted from 0
 */
export function retryDelay(attempt: number): number {
  const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
  return Math.round(longest * (0.5 + Math.random() / 2));
}
