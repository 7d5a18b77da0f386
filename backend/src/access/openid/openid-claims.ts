import { isEmailAddress } from '../../common/validation/email-address.js';
import { asOneLine } from '../../common/validation/one-line.js';
import type { Role } from '../../domain/role.js';
import { PERSON_NAME_MAX_LENGTH } from '../people/dto/person-name.js';

/** What a provider says about a person. */
export type Claims = Readonly<Record<string, unknown>>;

/** What makes somebody an agent or an administrator. */
export interface RoleRule {
  /** Its name, or with dots the way to it. */
  readonly claim: string;
  readonly agentValues: readonly string[];
  readonly adminValues: readonly string[];
}

/** The highest role of those that a person has; undefined when it is none. */
export function roleOf(claims: Claims, { claim, agentValues, adminValues }: RoleRule): Role | undefined {
  const values = [valueAt(claims, claim)].flat();
  const isAmong = (wanted: readonly string[]) =>
    values.some((value) => typeof value === 'string' && wanted.includes(value));
  if (isAmong(adminValues)) return 'admin';
  return isAmong(agentValues) ? 'agent' : undefined;
}

/** The e-mail address that the same source says is the person's own; undefined when it does not. */
export function verifiedEmailOf({ email, email_verified: isVerified }: Claims): string | undefined {
  const address = typeof email === 'string' ? email.trim().normalize('NFC') : undefined;
  return isVerified === true && isEmailAddress(address) ? address : undefined;
}

/** What the person is called; undefined when that is not said. */
export function nameOf({ name, preferred_username: userName }: Claims): string | undefined {
  for (const text of [name, userName]) {
    const line = typeof text === 'string' ? asOneLine(text, PERSON_NAME_MAX_LENGTH) : undefined;
    if (line !== undefined) return line;
  }
  return undefined;
}

/** Some names of claims are addresses, with dots of their own. */
function valueAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Claims)[name];
  }
  return value;
}
