import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { statementsOf } from '../support/recorded-statements.js';
import { readPage } from '../support/list-pages.js';
import { TestApp } from '../support/test-app.js';

const LONG = `  First line\n\tof the ${'long '.repeat(2_000)}text, Straße ${'und so weiter '.repeat(50)}`;

describe('the fields of GET /api/tickets/', () => {
  let product: TestApp;
  let id: number;
  beforeAll(async () => {
    product = await TestApp.start();
    const answer = await product.request('POST', '/api/tickets/', {
      title: 'Charged twice',
      description: 'I was charged twice for my invoice, please refund me',
    });
    id = answer.json<{ id: number }>().id;
    await product.request('POST', '/api/tickets/', {
      title: 'Long one',
      description: LONG,
      category: 'general',
      priority: 'low',
    });
  });
  afterAll(() => product.stop());

  const listed = async (query: string) => (await readPage(product, `/api/tickets/?${query}`)).tickets;

  it('are all of the ticket without a choice, as when it is read alone', async () => {
    const alone = await product.request('GET', `/api/tickets/${id}/`);
    const [, first] = await listed('');
    expect(first).toEqual(alone.json());
    expect(first?.['suggestion']).not.toBeNull();
  });

  it('are only those that are named, and the id', async () => {
    expect(await listed('fields=title,status')).toEqual([
      { id: id + 1, title: 'Long one', status: 'open' },
      { id, title: 'Charged twice', status: 'open' },
    ]);
    expect(await listed('fields=id&fields=version')).toEqual([
      { id: id + 1, version: 1 },
      { id, version: 1 },
    ]);
  });

  it('show the evidence of a suggestion also without the text that it is in', async () => {
    const [, whole] = await listed('');
    const [none, alone] = await listed('fields=suggestion');
    expect(none).toEqual({ id: id + 1, suggestion: null });
    expect(alone).toEqual({ id, suggestion: whole?.['suggestion'] });
    expect(whole).toMatchObject({
      suggestion: { evidence: expect.arrayContaining([expect.objectContaining({ text: 'refund' })]) },
    });
  });

  it('can hold a preview: the beginning as one line of at most 200 characters', async () => {
    const [long, short] = await listed('fields=preview');
    expect(short).toEqual({ id, preview: 'I was charged twice for my invoice, please refund me' });
    expect(long?.['preview']).toMatch(/^First line of the long long /);
    expect(String(long?.['preview']).length).toBeLessThanOrEqual(200);
  });

  it('can hold the part around the first match of a search', async () => {
    const [long] = await listed('fields=preview&search=STRASSE');
    expect(long?.['preview']).toMatch(/^….*long long text, Straße und so weiter/);
    expect(String(long?.['preview']).length).toBeLessThanOrEqual(200);
    // Whole words, few enough that the match is in sight in a narrow column.
    expect(long?.['preview']).toMatch(/^…(long ){3,5}text, Straße/);
    const [inTitle] = await listed('fields=preview&search=twice+charged');
    expect(inTitle?.['preview']).toMatch(/^I was charged/);
  });

  it('that nobody asked for are not read from the database', async () => {
    const statements = await statementsOf(product.app.get(DataSource), () => listed('fields=title,preview'));
    expect(statements).toHaveLength(2); // which tickets, and what they say
    expect(statements.join()).not.toMatch(/suggestion|ticket\.version|ticket\.description AS/);
  });

  it('that do not exist are refused by name', async () => {
    const answer = await product.request('GET', '/api/tickets/?fields=title,colour');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: { fields: [expect.stringContaining('"colour"')] } });
  });
});
