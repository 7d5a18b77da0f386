import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { FakeLlmServer, silence, type Answer } from '../support/fake-llm-server.js';
import { onlyProvider, WIRE_FORMATS } from '../support/llm-wire-formats.js';
import { until } from '../support/eventually.js';
import { TestApp } from '../support/test-app.js';

interface TicketAnswer {
  id: number;
  category: string;
  category_source: string;
  priority: string;
  priority_source: string;
  version: number;
  needs_review: boolean;
  suggestion: { category: string; priority: string; source: string; [key: string]: unknown } | null;
}

interface LedgerRow {
  ticket_id: number | null;
  reason: string;
  evidence: unknown[];
  category_final: string | null;
  category_decided_by: string | null;
  category_decided_at: Date | null;
  [column: string]: unknown;
}

const TEXT = { title: 'Refund', description: 'I was charged twice, please refund my payment' };
const [ANTHROPIC] = WIRE_FORMATS;

let product: TestApp;

async function create(ticket: object): Promise<TicketAnswer> {
  const answer = await product.request('POST', '/api/tickets/', ticket);
  expect(answer.statusCode).toBe(201);
  return answer.json<TicketAnswer>();
}

async function change(id: number, changes: object): Promise<TicketAnswer> {
  const answer = await product.request('PATCH', `/api/tickets/${id}/`, changes);
  expect(answer.statusCode).toBe(200);
  return answer.json<TicketAnswer>();
}

const get = async (id: number) => (await product.request('GET', `/api/tickets/${id}/`)).json<TicketAnswer>();

const ledgerOf = (id: number) =>
  product.app.get(DataSource).query<LedgerRow[]>('SELECT * FROM suggestion WHERE ticket_id = $1 ORDER BY id', [id]);

const opposite = (category: string | undefined) => (category === 'account' ? 'general' : 'account');

describe('suggestions of tickets', () => {
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());

  const suggest = async (text: object = TEXT) =>
    (await product.request('POST', '/api/tickets/classify/', text)).json<{
      suggested_category: string;
      suggested_priority: string;
      suggestion_token: string;
      reason: string;
    }>();

  describe('submitted with the token of a shown suggestion', () => {
    it('are open when they were passed on untouched', async () => {
      const { suggested_category, suggested_priority, suggestion_token, reason } = await suggest();
      const ticket = await create({
        ...TEXT,
        suggestion_token,
        category: suggested_category,
        category_source: 'classifier',
        priority: suggested_priority,
        priority_source: 'classifier',
      });
      expect(ticket).toMatchObject({ category_source: 'classifier', priority_source: 'classifier' });
      expect(ticket.suggestion).toMatchObject({
        source: 'embedded',
        category: suggested_category,
        reason,
        category_outcome: 'open',
        priority_outcome: 'open',
      });
      expect(ticket).toMatchObject(await get(ticket.id));
    });

    it('fill what was left out with what was shown', async () => {
      const { suggested_category, suggestion_token } = await suggest();
      const ticket = await create({ ...TEXT, suggestion_token, priority: 'low' });
      expect(ticket).toMatchObject({ category: suggested_category, category_source: 'classifier', priority: 'low' });
    });

    it('are accepted or overridden by the submitter who decides', async () => {
      const { suggested_category, suggested_priority, suggestion_token } = await suggest();
      const priority = suggested_priority === 'low' ? 'high' : 'low';
      const { id, ...ticket } = await create({ ...TEXT, suggestion_token, category: suggested_category, priority });
      expect(ticket).toMatchObject({ category_source: 'person', priority_source: 'person', needs_review: false });
      expect(await ledgerOf(id)).toMatchObject([
        {
          category_outcome: 'accepted',
          category_final: suggested_category,
          category_decided_by: 'submitter',
          category_decided_at: expect.any(Date),
          priority_outcome: 'overridden',
          priority_final: priority,
          priority_decided_by: 'submitter',
        },
      ]);
    });

    it('count as the submitter’s when the value is not the shown one', async () => {
      const { suggested_category, suggestion_token } = await suggest();
      const category = opposite(suggested_category);
      const ticket = await create({ ...TEXT, suggestion_token, category, category_source: 'classifier' });
      expect(ticket).toMatchObject({ category, category_source: 'person' });
      expect(ticket.suggestion).toMatchObject({ category_outcome: 'overridden' });
    });

    it('move their evidence with the trimmed title', async () => {
      const text = { title: '   Charged twice', description: 'for my invoice, please refund' };
      const { suggestion_token } = await suggest(text);
      const { suggestion } = await create({ ...text, suggestion_token });
      for (const { field, start, end, text: quote } of suggestion?.['evidence'] as {
        field: 'title' | 'description';
        start: number;
        end: number;
        text: string;
      }[]) {
        expect({ ...text, title: 'Charged twice' }[field].slice(start, end)).toBe(quote);
      }
    });
  });

  it.each([
    ['about another text', async () => (await suggest({ description: 'Something else, a refund' })).suggestion_token],
    ['that was changed', async () => (await suggest()).suggestion_token.replace(/.$/, '!')],
    ['that is none', () => 'v1.abc.def'],
    ['that is no text', () => 7],
    ['that is null', () => null],
    ['that is empty', () => ''],
    ['that is longer than any', () => 'a'.repeat(20_000)],
  ])('ignore a token %s, and believe no source without one', async (_case, token) => {
    const sent = { ...TEXT, category: 'billing', priority: 'high', category_source: 'classifier' };
    const ticket = await create({ ...sent, suggestion_token: await token() });
    expect(ticket).toMatchObject({ category: 'billing', category_source: 'person', suggestion: null });
    expect(await ledgerOf(ticket.id)).toEqual([]);
  });

  it('come from the embedded classifier when the submitter saw none and left a field out', async () => {
    const ticket = await create({ ...TEXT, priority: 'low' });
    expect(ticket).toMatchObject({ category_source: 'classifier', priority: 'low', priority_source: 'person' });
    expect(await ledgerOf(ticket.id)).toMatchObject([
      { source: 'embedded', category_outcome: 'open', priority_final: 'low', priority_decided_by: 'submitter' },
    ]);
  });

  it('are not recorded when nothing was recognised', async () => {
    const ticket = await create({ title: 'xq', description: 'zzkw qqx' });
    expect(ticket).toMatchObject({ category_source: 'default', needs_review: true, suggestion: null });
    expect(await ledgerOf(ticket.id)).toEqual([]);
  });

  describe('decided by an agent', () => {
    it('are overridden by another value and accepted by the same one, the last word standing', async () => {
      const { id, category } = await create(TEXT);
      const other = opposite(category);
      expect((await change(id, { category: other })).suggestion).toMatchObject({
        category_outcome: 'overridden',
        priority_outcome: 'open',
      });
      expect(await ledgerOf(id)).toMatchObject([{ category_final: other, category_decided_by: 'agent' }]);
      expect((await change(id, { category })).suggestion).toMatchObject({ category_outcome: 'accepted' });
      expect(await ledgerOf(id)).toMatchObject([{ category_final: category, category_decided_by: 'agent' }]);
    });

    it('replace what the submitter had decided', async () => {
      const { suggested_category, suggestion_token } = await suggest();
      const other = opposite(suggested_category);
      const { id } = await create({ ...TEXT, suggestion_token, category: other });
      await change(id, { category: suggested_category });
      expect(await ledgerOf(id)).toMatchObject([{ category_outcome: 'accepted', category_decided_by: 'agent' }]);
    });

    it.each(['resolved', 'closed'])('are accepted as they stand when the ticket is %s', async (status) => {
      const { id, category } = await create(TEXT);
      const done = await change(id, { status, priority: 'low' });
      expect(done).toMatchObject({ category, category_source: 'classifier', priority_source: 'person' });
      expect(done.suggestion).toMatchObject({ category_outcome: 'accepted' });
      expect(await ledgerOf(id)).toMatchObject([{ category_final: category, category_decided_by: 'agent' }]);
    });

    it('stay decided when the ticket is opened again or resolved once more', async () => {
      const { suggested_category, suggestion_token } = await suggest();
      const other = opposite(suggested_category);
      const { id } = await create({ ...TEXT, suggestion_token, category: other });
      for (const status of ['resolved', 'open', 'in_progress', 'closed']) await change(id, { status });
      expect(await ledgerOf(id)).toMatchObject([
        { category_outcome: 'overridden', category_decided_by: 'submitter', priority_outcome: 'accepted' },
      ]);
    });

    it('stay open while only other things change', async () => {
      const { id } = await create(TEXT);
      const changed = await change(id, { status: 'in_progress', title: 'Something else' });
      expect(changed.suggestion).toMatchObject({ category_outcome: 'open', priority_outcome: 'open' });
    });

    it('are open again when the decision is taken back, as if it had not been made', async () => {
      const before = await get((await create(TEXT)).id);
      const entries = await ledgerOf(before.id);
      const decided = await change(before.id, { category: opposite(before.category), status: 'resolved' });
      const after: object & { updated_at?: string } = await change(before.id, {
        reopen: ['category', 'priority'],
        status: 'open',
      });
      expect(after).toEqual({ ...before, version: decided.version + 1, updated_at: after.updated_at });
      expect(await get(before.id)).toEqual(after);
      expect(await ledgerOf(before.id)).toEqual(entries);
    });

    it('are open again one field at a time, and resolving settles the others only', async () => {
      const { id, category } = await create(TEXT);
      await change(id, { category: opposite(category), priority: 'low' });
      const half = await change(id, { reopen: ['category'], category: opposite(category), status: 'resolved' });
      expect(half).toMatchObject({
        category,
        category_source: 'classifier',
        priority: 'low',
        priority_source: 'person',
      });
      expect(half.suggestion).toMatchObject({ category_outcome: 'open' });
      expect((await ledgerOf(id))[0]).toMatchObject({ category_outcome: 'open', priority_final: 'low' });
    });

    it('leave a field to nobody that is reopened without a suggestion', async () => {
      const before = await create({ title: 'xq', description: 'zzkw qqx' });
      await change(before.id, { category: 'billing' });
      const { category } = before;
      const after = await change(before.id, { reopen: ['category'], category });
      expect(after).toMatchObject({ category, category_source: 'default', needs_review: true, suggestion: null });
    });

    it('stay as they are when the decision is not of the expected version, or names no field', async () => {
      const { id, category } = await create(TEXT);
      const decided = await change(id, { category: opposite(category) });
      const refused = await product.app.inject({
        method: 'PATCH',
        url: `/api/tickets/${id}/`,
        headers: { 'if-match': '"1"' },
        payload: { reopen: ['category'] },
      });
      expect(refused.statusCode).toBe(412);
      expect(await change(id, { reopen: [] })).toEqual(decided);
      expect((await product.request('PATCH', `/api/tickets/${id}/`, { reopen: ['status'] })).statusCode).toBe(400);
      expect((await product.request('PATCH', '/api/tickets/99999/', { reopen: ['category'] })).statusCode).toBe(404);
    });

    it('show only evidence that is still in an edited text', async () => {
      const { id } = await create(TEXT);
      expect((await change(id, { title: 'Edited', description: 'Edited' })).suggestion).toMatchObject({ evidence: [] });
    });
  });

  it.each(['the API', 'SQL'])('outlive a ticket that is deleted through %s, without its words', async (way) => {
    const { id } = await create(TEXT);
    const [before] = await ledgerOf(id);
    expect(before?.reason).not.toBe('');
    if (way === 'SQL') await product.app.get(DataSource).query('DELETE FROM ticket WHERE id = $1', [id]);
    else expect((await product.request('DELETE', `/api/tickets/${id}/`)).statusCode).toBe(204);
    const [after] = await product.app
      .get(DataSource)
      .query<LedgerRow[]>('SELECT * FROM suggestion WHERE id = $1', [before?.['id']]);
    expect(after).toEqual({ ...before, ticket_id: null, reason: '', evidence: [] });
  });
});

describe('tickets that need review', () => {
  beforeAll(async () => {
    product = await TestApp.start({ REVIEW_THRESHOLD: '0.7' });
    await product.app.get(DataSource).query(
      `INSERT INTO ticket
         (title, description, category, category_source, category_confidence, priority, priority_source, priority_confidence)
       VALUES ('decided', 'x', 'billing', 'person', NULL, 'low', 'person', NULL),
              ('sure', 'x', 'billing', 'classifier', 0.7, 'low', 'classifier', 0.95),
              ('accepted', 'x', 'billing', 'classifier', NULL, 'low', 'classifier', NULL),
              ('unsure category', 'x', 'billing', 'classifier', 0.69, 'low', 'person', NULL),
              ('unsure priority', 'x', 'account', 'classifier', 0.9, 'low', 'classifier', 0.2),
              ('default', 'x', 'general', 'default', 0, 'medium', 'default', 0)`,
    );
  });
  afterAll(() => product.stop());

  const list = async (query: string) => {
    const answer = await product.request('GET', `/api/tickets/${query}`);
    expect(answer.statusCode).toBe(200);
    const tickets = answer.json<(TicketAnswer & { title: string })[]>();
    return { titles: tickets.map(({ title }) => title), tickets, total: answer.headers['x-total-count'] };
  };

  it('say so and can be listed, as can the others', async () => {
    const { tickets } = await list('');
    const isMarked = (marked: boolean) => tickets.filter(({ needs_review }) => needs_review === marked);
    for (const marked of [true, false]) {
      const { titles, total } = await list(`?needs_review=${marked}`);
      expect(titles).toEqual(isMarked(marked).map((ticket) => (ticket as unknown as { title: string }).title));
      expect(total).toBe(String(titles.length));
    }
    expect((await list('?needs_review=true')).titles).toEqual(['default', 'unsure priority', 'unsure category']);
  });

  it('combine with other filters, words and pages', async () => {
    expect((await list('?needs_review=true&category=billing')).titles).toEqual(['unsure category']);
    expect((await list('?needs_review=false&search=sure')).titles).toEqual(['sure']);
    const { titles, total } = await list('?needs_review=true&limit=1');
    expect([titles, total]).toEqual([['default'], '3']);
  });

  it('need none any more once somebody has decided', async () => {
    const { id } = (await list('?search=default')).tickets[0] ?? { id: 0 };
    expect((await change(id, { category: 'general' })).needs_review).toBe(true);
    expect((await change(id, { priority: 'low' })).needs_review).toBe(false);
    const { id: other } = (await list('?search=unsure+priority')).tickets[0] ?? { id: 0 };
    expect((await change(other, { status: 'resolved' })).needs_review).toBe(false);
    expect((await list('?needs_review=true')).titles).toEqual(['unsure category']);
  });

  it('are listed with an empty filter as absent, and an unknown value is refused by name', async () => {
    expect((await list('?needs_review=')).titles).toHaveLength(6);
    for (const query of ['?needs_review=maybe', '?needs_review=true&needs_review=false', '?needs_review=1']) {
      const answer = await product.request('GET', `/api/tickets/${query}`);
      expect([query, answer.statusCode]).toEqual([query, 400]);
      expect(answer.json()).toMatchObject({ errors: { needs_review: [expect.stringContaining('needs_review')] } });
    }
  });

  it('are found without reading the decided ones', async () => {
    const plan = await product.app.get(DataSource).transaction(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off');
      return manager.query<Record<string, string>[]>(
        `EXPLAIN SELECT * FROM ticket WHERE category_confidence < $1::float8 OR priority_confidence < $1::float8
         ORDER BY created_at DESC, id DESC LIMIT 50`,
        [0.6],
      );
    });
    expect(JSON.stringify(plan)).toContain('ticket_undecided_newest_first');
  });
});

describe('a language model after the submission', () => {
  let server: FakeLlmServer;
  const judged = (judgement: object = {}): Answer =>
    ANTHROPIC.answer(
      JSON.stringify({
        category: 'account',
        priority: 'critical',
        category_confidence: 0.8,
        priority_confidence: 0.5,
        reason: 'A reason.',
        evidence: ['charged twice'],
        ...judgement,
      }),
    );

  /** Holds answers back until they are let go. */
  function gate(answer: Answer): { answer: Answer; open: () => void } {
    const held: (() => void)[] = [];
    let isOpen = false;
    return {
      answer: (response, request) => {
        const release = () => {
          answer(response, request);
        };
        if (isOpen) release();
        else held.push(release);
      },
      open: () => {
        isOpen = true;
        for (const release of held.splice(0)) release();
      },
    };
  }

  async function start(answer: Answer): Promise<void> {
    server = await FakeLlmServer.start(answer);
    product = await TestApp.start(onlyProvider(ANTHROPIC, server.url));
  }

  const asked = () => until(() => server.requests.length > 0);
  const refined = (id: number) => until(async () => (await ledgerOf(id)).length > 1);

  afterEach(async () => {
    await product.stop();
    await server.stop();
  });

  it('proposes its values for what nobody has decided, and is recorded', async () => {
    await start(judged());
    const { id, suggestion, version } = await create({ ...TEXT, priority: 'low' });
    expect([suggestion?.source, version]).toEqual(['embedded', 1]);
    await refined(id);
    expect(await get(id)).toMatchObject({
      category: 'account',
      category_source: 'classifier',
      priority: 'low',
      priority_source: 'person',
      version: 2,
      suggestion: { source: 'anthropic', category: 'account', priority: 'critical', category_outcome: 'open' },
    });
    expect(await ledgerOf(id)).toMatchObject([
      { source: 'embedded', category_outcome: 'open', priority_decided_by: 'submitter' },
      {
        source: 'anthropic',
        category_outcome: 'open',
        priority_outcome: 'overridden',
        priority_final: 'low',
        priority_decided_by: 'submitter',
        input_tokens: 420,
        output_tokens: 80,
      },
    ]);
  });

  it('is decided together with the earlier suggestion', async () => {
    await start(judged());
    const { id } = await create(TEXT);
    await refined(id);
    await change(id, { category: 'account', status: 'resolved' });
    expect(await ledgerOf(id)).toMatchObject([
      { category: 'billing', category_outcome: 'overridden', priority_final: 'critical' },
      { category: 'account', category_outcome: 'accepted', priority_outcome: 'accepted' },
    ]);
  });

  it('is not waited for by the submitter', async () => {
    await start(silence);
    expect(await create(TEXT)).toMatchObject({ category: 'billing', category_source: 'classifier' });
  });

  it('leaves what an agent decided meanwhile alone', async () => {
    const held = gate(judged());
    await start(held.answer);
    const { id } = await create(TEXT);
    await asked();
    await change(id, { category: 'general' });
    held.open();
    await refined(id);
    expect(await get(id)).toMatchObject({ category: 'general', category_source: 'person', priority: 'critical' });
    expect(await ledgerOf(id)).toMatchObject([
      { category_final: 'general', category_decided_by: 'agent' },
      { category_outcome: 'overridden', category_final: 'general', category_decided_by: 'agent', priority_final: null },
    ]);
  });

  it('changes nothing of a ticket that was resolved or deleted meanwhile', async () => {
    const held = gate(judged());
    await start(held.answer);
    const [resolved, deleted, last] = [
      await create(TEXT),
      await create({ ...TEXT, title: 'a' }),
      await create({ ...TEXT, title: 'b' }),
    ];
    await until(() => server.requests.length === 3);
    const after = await change(resolved.id, { status: 'resolved' });
    await product.request('DELETE', `/api/tickets/${deleted.id}/`);
    held.open();
    await refined(last.id);
    await wait(50);
    expect(await get(resolved.id)).toEqual(after);
    expect(await ledgerOf(resolved.id)).toHaveLength(1);
    const [{ count } = { count: -1 }] = await product.app
      .get(DataSource)
      .query<{ count: number }[]>('SELECT count(*)::int FROM suggestion');
    expect(count).toBe(4);
  });

  it('is not asked when everything is decided or a suggestion was shown', async () => {
    await start(judged());
    await create({ ...TEXT, category: 'billing', priority: 'low' });
    expect(server.requests).toHaveLength(0);
    const { suggestion_token } = (await product.request('POST', '/api/tickets/classify/', TEXT)).json<{
      suggestion_token: string;
    }>();
    const ticket = await create({ ...TEXT, suggestion_token });
    expect(ticket).toMatchObject({ category: 'account', suggestion: { source: 'anthropic' } });
    await wait(50);
    expect(server.requests).toHaveLength(1);
    expect(await ledgerOf(ticket.id)).toHaveLength(1);
  });

  it('leaves the first proposals when it fails', async () => {
    await start(ANTHROPIC.error(401));
    const ticket = await create(TEXT);
    await asked();
    await wait(50);
    expect(ticket).toMatchObject(await get(ticket.id));
  });

  it('is given up cleanly when the server stops', async () => {
    await start(silence);
    for (let index = 0; index < 20; index++) await create({ ...TEXT, title: `Refund ${index}` });
    await asked();
    const started = Date.now();
    await product.app.close();
    expect(Date.now() - started).toBeLessThan(1_000);
    expect(server.requests.length).toBeLessThan(20);
  });
});
