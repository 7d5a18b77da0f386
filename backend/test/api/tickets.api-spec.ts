import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';

const TICKET = {
  title: 'Charged twice',
  description: 'Two charges for one invoice.',
  category: 'billing',
  priority: 'high',
};

describe('/api/tickets/', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());

  const create = async (ticket: object = TICKET) => {
    const answer = await product.request('POST', '/api/tickets/', ticket);
    expect(answer.statusCode).toBe(201);
    return answer.json<{
      id: number;
      created_at: string;
      category: string;
      category_source: string;
      priority_source: string;
    }>();
  };

  describe('POST', () => {
    it('keeps the ticket and answers where it is', async () => {
      const answer = await product.request('POST', '/api/tickets/', { ...TICKET, title: '  Charged twice\n' });

      expect(answer.statusCode).toBe(201);
      const ticket = answer.json<{ id: number; created_at: string }>();
      expect(ticket).toEqual({
        ...TICKET,
        id: expect.any(Number),
        status: 'open',
        category_source: 'person',
        priority_source: 'person',
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        updated_at: ticket.created_at,
        resolved_at: null,
        version: 1,
        needs_review: false,
        suggestion: null,
        requester_key: expect.stringMatching(/^[\w-]{28}$/),
      });
      expect(answer.headers.location).toBe(`/api/tickets/${ticket.id}/`);
      const read = await product.request('GET', String(answer.headers.location));
      const { requester_key: _told, ...kept } = answer.json<Record<string, unknown>>();
      expect(read.json()).toEqual(kept);
    });

    it('lets the classifier fill in what is left out, and says so', async () => {
      const { description } = { description: 'I was charged twice, please refund my payment' };
      const ticket = await create({ title: 'Refund', description, priority: 'low' });
      expect(ticket).toMatchObject({ category: 'billing', category_source: 'classifier' });
      expect(ticket).toMatchObject({ priority: 'low', priority_source: 'person' });
    });

    it('says that nobody decided when the classifier recognises nothing', async () => {
      const ticket = await create({ title: 'xq', description: 'zzkw qqx' });
      expect(ticket).toMatchObject({ category_source: 'default', priority_source: 'default' });
    });

    it('accepts the longest texts in code points, also as JSON escapes', async () => {
      const longest = { title: '😀'.repeat(200), description: '日'.repeat(20_000) };
      await create({ ...TICKET, ...longest });
      const escaped = `{"title":"${'\\ud83d\\ude00'.repeat(200)}","description":"${'\\ud83d\\ude00'.repeat(20_000)}"}`;
      const answer = await product.app.inject({
        method: 'POST',
        url: '/api/tickets/',
        headers: { 'content-type': 'application/json' },
        payload: escaped,
      });
      expect(answer.statusCode).toBe(201);
    });

    it.each([
      ['a missing title', { title: undefined }, 'title'],
      ['a blank title', { title: ' \u200b ' }, 'title'],
      ['a title of 201 characters', { title: 'a'.repeat(201) }, 'title'],
      ['a title that is no text', { title: 7 }, 'title'],
      ['a blank description', { description: '\n\t' }, 'description'],
      ['a description of 20,001 characters', { description: 'a'.repeat(20_001) }, 'description'],
      ['a NUL character', { description: 'a\0b' }, 'description'],
      ['an unknown category', { category: 'sales' }, 'category'],
      ['a category in capitals', { category: 'Billing' }, 'category'],
      ['an empty priority', { priority: '' }, 'priority'],
      ['a null priority', { priority: null }, 'priority'],
      ['an unknown status', { status: 'done' }, 'status'],
      ['a list of statuses', { status: ['open'] }, 'status'],
      ['a source that only the server may give', { category_source: 'default' }, 'category_source'],
    ])('refuses %s and names the field', async (_case, change, field) => {
      const answer = await product.request('POST', '/api/tickets/', { ...TICKET, ...change });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({
        code: 'validation_failed',
        errors: { [field]: [expect.stringContaining(field)] },
      });
      expect(Object.keys(answer.json<{ errors: object }>().errors)).toEqual([field]);
    });

    it('drops fields that a client must not set', async () => {
      const ticket = await create({ ...TICKET, id: 1_000_000, version: 9, created_at: '2001-01-01T00:00:00Z' });
      expect(ticket).toMatchObject({ version: 1 });
      expect(ticket.id).toBeLessThan(1_000_000);
      expect(ticket.created_at).not.toContain('2001');
    });
  });

  describe('GET, PATCH and DELETE by number', () => {
    it('changes just the given fields and counts the version', async () => {
      const { id } = await create();
      const answer = await product.request('PATCH', `/api/tickets/${id}/`, {
        status: 'resolved',
        title: ' New title ',
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ ...TICKET, id, status: 'resolved', title: 'New title', version: 2 });
    });

    it('says when the work ended, as long as it has', async () => {
      const { id, created_at } = await create();
      const change = async (status: string) => {
        const answer = await product.request('PATCH', `/api/tickets/${id}/`, { status });
        return answer.json<{ resolved_at: string | null }>().resolved_at;
      };
      expect(await change('in_progress')).toBeNull();
      const resolved = await change('resolved');
      expect(Date.parse(String(resolved))).toBeGreaterThanOrEqual(Date.parse(created_at));
      expect(await change('closed')).toBe(resolved);
      expect(await change('open')).toBeNull();
      const born = await create({ ...TICKET, status: 'closed' });
      expect(born).toMatchObject({ resolved_at: born.created_at });
    });

    it('makes a changed category a decision of a person', async () => {
      const { id, category } = await create({ title: TICKET.title, description: TICKET.description });
      const answer = await product.request('PATCH', `/api/tickets/${id}/`, { category });
      expect(answer.json()).toMatchObject({ category_source: 'person', priority_source: 'classifier' });
    });

    it('changes nothing for an empty change', async () => {
      const { id } = await create();
      const answer = await product.request('PATCH', `/api/tickets/${id}/`, {});
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ id, version: 1 });
    });

    it.each([{ title: null }, { title: ' ' }, { category: null }, { status: 'done' }])('refuses %j', async (change) => {
      const { id } = await create();
      const answer = await product.request('PATCH', `/api/tickets/${id}/`, change);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'validation_failed' });
    });

    it('lets two changes of different fields at once both win', async () => {
      const { id } = await create();
      await Promise.all([
        product.request('PATCH', `/api/tickets/${id}/`, { status: 'closed' }),
        product.request('PATCH', `/api/tickets/${id}/`, { priority: 'critical' }),
      ]);
      const answer = await product.request('GET', `/api/tickets/${id}/`);
      expect(answer.json()).toMatchObject({ status: 'closed', priority: 'critical', version: 3 });
    });

    it('answers each of many changes at once with what it did itself', async () => {
      const { id } = await create();
      const titles = Array.from({ length: 20 }, (_, index) => `Title ${index}`);
      const answers = await Promise.all(
        titles.map((title) => product.request('PATCH', `/api/tickets/${id}/`, { title })),
      );
      const changed = answers.map((answer) => answer.json<{ title: string; version: number; updated_at: string }>());
      expect(changed.map(({ title }) => title)).toEqual(titles);
      expect(new Set(changed.map(({ version }) => version)).size).toBe(titles.length);
      expect(changed[0]?.updated_at).toMatch(/Z$/);
    });

    it('deletes once', async () => {
      const { id } = await create();
      const deleted = await product.request('DELETE', `/api/tickets/${id}/`);
      expect([deleted.statusCode, deleted.body]).toEqual([204, '']);
      for (const method of ['GET', 'DELETE'] as const) {
        const answer = await product.request(method, `/api/tickets/${id}/`);
        expect(answer.statusCode).toBe(404);
        expect(answer.json()).toMatchObject({ code: 'ticket_not_found', detail: expect.stringContaining(String(id)) });
      }
      const changed = await product.request('PATCH', `/api/tickets/${id}/`, { status: 'open' });
      expect(changed.statusCode).toBe(404);
    });

    it('deletes when the client sends a JSON content type without a body', async () => {
      const { id } = await create();
      const url = `/api/tickets/${id}`;
      const headers = { 'content-type': 'application/json' };
      expect((await product.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
    });

    it.each(['abc', '0', '-1', '1.5', '01', '1e3', '%00', '+1'])('refuses the number %s', async (id) => {
      const answer = await product.request('GET', `/api/tickets/${id}/`);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'invalid_id' });
    });

    it.each(['2147483648', '9'.repeat(40)])('knows no ticket %s', async (id) => {
      expect((await product.request('GET', `/api/tickets/${id}/`)).statusCode).toBe(404);
    });
  });
});
