import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PeopleRepository } from '../../src/access/people/people.repository.js';
import { LastAdministratorError } from '../../src/access/people/people-errors.js';
import type { Person } from '../../src/access/people/person.entity.js';
import { unmatchableHash } from '../../src/access/passwords/password-hash.js';
import { SessionsService } from '../../src/access/sessions/sessions.service.js';
import { addPerson } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const ORIGIN = { actor: 'test', address: '192.0.2.7' };
const CLIENT = { address: '192.0.2.7', agent: '' };

describe('people', () => {
  let product: TestApp;
  let people: PeopleRepository;
  let admins: Person[];
  beforeAll(async () => {
    product = await TestApp.start();
    people = product.app.get(PeopleRepository);
  });
  afterAll(() => product.stop());
  beforeEach(async () => {
    await product.app.get(DataSource).query('DELETE FROM person');
    admins = [];
    for (const name of ['a', 'b', 'c', 'd']) admins.push(await addPerson(product, `${name}@example.com`, 'admin'));
  });

  it('keep one administrator when all of them cease to be one at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const changes = admins.map(({ id }, at) =>
        people.change(id, (at + round) % 2 ? { disabled: true } : { role: 'agent' }, ORIGIN),
      );
      const refused = (await Promise.allSettled(changes)).filter((outcome) => outcome.status === 'rejected');
      expect(refused.map(({ reason }) => reason as unknown)).toEqual([new LastAdministratorError()]);
      expect(await people.hasAdministrator()).toBe(true);
      for (const { id } of admins) await people.change(id, { role: 'admin', disabled: false }, ORIGIN);
    }
  });

  it('get no session for a password that was right a moment ago', async () => {
    const sessions = product.app.get(SessionsService);
    const [person] = admins as [Person];
    const changed = { id: person.id, hash: unmatchableHash() };
    await people.setPassword(changed, { kind: 'password_changed', ...ORIGIN });
    expect(await sessions.open({ person, by: 'password' }, CLIENT)).toBeUndefined();
    const now = (await people.findById(person.id)) as Person;
    expect(await sessions.open({ person: now, by: 'password' }, CLIENT)).toBeDefined();
    await people.change(person.id, { disabled: true }, ORIGIN);
    expect(await sessions.open({ person: now, by: 'password' }, CLIENT)).toBeUndefined();
  });

  it('keep a password that somebody else has set meanwhile', async () => {
    const [{ id, passwordHash }] = admins as [Person];
    const set = (hash: string, expected = '') =>
      people.setPassword({ id, hash, expected }, { kind: 'password_changed', ...ORIGIN });
    const [first, second] = [unmatchableHash(), unmatchableHash()];
    expect(await set(first, passwordHash ?? '')).toBe(true);
    expect(await set(second, passwordHash ?? '')).toBe(false);
    expect((await people.findById(id))?.passwordHash).toBe(first);
  });
});
