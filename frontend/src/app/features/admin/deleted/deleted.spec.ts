import { beforeEach, describe, expect, it } from 'vitest';
import type { DeletedTicket } from '../../../api/types';
import { Served } from '../../../core/testing/served';
import { Deleted } from './deleted';

const LIST = '/api/admin/deleted-tickets/';

const deleted = (id: number): DeletedTicket => ({
  id,
  title: `Ticket about ${id}`,
  category: 'billing',
  priority: 'high',
  status: 'open',
  created_at: '2026-11-21T08:00:00.000Z',
  deleted_at: '2026-11-22T09:30:00.000Z',
  deleted_by: { person: 'Robin', token: null },
  restorable_until: '2026-12-22T09:30:00.000Z',
});

describe('Deleted', () => {
  let page: Served;

  beforeEach(async () => {
    page = new Served(Deleted);
    await page.open();
  });

  it('lists them page by page', async () => {
    await page.answer('GET', LIST, [deleted(9), deleted(8)], { Link: `<${LIST}?cursor=abc>; rel="next"` });
    expect(page.element.querySelectorAll('li')).toHaveLength(2);
    expect(page.find('li').textContent).toMatch(/Ticket about 9\s*#9 ·\s*deleted .+ by Robin ·\s*gone for good /);
    await page.press('Load more');
    await page.answer('GET', `${LIST}?cursor=abc`, [deleted(7)]);
    expect(page.element.querySelectorAll('li')).toHaveLength(3);
    expect(page.text).not.toContain('Load more');
  });

  it('says when there is none', async () => {
    await page.answer('GET', LIST, []);
    expect(page.text).toContain('No ticket was deleted');
  });

  it('brings one back', async () => {
    await page.answer('GET', LIST, [deleted(9)]);
    await page.press('Restore');
    await page.answer('POST', `${LIST}9/restore/`, { id: 9 });
    expect(page.notifier.info.mock.lastCall?.[0]).toBe('Ticket 9 is back.');
    expect(page.text).toContain('No ticket was deleted');
  });

  it('removes one for good, after asking', async () => {
    await page.answer('GET', LIST, [deleted(9)]);
    page.confirm.ask.mockResolvedValueOnce(false);
    await page.press('Remove for good');
    page.server.expectNone({ method: 'DELETE' });
    await page.press('Remove for good');
    await page.answer('DELETE', `${LIST}9/`, null);
    expect(page.notifier.info).toHaveBeenCalledWith('Ticket 9 is gone for good.');
    expect(page.text).toContain('No ticket was deleted');
  });

  it('leaves a ticket where it is when that failed, but not one that somebody else took', async () => {
    await page.answer('GET', LIST, [deleted(9), deleted(8)]);
    await page.press('Restore');
    await page.refuse('POST', `${LIST}9/restore/`, 503, 'database_unavailable');
    expect(page.element.querySelectorAll('li')).toHaveLength(2);
    await page.press('Restore');
    await page.refuse('POST', `${LIST}9/restore/`, 409, 'ticket_not_deleted');
    expect(page.element.querySelectorAll('li')).toHaveLength(1);
    expect(page.notifier.error).toHaveBeenCalledTimes(2);
  });

  it('says why they are not there, and tries again', async () => {
    await page.refuse('GET', LIST, 503, 'database_unavailable');
    expect(page.text).toContain('The deleted tickets could not be loaded');
    await page.press('Try again');
    await page.answer('GET', LIST, [deleted(9)]);
    expect(page.text).not.toContain('could not be loaded');
  });
});
