import { ValidationError } from '../../common/errors/domain-error.js';
import { textProblem } from '../../common/validation/text.js';
import { codePointLength } from '../../domain/ticket-text.js';
import { COMMON_PASSWORDS } from './common-passwords.js';

/** In Unicode code points. Any character counts, and none is required: length is what makes a password hard to guess. */
export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 200;

/** The rule that a new password breaks, as a sentence after the field's name; undefined when it breaks none. */
export function passwordProblem(password: unknown, email?: string): string | undefined {
  const problem = textProblem(password, { maxLength: PASSWORD_MAX_LENGTH, blank: true });
  if (problem !== undefined || typeof password !== 'string') return problem;
  const length = codePointLength(password);
  if (length < PASSWORD_MIN_LENGTH) {
    return `is ${length} characters long, at least ${PASSWORD_MIN_LENGTH} are needed: a few words make a good one`;
  }
  const lower = password.toLowerCase();
  const [name] = email?.toLowerCase().split('@') ?? [];
  if (lower === email?.toLowerCase() || lower === name) return 'must not be the e-mail address';
  if (COMMON_PASSWORDS.has(lower)) return 'is one of those that are guessed first; choose another one';
  return undefined;
}

/**
 * @param field the password's name on the wire
 * @throws ValidationError when it is not acceptable for this account
 */
export function refuseWeakPassword(field: string, password: string, email: string): void {
  const problem = passwordProblem(password, email);
  if (problem !== undefined) throw new ValidationError({ [field]: [`${field} ${problem}`] });
}
