import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import type { Queries } from '../list/list-queries.repository.js';
import { statement, type Statement } from '../list/statement.js';
import { COMPARED_LENGTH, type Candidate } from './candidate.js';
import type { IndexedWords, Probe, Probes } from './probes.js';
import type { WordStatistics } from './word-frequencies.js';

/** Tickets that are taken from the answers to one question. */
const MOST_OF_A_PROBE = 300;
/** Of all that were found, so many are compared by their titles, and then so many in full. */
const MOST_TITLES = 400;
const MOST_CANDIDATES = 40;

/** A ticket that others are to be like. */
export interface ComparedTicket {
  readonly id: number;
  readonly title: string;
  /** The beginning of the description. */
  readonly description: string;
  readonly indexed: IndexedWords;
}

@Injectable()
export class SimilarTicketsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What ANALYZE last found in the index of words. */
  async readStatistics(): Promise<WordStatistics> {
    type Row = [tickets: number, words: string[] | null, shares: number[] | null];
    const [row] = (await runPrepared(
      this.dataSource.manager,
      `SELECT greatest(reltuples, 0)::float8, most_common_elems::text::text[], most_common_elem_freqs
      FROM pg_class AS ticket LEFT JOIN pg_stats AS words
        ON words.schemaname = (SELECT nspname FROM pg_namespace WHERE oid = relnamespace) AND words.tablename = 'ticket_words'
      WHERE ticket.oid = 'ticket'::regclass`,
      [],
    )) as Row[];
    const [tickets, words, shares] = row ?? [0, null, null];
    return { tickets, words: words ?? [], shares: shares ?? [] };
  }

  /** Undefined when there is no such ticket. */
  async find(id: number, queries: Queries): Promise<ComparedTicket | undefined> {
    type Row = [title: string, description: string, titleWords: string[], descriptionWords: string[]];
    const [row] = await queries.rows<Row>(
      statement(
        (bind) => `
        SELECT title, compared.description, ticket_words(title, '') AS of_title,
          ticket_words('', compared.description) AS of_description
        FROM ticket, left(description, ${COMPARED_LENGTH}) AS compared (description)
        WHERE id = ${bind(id)}`,
      ),
    );
    if (!row) return undefined;
    const [title, description, titleWords, descriptionWords] = row;
    return { id, title, description, indexed: { title: titleWords, description: descriptionWords } };
  }

  /** The tickets that the answers to the questions name most, by what these tell, and by the titles. */
  async findCandidates(ticket: ComparedTicket, probes: Probes, queries: Queries): Promise<Candidate[]> {
    type Row = [number, string, string, Candidate['category'], Candidate['priority'], Candidate['status'], Date, Date];
    const rows = await queries.rows<Row>(candidatesStatement(ticket, probes));
    return rows.map(([id, title, description, category, priority, status, createdAt, resolvedAt]) => ({
      id,
      title,
      description,
      category,
      priority,
      status,
      createdAt,
      resolvedAt,
    }));
  }
}

/**
 * Each question reads one list of the index, or as much of several as they have in common, and visits a bounded number of
 * tickets. Words reach the planner from a row, so it has nothing to misjudge and reads the index.
 */
export function candidatesStatement({ id, title }: Pick<ComparedTicket, 'id' | 'title'>, probes: Probes): Statement {
  const { ofOneWord, ofSeveralWords } = probes;
  const weight = [...ofOneWord, ...ofSeveralWords].reduce((sum, probe) => sum + probe.weight, 0);
  return statement((bind) => {
    const answers = (questions: readonly Probe[], operator: '&&' | '@>') => `
      SELECT answer.id, answer.title, probe.weight
      FROM unnest(${bind(questions.map(({ words }) => words.join(' ')))}::text[],
        ${bind(questions.map((probe) => probe.weight))}::float8[]) AS probe (words, weight)
      CROSS JOIN LATERAL (
        SELECT id, title FROM ticket
        WHERE ticket_words(title, description) ${operator} string_to_array(probe.words, ' ')
        LIMIT ${MOST_OF_A_PROBE}
      ) AS answer`;
    const own = bind(id);
    const ownTitle = bind(title);
    return `
      WITH answer AS MATERIALIZED (${answers(ofOneWord, '&&')} UNION ALL ${answers(ofSeveralWords, '@>')}),
      named AS MATERIALIZED (
        SELECT id, min(title) AS title, sum(weight) AS weight FROM answer WHERE id <> ${own} GROUP BY id
        ORDER BY sum(weight) DESC, abs(length(min(title)) - length(${ownTitle}::text)), id DESC LIMIT ${MOST_TITLES}
      ),
      candidate AS MATERIALIZED (
        SELECT id FROM named
        ORDER BY weight / ${bind(weight || 1)}::float8 + similarity(title, ${ownTitle}) DESC, id DESC LIMIT ${MOST_CANDIDATES}
      )
      SELECT ticket.id, ticket.title, left(ticket.description, ${COMPARED_LENGTH}), ticket.category, ticket.priority,
        ticket.status, ticket.created_at, ticket.resolved_at
      FROM candidate JOIN ticket ON ticket.id = candidate.id`;
  });
}
