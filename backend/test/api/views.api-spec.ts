import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { STATUSES } from '../../src/domain/status.js';
import { WALKED_ORDERS } from '../../src/tickets/list/list-order.js';
import { TestApp } from '../support/test-app.js';

interface View {
  id: number;
  name: string;
  filters: Record<string, unknown>;
  created_at: string;
  updated_at: string;
  version: number;
}

const EVERYTHING = { category: [], priority: [], status: [], needs_review: false, search: '', order: 'newest' };

describe('saved views', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await TestApp.start();
  });
  afterAll(() => product.stop());
  afterEach(async () => {
    for (const { id } of await list()) await product.request('DELETE', `/api/views/${id}/`);
  });

  const list = async () => (await product.request('GET', '/api/views/')).json<View[]>();
  const post = (name: unknown, filters: unknown = {}, more: object = {}) =>
    product.request('POST', '/api/views/', { name, filters, ...more });
  const create = async (name: string, filters: unknown = {}) => {
    const answer = await post(name, filters);
    expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
    return answer.json<View>();
  };
  const patch = (id: number, change: object, ifMatch?: string) =>
    product.app.inject({
      method: 'PATCH',
      url: `/api/views/${id}/`,
      payload: change,
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    });
  const remove = (id: number, ifMatch?: string) =>
    product.app.inject({
      method: 'DELETE',
      url: `/api/views/${id}/`,
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    });

  it('are kept, told by name, changed and deleted', async () => {
    expect(await list()).toEqual([]);
    const created = await post('Urgent billing', {
      priority: ['critical', 'high'],
      category: ['billing'],
      search: ' pay  bill ',
    });
    expect([created.statusCode, created.headers.etag]).toEqual([201, '"1"']);
    const view = created.json<View>();
    expect(created.headers.location).toBe(`/api/views/${view.id}/`);
    expect(view).toEqual({
      id: expect.any(Number),
      name: 'Urgent billing',
      filters: { ...EVERYTHING, category: ['billing'], priority: ['high', 'critical'], search: 'pay bill' },
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: view.created_at,
      version: 1,
    });
    await create('view 10');
    await create('View 9');
    await create('äußerst dringend');
    expect((await list()).map(({ name }) => name)).toEqual(['äußerst dringend', 'Urgent billing', 'View 9', 'view 10']);

    const renamed = await patch(view.id, { name: 'Billing' });
    expect([renamed.statusCode, renamed.headers.etag]).toEqual([200, '"2"']);
    expect(renamed.json()).toMatchObject({
      name: 'Billing',
      filters: view.filters,
      version: 2,
      created_at: view.created_at,
    });
    const filtered = await patch(view.id, { filters: { status: ['open'] } });
    expect(filtered.json()).toMatchObject({
      name: 'Billing',
      filters: { ...EVERYTHING, status: ['open'] },
      version: 3,
    });
    expect((await patch(view.id, {})).json()).toEqual(filtered.json());
    expect((await list()).find(({ id }) => id === view.id)).toEqual(filtered.json());

    const removed = await remove(view.id);
    expect([removed.statusCode, removed.body]).toEqual([204, '']);
    expect((await list()).map(({ id }) => id)).not.toContain(view.id);
  });

  it('come back as they were sent, whatever the filters', async () => {
    const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .map((text) => text.replace(/[\s\0]/gu, 'x'));
    const filters = fc.record({
      category: some(CATEGORIES),
      priority: some(PRIORITIES),
      status: some(STATUSES),
      needs_review: fc.boolean(),
      search: fc.uniqueArray(word, { maxLength: 4 }).map((words) => words.join(' ')),
      order: fc.constantFrom(...WALKED_ORDERS),
    });
    const { id } = await create('Changing');
    await fc.assert(
      fc.asyncProperty(filters, async (wanted) => {
        const answer = (await patch(id, { filters: wanted })).json<View>();
        expect(answer.filters).toEqual(wanted);
        expect(Object.keys(answer.filters)).toEqual(Object.keys(EVERYTHING));
        expect((await list())[0]).toEqual(answer);
        const listed = await product.request('GET', `/api/tickets/?${queryOf(wanted)}`);
        expect(listed.statusCode).toBe(200);
      }),
      { numRuns: 40 },
    );
  });

  it('have one name each, whatever its case, its spaces and the way its letters are composed', async () => {
    const first = await create('Straße  für Café');
    expect(first.name).toBe('Straße für Café');
    for (const name of ['STRASSE FÜR CAFÉ', ' straße\tfür\ncafé ', 'Straße für Cafe\u0301']) {
      const refused = await post(name);
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(refused.json()).toMatchObject({ status: 409, code: 'view_name_taken' });
      expect(refused.json<{ detail: string }>().detail).toContain('Choose another name');
    }
    const second = await create('Strasse');
    expect((await patch(second.id, { name: 'STRASSE FÜR CAFÉ' })).json()).toMatchObject({ code: 'view_name_taken' });
    // Its own name in another case is no other view's.
    expect((await patch(second.id, { name: 'STRASSE' })).json()).toMatchObject({ name: 'STRASSE', version: 2 });
  });

  it('accept a name of 60 characters in any script, and no more', async () => {
    for (const name of ['x', '😀'.repeat(60), 'я'.repeat(60), '👩‍👩‍👧 Familie'])
      expect((await create(name)).name).toBe(name);
    expect((await post('y'.repeat(61))).json()).toMatchObject({
      code: 'validation_failed',
      errors: { name: ['name is 61 characters long, at most 60 are allowed'] },
    });
  });

  it.each([
    ['', /blank/],
    ['  \n', /blank/],
    ['\u200b\u2060', /blank/],
    ['a\u0007b', /control character/],
    ['safe\u202Etxt', /control character/],
    ['pay\u200Bment', /control character/],
    ['a\0b', /NUL/],
    [7, /single text/],
    [null, /single text/],
    [undefined, /single text/],
    [['a'], /single text/],
  ])('refuse the name %j', async (name, problem) => {
    const refused = (await post(name)).json<{ errors: Record<string, string[]> }>();
    expect(refused).toMatchObject({
      status: 400,
      code: 'validation_failed',
      errors: { name: [expect.stringMatching(problem)] },
    });
    const { id } = await create('Kept');
    if (name !== undefined) expect((await patch(id, { name })).json()).toMatchObject({ code: 'validation_failed' });
    expect((await list()).map((view) => view.name)).toEqual(['Kept']);
  });

  it.each([
    [{ status: ['done'] }, 'filters.status', /"done"/],
    [{ status: 'open' }, 'filters.status', /must be a list/],
    [{ needs_review: 'true' }, 'filters.needs_review', /true or false/],
    [{ search: 'x'.repeat(201) }, 'filters.search', /200/],
    [{ search: 'a b c d e f g h i j k' }, 'filters.search', /11 different words/],
    [{ order: 'sideways' }, 'filters.order', /"sideways"/],
    [{ order: 'relevance' }, 'filters.order', /together with search/],
    [{ order: 'relevance', search: ' ' }, 'filters.order', /together with search/],
    [{ colour: ['red'] }, 'filters', /"colour"; it knows category/],
    [[], 'filters', /object/],
    ['open', 'filters', /object/],
    [null, 'filters', /object/],
  ])('refuse the filters %j', async (filters, field, problem) => {
    const { id } = await create('Kept');
    for (const refused of [await post('Another', filters), await patch(id, { filters })]) {
      expect(refused.json()).toMatchObject({
        status: 400,
        code: 'validation_failed',
        errors: { [field]: [expect.stringMatching(problem)] },
      });
    }
    expect(await list()).toMatchObject([{ name: 'Kept', filters: EVERYTHING, version: 1 }]);
  });

  it('refuse a body without filters, and keys that they do not know', async () => {
    expect((await product.request('POST', '/api/views/', { name: 'a' })).json()).toMatchObject({
      errors: { filters: [expect.stringMatching(/object/)] },
    });
    const { id } = await create('Kept');
    for (const refused of [await post('b', {}, { owner: 'me' }), await patch(id, { name: 'b', owner: 'me' })]) {
      expect(refused.json()).toMatchObject({
        status: 400,
        code: 'validation_failed',
        errors: { owner: ['owner is not known; the keys are name, filters'] },
      });
    }
    expect((await list()).map(({ name }) => name)).toEqual(['Kept']);
  });

  it('are changed and deleted only in the version that is meant', async () => {
    const { id } = await create('Mine');
    const current = (await patch(id, { name: 'Theirs' }, '"1"')).json<View>();
    for (const refused of [
      await patch(id, { name: 'Mine again' }, '"1"'),
      await patch(id, {}, '"1"'),
      await remove(id, 'W/"2"'),
    ]) {
      expect([refused.statusCode, refused.headers.etag]).toEqual([412, '"2"']);
      expect(refused.json()).toMatchObject({ code: 'version_conflict', current });
    }
    expect((await patch(id, { name: 'x' }, '2')).json()).toMatchObject({ status: 400, code: 'malformed_header' });
    expect(await list()).toEqual([current]);
    expect((await remove(id, '"2"')).statusCode).toBe(204);
  });

  it('let one of several changes of the same version win', async () => {
    const { id } = await create('Contended');
    const answers = await Promise.all(['A', 'B', 'C'].map((name) => patch(id, { name }, '"1"')));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412]);
  });

  it('know nothing of views that are gone or never were', async () => {
    const { id } = await create('Short');
    await remove(id);
    for (const gone of [
      await patch(id, { name: 'x' }),
      await patch(id, {}),
      await remove(id),
      await remove(id, '"1"'),
    ]) {
      expect(gone.json()).toMatchObject({ status: 404, code: 'view_not_found' });
    }
    expect((await product.request('DELETE', '/api/views/99999999999/')).json()).toMatchObject({
      code: 'view_not_found',
    });
    for (const malformed of ['0', '01', 'abc', '-1']) {
      expect((await product.request('DELETE', `/api/views/${malformed}/`)).json()).toMatchObject({
        status: 400,
        code: 'invalid_id',
      });
    }
  });

  it('are a hundred at most, also when many are saved at once', async () => {
    for (let at = 0; at < 90; at += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, n) => create(`View ${at + n}`)));
    }
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => post(`Late ${n}`)));
    const refused = answers.filter(({ statusCode }) => statusCode !== 201);
    expect(refused).toHaveLength(10);
    for (const answer of refused) {
      expect(answer.json()).toMatchObject({ status: 409, code: 'too_many_views' });
      expect(answer.json<{ detail: string }>().detail).toMatch(/100 views.*Delete one/);
    }
    const views = await list();
    expect(views).toHaveLength(100);
    await remove(views[0]?.id ?? 0);
    await create('Again');
  });

  it('are guarded by the database itself', async () => {
    const database = product.app.get(DataSource);
    const insert = (name: string, filters: unknown, place = 1) =>
      database.query('INSERT INTO saved_view (name, filters, place) VALUES ($1, $2, $3)', [
        name,
        JSON.stringify(filters),
        place,
      ]);
    const { search: _search, ...incomplete } = EVERYTHING;
    const refused: [constraint: string, attempt: () => Promise<unknown>][] = [
      ['saved_view_name_visible', () => insert(' ', EVERYTHING)],
      ['saved_view_name_visible', () => insert('a\nb', EVERYTHING)],
      ['saved_view_name_length', () => insert('x'.repeat(61), EVERYTHING)],
      ['saved_view_at_most_100', () => insert('x', EVERYTHING, 101)],
      ...[
        incomplete,
        [],
        { ...EVERYTHING, colour: [] },
        { ...EVERYTHING, status: 'open' },
        { ...EVERYTHING, status: ['done'] },
        { ...EVERYTHING, needs_review: null },
        { ...EVERYTHING, search: 'x'.repeat(201) },
        { ...EVERYTHING, order: 'sideways' },
      ].map((filters): [string, () => Promise<unknown>] => ['saved_view_filters_known', () => insert('x', filters)]),
    ];
    for (const [constraint, attempt] of refused)
      await expect(attempt()).rejects.toMatchObject({ driverError: { constraint } });
    await insert('Direct', EVERYTHING);
    await expect(insert('DIRECT', EVERYTHING, 2)).rejects.toMatchObject({
      driverError: { constraint: 'saved_view_name_taken' },
    });
    expect(await list()).toMatchObject([{ name: 'Direct', filters: EVERYTHING }]);
  });
});

/** The list of tickets that a view shows. */
function queryOf({ category, priority, status, needs_review, search, order }: Record<string, unknown>): string {
  const params = new URLSearchParams({ search: String(search), order: String(order), limit: '1' });
  for (const [name, values] of Object.entries({ category, priority, status }))
    params.set(name, (values as string[]).join());
  if (needs_review === true) params.set('needs_review', 'true');
  return params.toString();
}
