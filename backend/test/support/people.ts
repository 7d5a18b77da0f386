import { DataSource } from 'typeorm';
import { hashPassword } from '../../src/access/passwords/password-hash.js';
import { PeopleRepository } from '../../src/access/people/people.repository.js';
import type { Person } from '../../src/access/people/person.entity.js';
import type { Role } from '../../src/domain/role.js';
import { Browser } from './browser.js';
import type { TestApp } from './test-app.js';

export const PASSWORD = 'a few words make a good one';

/** Made once: it takes a while, as it should. */
const hash = hashPassword(PASSWORD);

/** Somebody with the password `PASSWORD`. */
export async function addPerson(product: TestApp, email: string, role: Role = 'agent'): Promise<Person> {
  const [name = email] = email.split('@');
  const person = { email, name, role, passwordHash: await hash };
  return product.app.get(PeopleRepository).insert(person, { actor: 'test', address: null });
}

/** A browser in which somebody has just signed in with `PASSWORD`. */
export async function signedIn(product: TestApp, email: string, address?: string): Promise<Browser> {
  const browser = new Browser(product, address);
  const answer = await browser.signIn(email, PASSWORD);
  if (answer.statusCode !== 201) throw new Error(`${email} could not sign in: ${answer.body}`);
  return browser;
}

/** Keeps closed what is closed because of wrong attempts, however slow the machine is. */
export async function holdAttempts(product: TestApp): Promise<void> {
  await product.app
    .get(DataSource)
    .query(`UPDATE sign_in_attempt SET closed_until = now() + interval '1 minute' WHERE isfinite(closed_until)`);
}
