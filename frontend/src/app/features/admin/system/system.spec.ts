import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SystemState } from '../../../api/types';
import { Served } from '../../../core/testing/served';
import { System } from './system';

const STATE: SystemState = {
  version: '0.1.0',
  node_version: '24.21.0',
  started_at: new Date(Date.now() - 3_600_000).toISOString(),
  memory: { resident_bytes: 187_000_000, heap_used_bytes: 92_000_000 },
  database: { version: '18.4', latency_ms: 0.8, size_bytes: 48_000_000, connections: 12, is_migrated: true },
  queues: [{ name: 'bulk-change', waiting: 3, running: 1, failed: 2 }],
  event_clients: { connected: 7, most: 500 },
};

const ADDRESS = '/api/admin/system/';

describe('System', () => {
  let page: Served;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    page = new Served(System);
    await page.open();
    await page.answer('GET', ADDRESS, STATE);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const pass = async (ms: number) => {
    vi.advanceTimersByTime(ms);
    await page.settle();
  };

  it('tells how the server, its database and its work are', () => {
    for (const words of ['0.1.0', '1 hr', '187 MB', '7 of 500', 'reached, up to date', '0.8 ms', '48 MB'])
      expect(page.text).toContain(words);
    expect(page.find('tbody tr').textContent.replaceAll(/\s+/g, ' ')).toContain('Changes of many tickets312');
  });

  it('asks again every ten seconds while it is seen', async () => {
    await pass(10_000);
    await page.answer('GET', ADDRESS, { ...STATE, event_clients: { connected: 8, most: 500 } });
    expect(page.text).toContain('8 of 500');
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await pass(60_000);
    page.server.expectNone(ADDRESS);
    seen.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await page.settle();
    await page.answer('GET', ADDRESS, STATE);
  });

  it('keeps what it knew when it cannot be read, and says so', async () => {
    await pass(10_000);
    await page.refuse('GET', ADDRESS, 503, 'database_unavailable');
    expect(page.text).toContain('The state of the server could not be read');
    expect(page.text).toContain('187 MB');
  });

  it('says that a migration is missing, and that the queue starts', async () => {
    await pass(10_000);
    await page.answer('GET', ADDRESS, { ...STATE, queues: null, database: { ...STATE.database, is_migrated: false } });
    expect(page.text).toContain('a migration is missing');
    expect(page.text).toContain('The queue is starting.');
  });
});
