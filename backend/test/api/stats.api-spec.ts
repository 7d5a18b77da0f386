import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { STATUSES } from '../../src/domain/status.js';
import { statementsOf } from '../support/recorded-statements.js';
import { TestApp } from '../support/test-app.js';

describe('GET /api/tickets/stats/', () => {
  let product: TestApp;
  let dataSource: DataSource;
  beforeEach(async () => {
    product = await TestApp.start();
    dataSource = product.app.get(DataSource);
  });
  afterEach(() => product.stop());

  const stats = async () => (await product.request('GET', '/api/tickets/stats/')).json<Record<string, unknown>>();

  /** Tickets of every combination of category, priority and status, `copies` of each. */
  const fill = (copies: number, createdAt: string) =>
    dataSource.query(
      `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status, created_at)
       SELECT 'a', 'b', category, 'person', priority, 'person', status, ${createdAt}
       FROM unnest(enum_range(NULL::ticket_category)) category, unnest(enum_range(NULL::ticket_priority)) priority,
            unnest(enum_range(NULL::ticket_status)) status, generate_series(1, $1)`,
      [copies],
    );

  it('answers zeros without tickets', async () => {
    expect(await stats()).toEqual({
      total_tickets: 0,
      open_tickets: 0,
      avg_tickets_per_day: 0,
      priority_breakdown: { low: 0, medium: 0, high: 0, critical: 0 },
      category_breakdown: { billing: 0, technical: 0, account: 0, general: 0 },
    });
  });

  it('counts every ticket in each breakdown', async () => {
    await fill(2, 'now()');
    const total = 2 * CATEGORIES.length * PRIORITIES.length * STATUSES.length;
    expect(await stats()).toEqual({
      total_tickets: total,
      open_tickets: total / STATUSES.length,
      avg_tickets_per_day: total,
      priority_breakdown: { low: 32, medium: 32, high: 32, critical: 32 },
      category_breakdown: { billing: 32, technical: 32, account: 32, general: 32 },
    });
  });

  it('averages over UTC days, the first and today included, to one decimal', async () => {
    await fill(
      1,
      `date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - interval '2 days' + interval '23:59:59'`,
    );
    expect(await stats()).toMatchObject({ total_tickets: 64, avg_tickets_per_day: 21.3 });
  });

  it.each(['1 day', '3 days'])('counts a first ticket that lies %s ahead as of today', async (ahead) => {
    await fill(1, `now() + interval '${ahead}'`);
    expect(await stats()).toMatchObject({ total_tickets: 64, avg_tickets_per_day: 64 });
  });

  it('moves with a change and a deletion', async () => {
    const ticket = { title: 'a', description: 'b', category: 'billing', priority: 'low' };
    const { id } = (await product.request('POST', '/api/tickets/', ticket)).json<{ id: number }>();
    expect(await stats()).toMatchObject({ total_tickets: 1, open_tickets: 1 });
    await product.request('PATCH', `/api/tickets/${id}/`, { status: 'closed', category: 'general' });
    expect(await stats()).toMatchObject({ open_tickets: 0, category_breakdown: { billing: 0, general: 1 } });
    await product.request('DELETE', `/api/tickets/${id}/`);
    expect(await stats()).toMatchObject({ total_tickets: 0 });
  });

  it.each([0, 1, 5])('takes one statement with %d tickets of each kind', async (copies) => {
    await fill(copies, 'now()');
    expect(await statementsOf(dataSource, stats)).toHaveLength(1);
  });
});
