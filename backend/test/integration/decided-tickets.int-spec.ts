import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DecidedTicketsRepository } from '../../src/classification/learning/decided-tickets.repository.js';
import { actAs, PERSON } from '../support/acting-as.js';
import { TestApp } from '../support/test-app.js';

const NOTICE = { title: 'Door', description: 'Is the shop open on Sundays?' };

/** Tickets as they come and go through the API, and what can be learned from them. */
describe('DecidedTicketsRepository', () => {
  let product: TestApp;
  let repository: DecidedTicketsRepository;
  beforeAll(async () => {
    product = await TestApp.start();
    repository = product.app.get(DecidedTicketsRepository);
  });
  afterAll(() => product.stop());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  async function submit(fields: object = {}): Promise<{ id: number; category: string; priority: string }> {
    const answer = await product.request('POST', '/api/tickets/', { ...NOTICE, ...fields });
    return answer.json();
  }

  const change = async (id: number, changes: object) => {
    expect((await product.request('PATCH', `/api/tickets/${id}/`, changes)).statusCode).toBe(200);
  };

  const learned = async (id: number) => (await repository.findLatest(100)).find(({ ticketId }) => ticketId === id);

  it('learns the value that agents settled on last, and only the fields that they settled', async () => {
    const { id } = await submit();
    await change(id, { category: 'technical' });
    expect(await learned(id)).toEqual({
      ticketId: id,
      ...NOTICE,
      category: 'technical',
      isCorrection: true,
      agent: null,
    });
    await change(id, { category: 'account', description: 'I cannot get in.' });
    expect(await learned(id)).toMatchObject({ category: 'account', description: 'I cannot get in.' });
  });

  it('knows by whom: the person, or the token of nobody, that decided last', async () => {
    const { id } = await submit();
    actAs(product, PERSON.agent);
    await change(id, { category: 'technical' });
    const { permissions } = PERSON.agent;
    actAs(product, { kind: 'token', id: 1, name: 'Night shift', personId: null, permissions });
    await change(id, { title: 'Doors' });
    expect(await learned(id)).toMatchObject({ agent: String(PERSON.agent.id) });
    await change(id, { status: 'resolved' });
    expect(await learned(id)).toMatchObject({ agent: 'Night shift' });
  });

  it('takes a ticket that is resolved as it was suggested for confirmed', async () => {
    const { id, category, priority } = await submit();
    await change(id, { status: 'resolved' });
    expect(await learned(id)).toMatchObject({ category, priority, isCorrection: false });
  });

  it('learns nothing from submitters, from what is open, and from what was deleted', async () => {
    const before = (await repository.findLatest(100)).length;
    await submit();
    const { id: mixed } = await submit({ category: 'billing' });
    const { id: deleted } = await submit();
    await change(deleted, { priority: 'critical' });
    expect((await product.request('DELETE', `/api/tickets/${deleted}/`)).statusCode).toBe(204);
    expect(await repository.findLatest(100)).toHaveLength(before);
    await change(mixed, { status: 'closed' });
    expect(await learned(mixed)).not.toHaveProperty('category');
  });

  it('counts tickets that were decided since then, and finds the latest first', async () => {
    const [{ now }] = await product.app.get(DataSource).query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
    expect(await repository.countSince(now)).toBe(0);
    const [{ id: first }, { id: second }] = [await submit(), await submit()];
    await change(second, { priority: 'high', category: 'billing' });
    await change(first, { priority: 'high' });
    expect(await repository.countSince(now)).toBe(2);
    expect(await repository.countSince(null)).toBeGreaterThan(2);
    expect((await repository.findLatest(2)).map(({ ticketId }) => ticketId)).toEqual([first, second]);
    expect(await repository.findLatest(1)).toHaveLength(1);
  });
});
