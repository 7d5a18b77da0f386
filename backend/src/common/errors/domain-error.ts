/** What kind of refusal an error is; each kind maps once to an HTTP status (see problem-cause.ts). */
export type ErrorCategory =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'precondition_failed'
  | 'too_large'
  | 'mismatch'
  | 'too_many'
  | 'unavailable';

/** One field's problems, by the field's name on the wire. */
export type FieldErrors = Record<string, string[]>;

/**
 * A refusal that the rules of the product make, independent of HTTP.
 * The message goes to people: it says what happened and what to do next.
 */
export abstract class DomainError extends Error {
  abstract readonly category: ErrorCategory;
  /** Stable, machine-readable. */
  abstract readonly code: string;
  readonly fields?: FieldErrors;
  /** What else the client is told, by its name on the wire. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Input that breaks a rule, told field by field. */
export class ValidationError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'validation_failed';

  constructor(override readonly fields: FieldErrors) {
    super('Some values are not acceptable. See "errors" for each field.');
  }
}

/** A change of something that is no longer what the client takes it for; told together with what it is now. */
export abstract class StaleVersionError extends DomainError {
  readonly category = 'precondition_failed';
  override readonly members: { readonly current: object };

  /** @param version of what stands there now */
  constructor(
    message: string,
    readonly version: number,
    current: object,
  ) {
    super(message);
    this.members = { current };
  }
}

/** More attempts or requests than are allowed in a time. */
export abstract class TooManyError extends DomainError {
  readonly category = 'too_many';

  /** @param retryAfterSeconds from now on until it may be tried again, at least 1 */
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}

export class InvalidCursorError extends DomainError {
  readonly category = 'invalid';
  readonly code = 'invalid_cursor';

  constructor() {
    super('The cursor is not one that this list has issued. Start again without a cursor.');
  }
}

export class DatabaseUnavailableError extends DomainError {
  readonly category = 'unavailable';
  readonly code = 'database_unavailable';

  constructor() {
    super('The database cannot be reached right now. Try again in a moment.');
  }
}

export class DatabaseNotMigratedError extends DomainError {
  readonly category = 'unavailable';
  readonly code = 'database_not_migrated';

  constructor() {
    super('The database lacks migrations that this version needs. Run the migrate step first.');
  }
}
