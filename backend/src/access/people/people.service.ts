import { Injectable } from '@nestjs/common';
import type { Origin } from '../../common/access/origin.js';
import { PersonNotFoundError } from './people-errors.js';
import { PeopleRepository, type NewPerson, type PersonChanges } from './people.repository.js';
import type { Person } from './person.entity.js';

/** The people who can sign in. */
@Injectable()
export class PeopleService {
  constructor(private readonly people: PeopleRepository) {}

  /** All of them, in the order in which they came. */
  async list(): Promise<Person[]> {
    return this.people.findAll();
  }

  /**
   * Without a password: the person chooses one with a link.
   * @throws EmailTakenError
   */
  async create({ email, name, role }: NewPerson, origin: Origin): Promise<Person> {
    return this.people.insert({ email, name, role }, origin);
  }

  /**
   * @throws PersonNotFoundError
   * @throws LastAdministratorError when nobody could administer afterwards; then nothing is changed
   */
  async change(id: number, changes: PersonChanges, origin: Origin): Promise<Person> {
    const person = await this.people.change(id, changes, origin);
    if (!person) throw new PersonNotFoundError(id);
    return person;
  }
}
