import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { OutageLog } from '../common/logging/outage-log.js';
import { Environment } from '../config/environment.js';
import { atMostEvery } from './at-most-every.js';

/** The name under which processes tell each other about events. */
const CHANNEL = 'ticket_event';

/** Telling takes a lock that transactions share, so it is done for many writes at once. */
const TELL_EVERY_MS = 50;

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;

/**
 * Lets all processes know at once that there are new events: LISTEN and NOTIFY on a connection of its own, outside of the
 * transactions that write. What is told while the connection is away is found by those who look from time to time.
 */
@Injectable()
export class EventChannel implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly outages = new OutageLog(
    new Logger(EventChannel.name),
    'Processes do not hear of each other’s events',
  );
  private readonly stopping = new AbortController();
  private readonly listeners = new Set<() => void>();
  private readonly tell = atMostEvery(TELL_EVERY_MS, () => this.tellNow());
  private client: Client | null = null;
  private isTelling = false;
  private connecting: Promise<void> = Promise.resolve();

  constructor(private readonly environment: Environment) {}

  onApplicationBootstrap(): void {
    this.connecting = this.stayConnected();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    this.tell.cancel();
    await this.client?.end().catch(() => undefined);
    await this.connecting;
  }

  /** Says that there are new events, after the transaction that wrote them. Returns at once, and never fails. */
  announce(): void {
    if (!this.stopping.signal.aborted) this.tell();
  }

  /** Calls back whenever this process or another one has written events. */
  onAnnouncement(listener: () => void): void {
    this.listeners.add(listener);
  }

  private tellNow(): void {
    this.hear();
    if (this.isTelling) this.tell();
    else void this.tellOthers();
  }

  private async tellOthers(): Promise<void> {
    const { client } = this;
    if (!client) return;
    this.isTelling = true;
    try {
      await client.query(`NOTIFY ${CHANNEL}`);
    } catch (error) {
      this.complain(error);
      await client.end().catch(() => undefined); // another connection may answer
    } finally {
      this.isTelling = false;
    }
  }

  private complain(error: unknown): void {
    if (!this.stopping.signal.aborted) this.outages.tell(error);
  }

  private hear(): void {
    for (const listener of this.listeners) listener();
  }

  private async stayConnected(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_RETRY_MS; !signal.aborted; pause = Math.min(2 * pause, LONGEST_RETRY_MS)) {
      try {
        await this.listen(() => (pause = FIRST_RETRY_MS));
      } catch (error) {
        this.complain(error);
      }
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /**
   * Listens until the connection ends.
   * @throws the driver's error when that was not asked for
   */
  private async listen(onConnected: () => void): Promise<void> {
    const client = new Client({
      connectionString: this.environment.DATABASE_URL,
      application_name: 'triagedesk-events',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    const ended = new Promise<void>((resolve, reject) => {
      client.on('error', reject);
      client.on('end', resolve);
    });
    ended.catch(() => undefined);
    client.on('notification', ({ processId }) => {
      if (processId !== (client as { processID?: number }).processID) this.hear();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      if (this.stopping.signal.aborted) return;
      this.client = client;
      onConnected();
      this.hear(); // of what was missed
      await ended;
    } finally {
      this.client = null;
      await client.end().catch(() => undefined);
    }
  }
}
