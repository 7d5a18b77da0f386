import type { components } from './schema';

type Schemas = components['schemas'];

/** The contract's shapes under the names the interface uses for them. */
export type Ticket = Schemas['TicketDto'];
/** The answer to a submission, with the key of whoever sent it. */
export type CreatedTicket = Schemas['CreatedTicketDto'];
/** What somebody may see of the ticket that they sent. */
export type RequesterView = Schemas['RequestDto'];
/** A ticket as the queue's list asks for it: without its description, but with one line of it. */
export type ListedTicket = Required<Omit<Schemas['ListedTicketDto'], 'description'>>;
/** A ticket as far as answers have told of it: a list leaves the description out, and no other answer has a preview. */
export type KnownTicket = Omit<Ticket, 'description'> & Pick<Schemas['ListedTicketDto'], 'description' | 'preview'>;
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
/** One thing that happened to a ticket. */
export type Author = Schemas['AuthorDto'];
export type HistoryEntry = Schemas['HistoryEntryDto'];
export type FieldChange = Schemas['FieldChangeDto'];
export type SimilarTicket = Schemas['SimilarTicketDto'];
export type Problem = Schemas['ProblemDto'];
/** The refusal of a change of a version that is not the ticket's any more; it brings the ticket as it is now. */
export type VersionConflict = Schemas['VersionConflictDto'];
/** The same change of many tickets, how far it is or how it ended. */
export type BulkChange = Schemas['BulkChangeDto'];
export type BulkRequest = Schemas['RequestBulkChangeDto'];
export type BulkFilter = Schemas['BulkFilterDto'];

/** Who uses the page, and what they may do. */
export type SessionState = Schemas['CurrentSessionDto'];
export type Permission = Schemas['Permission'];
export type Person = Schemas['PersonSummaryDto'];
export type Credentials = Schemas['SignInDto'];
export type FirstAdministrator = Schemas['SetUpDto'];
/** Whether one's own sign-in takes a second factor. */
export type SecondFactorState = Schemas['SecondFactorDto'];
/** For an authenticator app, as text and for a QR code. */
export type SecondFactorSecret = Schemas['SecondFactorSecretDto'];
export type RecoveryCodes = Schemas['RecoveryCodesDto'];
/** Where a person is signed in. */
export type OwnSession = Schemas['SessionDto'];
/** A person as administrators know them. */
export type ManagedPerson = Schemas['PersonDto'];
export type NewPerson = Schemas['CreatePersonDto'];
export type PersonChange = Schemas['UpdatePersonDto'];
/** A way to choose a password, once. */
export type PasswordLink = Schemas['ResetLinkDto'];
/** What a token may be for. */
export type Scope = Schemas['Scope'];
/** What lets a program act; of everybody's tokens also whose it is, null for nobody's. */
export type ApiToken = Schemas['TokenDto'] & Partial<Pick<Schemas['OwnedTokenDto'], 'owner'>>;
export type NewToken = Schemas['CreateTokenDto'];
/** A token that has just been made, with what is told this once. */
export type MadeToken = Schemas['CreatedTokenDto'];
/** A ticket that can be restored. */
export type DeletedTicket = Schemas['DeletedTicketDto'];
/** Something that matters for security, as it happened. */
export type AuditEntry = Schemas['AuditEntryDto'];
export type AuditKind = Schemas['AuditKind'];
/** Who suggests, and how they do. */
export type Provider = Schemas['ProviderDto'];
/** A setting that is in force, by its environment variable. */
export type ClassifierSetting = Schemas['ClassifierSettingDto'];
/** A version of the built-in model. */
export type ModelVersion = Schemas['ModelDto'];
export type Training = Schemas['TrainingDto'];
/** How the server is. */
export type SystemState = Schemas['SystemDto'];

export type Category = Schemas['Category'];
export type Priority = Schemas['Priority'];
export type Status = Schemas['Status'];
/** The two fields that are suggested. */
export type JudgedField = Schemas['JudgedField'];
export type Outcome = Schemas['Outcome'];
export type Decider = Schemas['Decider'];

/** Of a list of tickets; `relevance`, what a search fits best, only with a search. */
export type TicketOrder = 'newest' | 'oldest' | 'priority' | 'updated' | 'least_sure' | 'relevance';

/** What a list of tickets is narrowed to, and its order. An empty list or text means "no restriction". */
export interface TicketFilters {
  readonly category: readonly Category[];
  readonly priority: readonly Priority[];
  readonly status: readonly Status[];
  /** True: only tickets with a proposal that nobody has decided and that is not sure enough. */
  readonly needsReview: boolean;
  readonly search: string;
  /** `relevance` only with a search. */
  readonly order: TicketOrder;
  readonly created?: CreatedDays | undefined;
}

/** When tickets were created: days as YYYY-MM-DD in the time zone of the browser, at least one of them, both included. */
export interface CreatedDays {
  readonly from?: string;
  readonly to?: string;
}

/** Filters and order under a name that all agents see. */
export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly filters: SavedFilters;
}

/** The filters as the API keeps them. */
export interface SavedFilters {
  readonly category: readonly Category[];
  readonly priority: readonly Priority[];
  readonly status: readonly Status[];
  readonly needs_review: boolean;
  readonly search: string;
  readonly order: TicketOrder;
}

export interface TicketPage {
  readonly tickets: readonly ListedTicket[];
  /** Cursor of the next page, absent on the last one. */
  readonly next: string | undefined;
  /** How many tickets match in all; absent when the server did not say. */
  readonly total: number | undefined;
  /** True when more tickets may match than `total` tells. */
  readonly capped: boolean;
  /** Only so many tickets were searched, the newest ones that match the filters; absent when all were. */
  readonly searchWindow: number | undefined;
}
