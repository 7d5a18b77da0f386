import type { DataSourceOptions } from 'typeorm';
import { ApiToken } from '../access/tokens/api-token.entity.js';
import { AuditEntry } from '../access/audit/audit-entry.entity.js';
import { OneTimeLink } from '../access/links/one-time-link.entity.js';
import { OpenIdAttempt } from '../access/openid/openid-attempt.entity.js';
import { OpenIdIdentity } from '../access/openid/openid-identity.entity.js';
import { PasswordMail } from '../access/password-mail/password-mail.entity.js';
import { Person } from '../access/people/person.entity.js';
import { SecondFactor } from '../access/second-factor/second-factor.entity.js';
import { Session } from '../access/sessions/session.entity.js';
import { SignInAttempt } from '../access/throttle/sign-in-attempt.entity.js';
import { ClassifierModel } from '../classification/learning/classifier-model.entity.js';
import { SigningKey } from '../signing-key/signing-key.entity.js';
import { SuggestionRecord } from '../classification/ledger/suggestion-record.entity.js';
import { LlmUsage } from '../classification/llm/llm-usage.entity.js';
import { ChangedSetting } from '../classification/settings/changed-setting.entity.js';
import { JobProgress } from '../jobs/job-progress.entity.js';
import { DayCount } from '../stats/day-count.entity.js';
import { DayFlow } from '../stats/day-flow.entity.js';
import { ResolutionTime } from '../stats/resolution-time.entity.js';
import { TicketCount } from '../stats/ticket-count.entity.js';
import { BulkChangeRow } from '../tickets/bulk/bulk-change-row.entity.js';
import { BulkChange } from '../tickets/bulk/bulk-change.entity.js';
import { IdempotencyKey } from '../tickets/idempotency/idempotency-key.entity.js';
import { Ticket } from '../tickets/ticket.entity.js';
import { TicketImportChunk } from '../tickets/transfer/import/ticket-import-chunk.entity.js';
import { TicketImportRefusal } from '../tickets/transfer/import/ticket-import-refusal.entity.js';
import { TicketImport } from '../tickets/transfer/import/ticket-import.entity.js';
import { SavedView } from '../views/saved-view.entity.js';
import { CreateTickets1795248000000 } from './migrations/1795248000000-create-tickets.js';
import { CreateLlmUsage1795334400000 } from './migrations/1795334400000-create-llm-usage.js';
import { CreateSuggestions1795420800000 } from './migrations/1795420800000-create-suggestions.js';
import { CreateClassifierModels1795507200000 } from './migrations/1795507200000-create-classifier-models.js';
import { CountTickets1795593600000 } from './migrations/1795593600000-count-tickets.js';
import { IndexTicketLists1795680000000 } from './migrations/1795680000000-index-ticket-lists.js';
import { IndexTicketWords1795766400000 } from './migrations/1795766400000-index-ticket-words.js';
import { CreateIdempotencyKeys1795852800000 } from './migrations/1795852800000-create-idempotency-keys.js';
import { CreateBulkChanges1795939200000 } from './migrations/1795939200000-create-bulk-changes.js';
import { CreateTicketImports1796025600000 } from './migrations/1796025600000-create-ticket-imports.js';
import { CountResolutionsByWeek1796112000000 } from './migrations/1796112000000-count-resolutions-by-week.js';
import { LearnWordsLater1796155200000 } from './migrations/1796155200000-learn-words-later.js';
import { CreateTicketEvents1796198400000 } from './migrations/1796198400000-create-ticket-events.js';
import { CreateSavedViews1796284800000 } from './migrations/1796284800000-create-saved-views.js';
import { LockTicketsBeforeWords1796371200000 } from './migrations/1796371200000-lock-tickets-before-words.js';
import { CreatePeople1796457600000 } from './migrations/1796457600000-create-people.js';
import { KeepDeletedTickets1796630400000 } from './migrations/1796630400000-keep-deleted-tickets.js';
import { CreateApiTokens1796716800000 } from './migrations/1796716800000-create-api-tokens.js';
import { NoteWhoChangesTickets1796803200000 } from './migrations/1796803200000-note-who-changes-tickets.js';
import { CreateRateLimits1796544000000 } from './migrations/1796544000000-create-rate-limits.js';
import { CreateSecondFactors1796889600000 } from './migrations/1796889600000-create-second-factors.js';
import { SignInByOpenId1796976000000 } from './migrations/1796976000000-sign-in-by-openid.js';
import { SendPasswordMails1796979600000 } from './migrations/1796979600000-send-password-mails.js';
import { CreateJobSchema1796979700000 } from './migrations/1796979700000-create-job-schema.js';
import { ChangeClassifierSettings1797062400000 } from './migrations/1797062400000-change-classifier-settings.js';
import { WriteTicketsCheaply1797148800000 } from './migrations/1797148800000-write-tickets-cheaply.js';
import { NoteNewTicketsAtOnce1797235200000 } from './migrations/1797235200000-note-new-tickets-at-once.js';
import { CountResolutionsWithinWeeks1797321600000 } from './migrations/1797321600000-count-resolutions-within-weeks.js';

/** Connections that one process keeps; PostgreSQL allows 100 by default, so several replicas fit. */
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/** How to reach the database, for the application, the command line and the tests alike. */
export function dataSourceOptions(url: string) {
  return {
    type: 'postgres',
    url,
    entities: [
      ApiToken,
      Ticket,
      TicketCount,
      TicketImport,
      TicketImportChunk,
      TicketImportRefusal,
      DayCount,
      DayFlow,
      ResolutionTime,
      IdempotencyKey,
      LlmUsage,
      SuggestionRecord,
      SigningKey,
      ClassifierModel,
      ChangedSetting,
      JobProgress,
      BulkChange,
      BulkChangeRow,
      SavedView,
      Person,
      Session,
      OneTimeLink,
      SignInAttempt,
      SecondFactor,
      AuditEntry,
      OpenIdAttempt,
      OpenIdIdentity,
      PasswordMail,
    ],
    migrations: [
      CreateTickets1795248000000,
      CreateLlmUsage1795334400000,
      CreateSuggestions1795420800000,
      CreateClassifierModels1795507200000,
      CountTickets1795593600000,
      IndexTicketLists1795680000000,
      IndexTicketWords1795766400000,
      CreateIdempotencyKeys1795852800000,
      CreateBulkChanges1795939200000,
      CreateTicketImports1796025600000,
      CountResolutionsByWeek1796112000000,
      LearnWordsLater1796155200000,
      CreateTicketEvents1796198400000,
      CreateSavedViews1796284800000,
      LockTicketsBeforeWords1796371200000,
      CreatePeople1796457600000,
      KeepDeletedTickets1796630400000,
      CreateApiTokens1796716800000,
      NoteWhoChangesTickets1796803200000,
      CreateRateLimits1796544000000,
      CreateSecondFactors1796889600000,
      SignInByOpenId1796976000000,
      SendPasswordMails1796979600000,
      CreateJobSchema1796979700000,
      ChangeClassifierSettings1797062400000,
      WriteTicketsCheaply1797148800000,
      NoteNewTicketsAtOnce1797235200000,
      CountResolutionsWithinWeeks1797321600000,
    ],
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'triagedesk',
    extra: { keepAlive: true },
    // Dropped idle connections are replaced by the pool; requests that were using one get a 503 of their own.
    poolErrorHandler: () => undefined,
  } as const satisfies DataSourceOptions;
}
