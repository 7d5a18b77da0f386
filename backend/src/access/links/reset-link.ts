import type { Origin } from '../../common/access/origin.js';
import { newSecret } from '../opaque-secret.js';
import type { Person } from '../people/person.entity.js';
import type { OneTimeLinksRepository } from './one-time-links.repository.js';

/** For whoever gets the link from an administrator, on whatever way. */
const HOURS = 24;

export interface ResetLink {
  readonly path: string;
  readonly expiresAt: Date;
}

/**
 * A link with which a person chooses a password, once; earlier ones of the person end.
 * @param hours how long it works
 */
export async function makeResetLink(
  links: OneTimeLinksRepository,
  { id, email }: Person,
  origin: Origin,
  hours = HOURS,
): Promise<ResetLink> {
  const { secret, hash } = newSecret();
  const record = { kind: 'reset_link_made', ...origin, subject: email } as const;
  const expiresAt = await links.addReset(id, hash, hours, record);
  return { path: `/reset-password#${secret}`, expiresAt };
}
