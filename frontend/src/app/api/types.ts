import type { components } from './schema';

type Schemas = components['schemas'];

/** The contract's shapes under the names the interface uses for them. */
export type Ticket = Schemas['TicketDto'];
export type NewTicket = Schemas['CreateTicketDto'];
export type TicketChange = Schemas['UpdateTicketDto'];
export type Suggestion = Schemas['SuggestionDto'];
export type Evidence = Schemas['EvidenceDto'];
export type Stats = Schemas['StatsDto'];
/** The latest suggestion that reached a ticket, and what people made of it. */
export type TicketSuggestion = Schemas['TicketSuggestionDto'];
export type Accuracy = Schemas['AccuracyDto'];
export type ModelAccuracy = Schemas['ModelAccuracyDto'];
export type FieldAccuracy = Schemas['FieldAccuracyDto'];
export type Problem = Schemas['ProblemDto'];

export type Category = Schemas['Category'];
export type Priority = Schemas['Priority'];
export type Status = Schemas['Status'];
/** The two fields that are suggested. */
export type JudgedField = Schemas['JudgedField'];
export type Outcome = Schemas['Outcome'];
export type Decider = Schemas['Decider'];

/** What a list of tickets is narrowed to. An empty list or text means "no restriction". */
export interface TicketFilters {
  readonly category: readonly Category[];
  readonly priority: readonly Priority[];
  readonly status: readonly Status[];
  /** True: only tickets with a proposal that nobody has decided and that is not sure enough. */
  readonly needsReview: boolean;
  readonly search: string;
}

export interface TicketPage {
  readonly tickets: readonly Ticket[];
  /** Cursor of the next page, absent on the last one. */
  readonly next: string | undefined;
  /** How many tickets match in all; absent when the server did not say. */
  readonly total: number | undefined;
}
