import type { EmbeddedClassifier } from '../../classification/embedded/embedded-classifier.js';
import type { Decider, Outcome } from '../../classification/ledger/outcome.js';
import type { SuggestionRecord } from '../../classification/ledger/suggestion-record.entity.js';
import type { FieldSource } from '../../domain/field-source.js';
import { isDone } from '../../domain/status.js';
import type { Ticket } from '../../tickets/ticket.entity.js';
import type { TicketWithPast } from './demo-past.js';

/** A demo ticket as it is kept, and what the embedded classifier really says about it. */
export interface DemoEntry {
  readonly ticket: Omit<Ticket, 'id'>;
  readonly suggestion: Omit<SuggestionRecord, 'id' | 'ticketId'> | null;
}

/** A field as people left it, and what that says about its suggestion. */
interface LivedField<Value> {
  readonly value: Value;
  readonly source: FieldSource;
  readonly confidence: number | null;
  readonly outcome: Outcome;
  readonly final: Value | null;
  readonly decidedBy: Decider | null;
  readonly decidedAt: Date | null;
}

/**
 * Lets the classifier suggest for each ticket, and its own labels be what people decided, so that the measured accuracy
 * is the true one on these tickets. Proposals that nobody has touched yet stay open, right or wrong.
 */
export function withSuggestions(tickets: readonly TicketWithPast[], classifier: EmbeddedClassifier): DemoEntry[] {
  return tickets.map((ticket) => entryOf(ticket, classifier));
}

function entryOf(ticket: TicketWithPast, classifier: EmbeddedClassifier): DemoEntry {
  const started = performance.now();
  const judgement = classifier.classify(ticket);
  const latencyMs = performance.now() - started;
  if (!judgement) {
    const decided = { categorySource: 'person', prioritySource: 'person' } as const;
    return { ticket: { ...ticket, ...decided, categoryConfidence: null, priorityConfidence: null }, suggestion: null };
  }
  const category = lived(ticket, ticket.categorySource, {
    label: ticket.category,
    suggested: judgement.category,
    confidence: judgement.categoryConfidence,
  });
  const priority = lived(ticket, ticket.prioritySource, {
    label: ticket.priority,
    suggested: judgement.priority,
    confidence: judgement.priorityConfidence,
  });
  return {
    ticket: {
      ...ticket,
      category: category.value,
      categorySource: category.source,
      categoryConfidence: category.confidence,
      priority: priority.value,
      prioritySource: priority.source,
      priorityConfidence: priority.confidence,
    },
    suggestion: {
      ...judgement,
      createdAt: ticket.createdAt,
      source: 'embedded',
      model: 'embedded',
      version: classifier.version,
      degraded: false,
      latencyMs,
      inputTokens: null,
      outputTokens: null,
      costUsd: null,
      categoryOutcome: category.outcome,
      categoryFinal: category.final,
      categoryDecidedBy: category.decidedBy,
      categoryDecidedAt: category.decidedAt,
      priorityOutcome: priority.outcome,
      priorityFinal: priority.final,
      priorityDecidedBy: priority.decidedBy,
      priorityDecidedAt: priority.decidedAt,
    },
  };
}

function lived<Value>(
  { status, createdAt, updatedAt }: TicketWithPast,
  source: FieldSource,
  { label, suggested, confidence }: { label: Value; suggested: Value; confidence: number },
): LivedField<Value> {
  const isLeftAsProposed = source === 'classifier';
  if (isLeftAsProposed && !isDone(status)) {
    return {
      value: suggested,
      source: 'classifier',
      confidence,
      outcome: 'open',
      final: null,
      decidedBy: null,
      decidedAt: null,
    };
  }
  const isRight = suggested === label;
  const isSubmitters = status === 'open';
  return {
    value: label,
    // a careful agent who is done with a ticket has corrected what was wrong
    source: isLeftAsProposed && isRight ? 'classifier' : 'person',
    confidence: null,
    outcome: isRight ? 'accepted' : 'overridden',
    final: label,
    decidedBy: isSubmitters ? 'submitter' : 'agent',
    decidedAt: isSubmitters ? createdAt : updatedAt,
  };
}
