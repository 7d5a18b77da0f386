import { evidenceIn } from '../classification/ledger/evidence.js';
import { isMade, type MadeSuggestion } from '../classification/ledger/made-suggestion.js';
import type { Decision, Decisions } from '../classification/ledger/outcome.js';
import type { Suggestion, TicketText } from '../classification/suggestion.js';
import type { Category } from '../domain/category.js';
import type { FieldSource } from '../domain/field-source.js';
import type { Priority } from '../domain/priority.js';
import type { Ticket } from './ticket.entity.js';

/** What a submitter says about a field: a value or none, and whether they decided it themselves. */
interface Submitted<Value> {
  readonly value: Value | undefined;
  readonly source: 'person' | 'classifier' | undefined;
}

export interface Submission {
  readonly category: Submitted<Category>;
  readonly priority: Submitted<Priority>;
}

type FiledFields = Pick<
  Ticket,
  'category' | 'categorySource' | 'categoryConfidence' | 'priority' | 'prioritySource' | 'priorityConfidence'
>;

/** A new ticket's category and priority, and which of them are decided. */
export interface Filing {
  readonly fields: FiledFields;
  readonly decisions: Decisions;
}

/** The filing of a ticket with this text, and what is to be kept beside it. */
export interface FiledTicket extends Filing {
  /** The suggestion that filled something, for the ledger; undefined when there was none. */
  readonly submitted?: { readonly suggestion: MadeSuggestion; readonly decisions: Decisions };
  /** Nothing was shown, and something was left open: a language model may know better. */
  readonly isOpen: boolean;
}

interface FiledField<Value> {
  readonly value: Value;
  readonly source: FieldSource;
  readonly confidence: number | null;
  readonly decision?: Decision<Value>;
}

/**
 * Files a ticket that is to be kept.
 * @param shown the suggestion that the submitter saw; null when they saw none
 * @param propose answers at once; asked only when nothing was shown and something is left open
 */
export function fileTicket(
  text: TicketText,
  submission: Submission,
  shown: Suggestion | null,
  propose: (text: TicketText) => Suggestion,
): FiledTicket {
  const { category, priority } = submission;
  if (!shown && category.value && priority.value) {
    return { ...fileAsSent(category.value, priority.value), isOpen: false };
  }
  const suggestion = shown ?? propose(text);
  const filing = file(submission, suggestion, shown !== null);
  const recorded = { ...suggestion, evidence: evidenceIn(text, suggestion.evidence) };
  return {
    ...filing,
    ...(isMade(recorded) && { submitted: { suggestion: recorded, decisions: filing.decisions } }),
    isOpen: !shown,
  };
}

/**
 * Files a ticket: what the submitter leaves open is proposed, what they say is theirs. A value that they pass on as the
 * classifier's stays a proposal only when it is what they were shown.
 */
export function file(submission: Submission, suggestion: Suggestion, wasShown: boolean): Filing {
  const proposer: FieldSource = suggestion.source === 'default' ? 'default' : 'classifier';
  const fileField = <Value>(sent: Submitted<Value>, suggested: Value, confidence: number): FiledField<Value> => {
    const isPassedOn = wasShown && sent.source === 'classifier' && sent.value === suggested;
    if (sent.value === undefined || isPassedOn) return { value: suggested, source: proposer, confidence };
    return decidedBySubmitter(sent.value);
  };
  return filingOf(
    fileField(submission.category, suggestion.category, suggestion.categoryConfidence),
    fileField(submission.priority, suggestion.priority, suggestion.priorityConfidence),
  );
}

/** Files a ticket whose submitter has said everything, without having seen a suggestion. */
export function fileAsSent(category: Category, priority: Priority): Filing {
  return filingOf(decidedBySubmitter(category), decidedBySubmitter(priority));
}

function decidedBySubmitter<Value>(value: Value): FiledField<Value> {
  return { value, source: 'person', confidence: null, decision: { value, by: 'submitter' } };
}

function filingOf(category: FiledField<Category>, priority: FiledField<Priority>): Filing {
  return {
    fields: {
      category: category.value,
      categorySource: category.source,
      categoryConfidence: category.confidence,
      priority: priority.value,
      prioritySource: priority.source,
      priorityConfidence: priority.confidence,
    },
    decisions: {
      ...(category.decision && { category: category.decision }),
      ...(priority.decision && { priority: priority.decision }),
    },
  };
}
