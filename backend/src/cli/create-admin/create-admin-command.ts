import { parseArgs } from 'node:util';
import type { Origin } from '../../common/access/origin.js';
import { makeResetLink } from '../../access/links/reset-link.js';
import { PERSON_NAME_MAX_LENGTH } from '../../access/people/dto/person-name.js';
import { isEmailAddress } from '../../common/validation/email-address.js';
import { textProblem } from '../../common/validation/text.js';
import { withAccess } from './access.repository.js';

const USAGE = 'Usage: npm run admin -- --email ADDRESS --name NAME [--without-second-factor]';

const ORIGIN: Origin = { actor: 'command line', address: null };

export interface WantedAdministrator {
  readonly email: string;
  readonly name: string;
  /** Whether a second factor that they have is removed. */
  readonly withoutSecondFactor: boolean;
}

/** @throws an error that tells what is wrong with the command line */
export function readAdministrator(args: readonly string[]): WantedAdministrator {
  const { email = '', name = '', 'without-second-factor': withoutSecondFactor = false } = optionsOf(args);
  if (!isEmailAddress(email)) throw new Error(`--email must be an e-mail address. ${USAGE}`);
  const problem = textProblem(name, { maxLength: PERSON_NAME_MAX_LENGTH });
  if (problem !== undefined || /\p{Cc}/u.test(name))
    throw new Error(`--name ${problem ?? 'must be one line'}. ${USAGE}`);
  return { email: email.normalize('NFC'), name: name.normalize('NFC'), withoutSecondFactor };
}

/**
 * Makes somebody an administrator; somebody who is there already becomes one and is enabled, with the name that they have.
 * @returns the path with which they choose a password
 */
export async function makeAdministrator(
  url: string,
  { email, name, withoutSecondFactor }: WantedAdministrator,
): Promise<{ isNew: boolean; path: string }> {
  return withAccess(url, async ({ people, links, secondFactors }) => {
    const found = await people.findByEmail(email);
    const person =
      (found && (await people.change(found.id, { role: 'admin', disabled: false }, ORIGIN))) ??
      (await people.insert({ email, name, role: 'admin' }, ORIGIN));
    if (withoutSecondFactor)
      await secondFactors.turnOff(person.id, 'end', { kind: 'second_factor_off', ...ORIGIN, subject: person.email });
    const { path } = await makeResetLink(links, person, ORIGIN);
    return { isNew: found === null, path };
  });
}

const OPTIONS = {
  email: { type: 'string' },
  name: { type: 'string' },
  'without-second-factor': { type: 'boolean' },
} as const;

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch {
    throw new Error(USAGE);
  }
}
