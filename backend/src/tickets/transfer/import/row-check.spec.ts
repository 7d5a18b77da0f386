import { describe, expect, it } from '@jest/globals';
import { checkRow } from './row-check.js';

const NOW = new Date('2026-11-21T08:00:00Z');

const check = (fields: Record<string, unknown>) =>
  checkRow({ number: 1, fields: new Map(Object.entries({ title: 'a', description: 'b', ...fields })) }, NOW);

describe('checkRow', () => {
  it('reads what a submitter may say and the times, and passes over everything else', () => {
    const row = check({
      title: ' a ',
      category: 'billing',
      status: 'resolved',
      created_at: '2026-11-20',
      resolved_at: '2026-11-20T13:00:00+01:00',
      id: 7,
      version: 'x',
      __proto__: 1,
    });
    expect(row).toEqual({
      number: 1,
      ticket: {
        values: { title: 'a', description: 'b', category: 'billing', status: 'resolved' },
        createdAt: new Date('2026-11-20T00:00:00Z'),
        resolvedAt: new Date('2026-11-20T12:00:00Z'),
      },
    });
  });

  it('takes an export’s null for a ticket that is not resolved', () => {
    expect(check({ resolved_at: null })).toMatchObject({ ticket: { values: { status: 'open' }, resolvedAt: null } });
  });

  it.each([
    [{ title: 'x'.repeat(201) }, { title: ['title is 201 characters long, at most 200 are allowed'] }],
    [{ title: undefined }, { title: ['title must be a single text'] }],
    [{ description: ' \n' }, { description: ['description must not be blank'] }],
    [{ description: 7 }, { description: ['description must be a single text'] }],
    [{ title: 'a\0' }, { title: ['title holds a NUL character or a broken Unicode character'] }],
    [{ category: null }, { category: [expect.stringContaining('one of billing')] }],
    [
      { category: 'Dear sirs', created_at: 'I wrote on Monday' },
      {
        category: ['category does not know the value; it is one of billing, technical, account, general'],
        created_at: [expect.stringMatching(/^created_at does not know the value; it is a date such as/)],
      },
    ],
    [
      { priority: 'urgent', status: 'new' },
      { priority: [expect.anything()], status: [expect.anything()] },
    ],
    [{ created_at: 'yesterday' }, { created_at: [expect.stringContaining('it is a date such as')] }],
    [{ created_at: '2026-11-21T08:00:01Z' }, { created_at: ['created_at must not be in the future'] }],
    [{ created_at: '1969-12-31' }, { created_at: ['created_at must not be before 1970'] }],
    [{ resolved_at: '2026-11-20' }, { resolved_at: ['resolved_at goes with the status resolved or closed only'] }],
    [
      { status: 'closed', created_at: '2026-11-20', resolved_at: '2026-11-19' },
      { resolved_at: ['resolved_at must not be before created_at'] },
    ],
    [{ status: 'closed', resolved_at: '2026-11-22' }, { resolved_at: ['resolved_at must not be in the future'] }],
  ])('refuses %j, field by field', (fields, errors) => {
    expect(check(fields)).toEqual({ number: 1, errors });
  });

  it('tells what is wrong with a row as a whole', () => {
    expect(checkRow({ number: 3, problem: 'is not valid JSON' }, NOW)).toEqual({
      number: 3,
      errors: { row: ['row is not valid JSON'] },
    });
  });
});
