import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { LedgerRepository } from '../../src/classification/ledger/ledger.repository.js';
import type { MadeSuggestion } from '../../src/classification/ledger/made-suggestion.js';
import { SigningKey } from '../../src/signing-key/signing-key.entity.js';
import { SigningKeyRepository } from '../../src/signing-key/signing-key.repository.js';
import { SuggestionRecord } from '../../src/classification/ledger/suggestion-record.entity.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { migrate } from '../../src/database/migrate.js';
import { CreateTickets1795248000000 } from '../../src/database/migrations/1795248000000-create-tickets.js';
import { fileAsSent } from '../../src/tickets/filing.js';
import { IdempotencyKey } from '../../src/tickets/idempotency/idempotency-key.entity.js';
import { IdempotencyRepository } from '../../src/tickets/idempotency/idempotency.repository.js';
import { Ticket } from '../../src/tickets/ticket.entity.js';
import { TicketsRepository } from '../../src/tickets/tickets.repository.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { UNHEARD } from '../support/unheard-channel.js';
import { VISITOR } from '../support/visitor.js';

const SUGGESTION: MadeSuggestion = {
  category: 'billing',
  priority: 'high',
  categoryConfidence: 0.9,
  priorityConfidence: 0.6,
  reason: 'A reason',
  evidence: [{ field: 'title', start: 0, end: 1, text: 'A' }],
  source: 'openai',
  model: 'test-model',
  version: '1',
  degraded: false,
  effort: { latencyMs: 12.5, inputTokens: 400, outputTokens: 80, costUsd: 0.0012 },
};

describe('the ledger', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let ledger: LedgerRepository;
  let tickets: TicketsRepository;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    ledger = new LedgerRepository(dataSource.getRepository(SuggestionRecord));
    const idempotency = new IdempotencyRepository(dataSource.getRepository(IdempotencyKey));
    tickets = new TicketsRepository(dataSource.getRepository(Ticket), ledger, idempotency, UNHEARD);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const insert = (title: string, suggestion: MadeSuggestion) => {
    const { fields, decisions } = fileAsSent('billing', 'low');
    return tickets.insert({
      fields: { title, description: 'A description', status: 'open', ...fields },
      author: VISITOR,
      submitted: { suggestion, decisions },
    });
  };

  it('keeps everything about a suggestion', async () => {
    const { ticket, suggestion } = await insert('A title', SUGGESTION);
    const { effort, ...made } = SUGGESTION;
    const kept = await tickets.findById(ticket.id);
    expect(kept?.suggestion).toEqual(suggestion);
    expect(kept?.suggestion).toMatchObject({
      ...made,
      ...effort,
      ticketId: ticket.id,
      categoryOutcome: 'accepted',
      priorityOutcome: 'overridden',
      priorityFinal: 'low',
    });
  });

  it('and the ticket are kept together or not at all', async () => {
    await expect(insert('Never kept', { ...SUGGESTION, categoryConfidence: 2 })).rejects.toThrow(
      'suggestion_confidence_range',
    );
    expect(await dataSource.getRepository(Ticket).countBy({ title: 'Never kept' })).toBe(0);
  });

  it('and a change of the ticket are kept together or not at all', async () => {
    const { ticket } = await insert('Unchanged', SUGGESTION);
    await dataSource.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$`);
    await dataSource.query(`CREATE TRIGGER refuse BEFORE UPDATE ON suggestion FOR EACH ROW EXECUTE FUNCTION refuse()`);
    const change = { category: 'account', categorySource: 'person', categoryConfidence: null } as const;
    await expect(tickets.update(ticket.id, change, VISITOR)).rejects.toThrow('no');
    await dataSource.query('DROP FUNCTION refuse CASCADE');
    expect((await tickets.findById(ticket.id))?.ticket).toEqual(ticket);
  });

  it.each([
    [`category_outcome = 'open'`, 'suggestion_category_outcome_true'],
    [`category_final = NULL`, 'suggestion_category_outcome_true'],
    [`category_final = 'general'`, 'suggestion_category_outcome_true'],
    [`priority_outcome = 'accepted'`, 'suggestion_priority_outcome_true'],
    [`priority_decided_by = NULL`, 'suggestion_priority_outcome_true'],
    [`priority_decided_at = NULL`, 'suggestion_priority_outcome_true'],
    [`priority_confidence = 1.01`, 'suggestion_confidence_range'],
    [`category_confidence = 'NaN'`, 'suggestion_confidence_range'],
    [`source = 'default'`, 'suggestion_source'],
    [`ticket_id = 2147483647`, 'suggestion_ticket_fkey'],
  ])('refuses %s by itself', async (change, rule) => {
    const { suggestion } = await insert('A title', SUGGESTION);
    const changed = dataSource.query(`UPDATE suggestion SET ${change} WHERE id = $1`, [suggestion?.id]);
    await expect(changed).rejects.toThrow(rule);
  });

  it.each([
    [`category_source = 'person', category_confidence = 0.5`, 'ticket_category_proposed'],
    [`priority_source = 'person', priority_confidence = 0`, 'ticket_priority_proposed'],
    [`category_source = 'classifier', category_confidence = 2`, 'ticket_confidence_range'],
  ])('is not contradicted by a ticket with %s', async (change, rule) => {
    const { ticket } = await insert('A title', SUGGESTION);
    await expect(dataSource.query(`UPDATE ticket SET ${change} WHERE id = $1`, [ticket.id])).rejects.toThrow(rule);
  });

  it('finds the latest suggestion of each ticket', async () => {
    const [first, second] = [await insert('First', SUGGESTION), await insert('Second', SUGGESTION)];
    await dataSource.query(
      `UPDATE ticket SET category_source = 'classifier', category_confidence = 0.1 WHERE id = $1`,
      [first.ticket.id],
    );
    expect(await tickets.propose(first.ticket.id, { ...SUGGESTION, model: 'later' }, {})).toBe(true);
    const latest = await ledger.findLatest([first.ticket.id, second.ticket.id]);
    expect(latest.get(first.ticket.id)?.model).toBe('later');
    expect(latest.get(second.ticket.id)?.model).toBe('test-model');
    expect((await tickets.findById(first.ticket.id))?.suggestion?.model).toBe('later');
  });

  it('says when there is nothing left to propose', async () => {
    const { ticket } = await insert('Decided', SUGGESTION);
    expect(await tickets.propose(ticket.id, SUGGESTION, {})).toBe(false);
    await dataSource.query('DELETE FROM ticket WHERE id = $1', [ticket.id]);
    expect(await tickets.propose(ticket.id, SUGGESTION, {})).toBe(false);
  });

  it('gives replicas that start together one key', async () => {
    const replicas = Array.from({ length: 8 }, () => new SigningKeyRepository(dataSource.getRepository(SigningKey)));
    const keys = await Promise.all(replicas.map((replica) => replica.obtain()));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    await expect(dataSource.query(`INSERT INTO signing_key VALUES (2, $1)`, [keys[0]])).rejects.toThrow(
      'signing_key_single',
    );
  });
});

describe('tickets from before the ledger', () => {
  it('need review where a proposal was left and work goes on', async () => {
    const database = await createEmptyDatabase();
    const before = { ...dataSourceOptions(database.url), migrations: [CreateTickets1795248000000] };
    const dataSource = await new DataSource(before).initialize();
    try {
      await dataSource.runMigrations();
      await dataSource.query(
        `INSERT INTO ticket (title, description, category, category_source, priority, priority_source, status)
         VALUES ('a', 'b', 'billing', 'classifier', 'low', 'person', 'open'),
                ('a', 'b', 'general', 'default', 'medium', 'default', 'in_progress'),
                ('a', 'b', 'billing', 'classifier', 'low', 'classifier', 'closed')`,
      );
      await migrate(database.url, 0);
      const kept = await dataSource.getRepository(Ticket).find({ order: { id: 'ASC' } });
      expect(
        kept.map(({ categoryConfidence, priorityConfidence }) => [categoryConfidence, priorityConfidence]),
      ).toEqual([
        [0, null],
        [0, 0],
        [null, null],
      ]);
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });
});
