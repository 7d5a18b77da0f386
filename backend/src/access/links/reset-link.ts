import type { Origin } from '../audit/origin.js';
import { newSecret } from '../opaque-secret.js';
import type { Person } from '../people/person.entity.js';
import type { OneTimeLinksRepository } from './one-time-links.repository.js';

const HOURS = 24;

export interface ResetLink {
  readonly path: string;
  readonly expiresAt: Date;
}

/** A link with which a person chooses a password, once and within a day; earlier ones of the person end. */
export async function makeResetLink(
  links: OneTimeLinksRepository,
  { id, email }: Person,
  origin: Origin,
): Promise<ResetLink> {
  const { secret, hash } = newSecret();
  const record = { kind: 'reset_link_made', ...origin, subject: email } as const;
  const expiresAt = await links.addReset(id, hash, HOURS, record);
  return { path: `/reset-password#${secret}`, expiresAt };
}
