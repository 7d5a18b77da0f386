import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AuditEntry } from '../../src/access/audit/audit-entry.entity.js';
import { AuditLog } from '../../src/access/audit/audit-log.repository.js';
import type { ClassificationService } from '../../src/classification/classification.service.js';
import { LedgerRepository } from '../../src/classification/ledger/ledger.repository.js';
import type { MadeSuggestion } from '../../src/classification/ledger/made-suggestion.js';
import { SigningKey } from '../../src/signing-key/signing-key.entity.js';
import { SigningKeyRepository } from '../../src/signing-key/signing-key.repository.js';
import { SigningKeyService } from '../../src/signing-key/signing-key.service.js';
import { SuggestionRecord } from '../../src/classification/ledger/suggestion-record.entity.js';
import { SuggestionTokensService } from '../../src/classification/ledger/suggestion-tokens.service.js';
import { seededRandom, type Random } from '../../src/common/seeded-random.js';
import { readEnvironment } from '../../src/config/environment.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { CATEGORIES } from '../../src/domain/category.js';
import { PRIORITIES } from '../../src/domain/priority.js';
import { isDone, STATUSES } from '../../src/domain/status.js';
import { DeletedTicketsRepository } from '../../src/tickets/deleted/deleted-tickets.repository.js';
import type { UpdateTicketDto } from '../../src/tickets/dto/update-ticket.dto.js';
import { IdempotencyKey } from '../../src/tickets/idempotency/idempotency-key.entity.js';
import { IdempotencyRepository } from '../../src/tickets/idempotency/idempotency.repository.js';
import { RefinementService } from '../../src/tickets/refinement.service.js';
import { TicketNotFoundError } from '../../src/tickets/ticket-errors.js';
import { Ticket } from '../../src/tickets/ticket.entity.js';
import { TicketsRepository } from '../../src/tickets/tickets.repository.js';
import { TicketsService } from '../../src/tickets/tickets.service.js';
import { settingsOf } from '../support/settings-of.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { UNHEARD } from '../support/unheard-channel.js';
import { VISITOR } from '../support/visitor.js';

const INTERLEAVINGS = 1_000;
/** As many as the service asks about at once, so that no answer waits for another ticket's. */
const AT_ONCE = 4;
/** Longer than a change takes, so that every order of the changes and the answer occurs. */
const LONGEST_DELAY_MS = 6;
const SEED = 20_261_121;

/** What somebody did, and the version that the ticket had afterwards: versions tell the true order. */
interface Done {
  readonly version: number;
  readonly change: UpdateTicketDto;
}

interface Story {
  readonly ticketId: number;
  readonly first: Ticket;
  readonly done: readonly Done[];
  readonly isDeleted: boolean;
}

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;

/** Both embedded and language model suggest anything, so that they agree and disagree with each other and with people. */
function suggestionBy(random: Random, source: 'embedded' | 'openai'): MadeSuggestion {
  return {
    category: pick(random, CATEGORIES),
    priority: pick(random, PRIORITIES),
    categoryConfidence: random(),
    priorityConfidence: random(),
    reason: 'A reason',
    evidence: [],
    source,
    model: source,
    version: '1',
    degraded: false,
    effort: { latencyMs: 1, inputTokens: null, outputTokens: null, costUsd: null },
  };
}

function someChange(random: Random): UpdateTicketDto {
  const kind = random();
  return {
    ...(kind < 0.45 && { category: pick(random, CATEGORIES) }),
    ...(kind > 0.3 && kind < 0.7 && { priority: pick(random, PRIORITIES) }),
    ...(kind > 0.6 && { status: pick(random, STATUSES) }),
  };
}

describe('people and a language model at the same ticket at the same time', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let repository: TicketsRepository;
  let tickets: TicketsService;
  const random = seededRandom(SEED);
  const stories: Story[] = [];
  const answered = new Map<number, () => void>();

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    const ledger = new LedgerRepository(dataSource.getRepository(SuggestionRecord));
    const idempotency = new IdempotencyRepository(dataSource.getRepository(IdempotencyKey));
    repository = new TicketsRepository(dataSource.getRepository(Ticket), ledger, idempotency, UNHEARD);
    const deleted = new DeletedTicketsRepository(
      dataSource.getRepository(Ticket),
      UNHEARD,
      new AuditLog(dataSource.getRepository(AuditEntry)),
    );
    const classification = {
      hasLanguageModels: true,
      classifyAtOnce: () => suggestionBy(random, 'embedded'),
      classify: async () => {
        await wait(random() * LONGEST_DELAY_MS);
        return suggestionBy(random, 'openai');
      },
    } as unknown as ClassificationService;
    const refinement = new RefinementService(classification, repository);
    const environment = readEnvironment({ DATABASE_URL: database.url });
    const keys = new SigningKeyRepository(dataSource.getRepository(SigningKey));
    const tokens = new SuggestionTokensService(new SigningKeyService(environment, keys));
    tickets = new TicketsService(repository, deleted, classification, tokens, refinement, settingsOf(environment));

    const propose = repository.propose.bind(repository);
    repository.propose = async (id, ...rest) => {
      try {
        return await propose(id, ...rest);
      } finally {
        answered.get(id)?.();
      }
    };

    const workers = Array.from({ length: AT_ONCE }, async () => {
      while (stories.length < INTERLEAVINGS) stories.push(await liveThrough());
    });
    await Promise.all(workers);
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** A ticket is submitted, and several people change or delete it while the language model's answer is on its way. */
  async function liveThrough(): Promise<Story> {
    const { ticket } = await tickets.create(
      {
        title: 'A title',
        description: 'A description',
        ...(random() < 0.25 && { category: pick(random, CATEGORIES) }),
      },
      VISITOR,
    );
    const answer = new Promise<void>((resolve) => answered.set(ticket.id, resolve));
    const first = { ...ticket };
    const done: Done[] = [];
    let isDeleted = false;
    const people = Array.from({ length: 1 + Math.floor(random() * 3) }, async () => {
      await wait(random() * LONGEST_DELAY_MS);
      try {
        if (random() < 0.05) {
          await tickets.delete(ticket.id, VISITOR);
          isDeleted = true;
          return;
        }
        const change = someChange(random);
        const { version } = (await tickets.update(ticket.id, change, VISITOR)).ticket;
        done.push({ version, change });
      } catch (error) {
        if (!(error instanceof TicketNotFoundError)) throw error;
      }
    });
    await Promise.all([...people, answer]);
    return { ticketId: ticket.id, first, done: done.sort((a, b) => a.version - b.version), isDeleted };
  }

  /** What the field must be in the end, by the last person who set it or the first one who was done with the ticket. */
  function lastWord(story: Story, field: 'category' | 'priority') {
    const set = story.done.findLast(({ change }) => change[field] !== undefined);
    const ended = story.done.find(({ change }) => change.status !== undefined && isDone(change.status));
    return { set: set?.change[field], ended };
  }

  it('happened a thousand times, in every order', async () => {
    expect(stories.length).toBeGreaterThanOrEqual(INTERLEAVINGS);
    const refined = await dataSource.query<{ ticket_id: number; version: number }[]>(
      `SELECT ticket_id FROM suggestion WHERE source = 'openai' AND ticket_id IS NOT NULL`,
    );
    const ids = new Set(refined.map(({ ticket_id }) => ticket_id));
    const changed = stories.filter(({ done, isDeleted }) => done.length > 0 && !isDeleted);
    expect(changed.filter(({ ticketId }) => ids.has(ticketId)).length).toBeGreaterThan(200);
    expect(changed.filter(({ ticketId }) => !ids.has(ticketId)).length).toBeGreaterThan(20);
    expect(stories.filter(({ isDeleted }) => isDeleted).length).toBeGreaterThan(20);
    // the answer came before, between and after what people did
    const places = changed.map(({ done, first }) => {
      const missing = done.findIndex(({ version }, index) => version !== first.version + index + 1);
      return missing < 0 ? 'after' : missing === 0 ? 'before' : 'between';
    });
    expect(new Set(places)).toEqual(new Set(['before', 'between', 'after']));
  });

  it('never changes what a person decided, and counts every change once', async () => {
    for (const story of stories.filter(({ isDeleted }) => !isDeleted)) {
      const found = await repository.findById(story.ticketId);
      const ledger = await dataSource.getRepository(SuggestionRecord).find({
        where: { ticketId: story.ticketId },
        order: { id: 'ASC' },
      });
      const answers = ledger.filter(({ source }) => source === 'openai');
      expect(answers.length).toBeLessThanOrEqual(1);
      const ticket = found?.ticket;
      expect(ticket?.version).toBe(story.first.version + story.done.length + answers.length);

      for (const field of ['category', 'priority'] as const) {
        const { set, ended } = lastWord(story, field);
        const isSubmitters = story.first[`${field}Source`] === 'person';
        const versions = new Set(story.done.map(({ version }) => version));
        const answerVersion = Array.from({ length: 5 }, (_, index) => index + 2).find(
          (version) => !versions.has(version),
        );
        const wasOpenWhenAnswered =
          answers.length > 0 && !isSubmitters && (!ended || (answerVersion ?? 0) < ended.version);
        const proposed = wasOpenWhenAnswered ? answers[0]?.[field] : story.first[field];
        const expected = set ?? (isSubmitters ? story.first[field] : proposed);
        expect([field, story, ticket?.[field]]).toEqual([field, story, expected]);
        expect(ticket?.[`${field}Source`]).toBe(set !== undefined || isSubmitters ? 'person' : 'classifier');

        const isDecided = set !== undefined || isSubmitters || ended !== undefined;
        for (const record of ledger) {
          const outcome = !isDecided ? 'open' : record[field] === expected ? 'accepted' : 'overridden';
          expect([field, story, record[`${field}Outcome`]]).toEqual([field, story, outcome]);
          expect(record[`${field}Final`]).toBe(isDecided ? expected : null);
          const agent = set !== undefined || (ended !== undefined && !isSubmitters);
          expect(record[`${field}DecidedBy`]).toBe(agent ? 'agent' : isSubmitters ? 'submitter' : null);
        }
        expect(ticket?.[`${field}Confidence`] === null).toBe(isDecided);
      }
    }
  });

  it('writes nothing about a ticket that is gone, and keeps none of its words', async () => {
    const gone = stories.filter(({ isDeleted }) => isDeleted).map(({ ticketId }) => ticketId);
    expect(await dataSource.getRepository(Ticket).countBy(gone.map((id) => ({ id })))).toBe(0);
    const left = await dataSource.query<unknown[]>(
      `SELECT 1 FROM suggestion WHERE ticket_id IS NULL AND (reason <> '' OR evidence <> '[]')`,
    );
    expect(left).toEqual([]);
    const orphans = await dataSource.query<{ source: string; count: number }[]>(
      `SELECT source, count(*)::int FROM suggestion WHERE ticket_id IS NULL GROUP BY source ORDER BY source`,
    );
    const bySource = new Map(orphans.map(({ source, count }) => [source, count]));
    expect(bySource.get('embedded')).toBe(gone.length);
    expect(bySource.get('openai') ?? 0).toBeLessThanOrEqual(gone.length);
  });
});
