import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { Ticket } from '../../src/tickets/ticket.entity.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the table ticket', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const insert = (columns: Record<string, string>) => {
    const ticket = {
      title: 'A title',
      description: 'A description',
      category: 'general',
      category_source: 'person',
      priority: 'low',
      priority_source: 'person',
      ...columns,
    };
    const names = Object.keys(ticket).join(', ');
    const places = Object.keys(ticket).map((_, index) => `$${index + 1}`);
    return dataSource.query(`INSERT INTO ticket (${names}) VALUES (${places.join(', ')})`, Object.values(ticket));
  };

  it.each([
    [{ title: ' \t\n' }, 'ticket_title_not_blank'],
    [{ title: '\u00a0\u200b\u3164' }, 'ticket_title_not_blank'],
    [{ description: '\ufeff\u2800\u{e0020}' }, 'ticket_description_not_blank'],
    [{ title: 'a'.repeat(201) }, 'ticket_title_length'],
    [{ description: '' }, 'ticket_description_not_blank'],
    [{ description: 'a'.repeat(20_001) }, 'ticket_description_length'],
    [{ category: 'sales' }, 'ticket_category'],
    [{ priority: 'urgent' }, 'ticket_priority'],
    [{ status: 'done' }, 'ticket_status'],
    [{ category_source: 'robot' }, 'ticket_field_source'],
  ])('refuses %j by itself', async (columns, rule) => {
    await expect(insert(columns)).rejects.toThrow(rule);
  });

  it.each(['-', '日', 'é', '😀', '\u200bx'])('accepts %j as visible', async (title) => {
    await insert({ title });
  });

  it('accepts texts at their limits, counted in code points', async () => {
    await insert({ title: '😀'.repeat(200), description: '😀'.repeat(20_000) });
    expect(await dataSource.getRepository(Ticket).countBy({ title: '😀'.repeat(200) })).toBe(1);
  });
});
