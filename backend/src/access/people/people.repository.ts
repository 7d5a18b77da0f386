import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { ADVISORY_LOCKS } from '../../database/advisory-locks.js';
import { EntityColumns } from '../../database/entity-columns.js';
import { runPrepared } from '../../database/prepared.js';
import { AuditLog, type AuditRecord } from '../audit/audit-log.repository.js';
import type { Origin } from '../../common/access/origin.js';
import { EmailTakenError, LastAdministratorError } from './people-errors.js';
import { Person } from './person.entity.js';

export type NewPerson = Pick<Person, 'email' | 'name' | 'role'> & Partial<Pick<Person, 'passwordHash'>>;

export interface PersonChanges extends Partial<Pick<Person, 'name' | 'role'>> {
  readonly disabled?: boolean;
}

export interface PasswordChange {
  readonly id: number;
  readonly hash: string;
  readonly expected?: string;
  readonly keptSession?: number;
}

@Injectable()
export class PeopleRepository {
  private readonly columns: EntityColumns<Person>;

  constructor(
    @InjectRepository(Person) private readonly people: Repository<Person>,
    private readonly audit: AuditLog,
  ) {
    this.columns = new EntityColumns<Person>(people.metadata);
  }

  /** In the order in which they came. */
  async findAll(): Promise<Person[]> {
    return this.people.find({ order: { id: 'ASC' } });
  }

  async findById(id: number): Promise<Person | null> {
    return this.people.findOneBy({ id });
  }

  /** In upper or lower case. */
  async findByEmail(email: string): Promise<Person | null> {
    const [row] = await runPrepared(
      this.people.manager,
      `SELECT ${this.columns.of('person')} FROM person
       WHERE casefold(email COLLATE pg_unicode_fast) = casefold($1::text COLLATE pg_unicode_fast)`,
      [email],
    );
    return row ? this.columns.read(row) : null;
  }

  /** Whether somebody can administer: the first one is made by setting up. */
  async hasAdministrator(): Promise<boolean> {
    return hasAdministrator(this.people.manager);
  }

  /**
   * @param within does what belongs to it in the same transaction
   * @throws EmailTakenError
   */
  async insert(
    person: NewPerson,
    origin: Origin,
    within: (manager: EntityManager, added: Person) => Promise<void> = () => Promise.resolve(),
  ): Promise<Person> {
    return this.people.manager.transaction(async (manager) => {
      const added = await this.add(manager, person, origin, 'person_created');
      await within(manager, added);
      return added;
    });
  }

  /**
   * The first administrator; null when there is one already, however many try it at once.
   * @param within does what belongs to it in the same transaction; false when it must not be
   * @throws EmailTakenError
   */
  async insertFirstAdministrator(
    person: Omit<NewPerson, 'role'>,
    origin: Origin,
    within: (manager: EntityManager) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<Person | null> {
    return this.people.manager.transaction(async (manager) => {
      await lockAdministrators(manager);
      if ((await hasAdministrator(manager)) || !(await within(manager))) return null;
      return this.add(
        manager,
        { ...person, role: 'admin' },
        { ...origin, actor: origin.actor ?? person.email },
        'set_up',
      );
    });
  }

  /**
   * Answers the person as this change left them, or null when there is none. Whoever is disabled is signed out at once,
   * and links to choose a password end.
   * @throws LastAdministratorError when nobody could administer afterwards; then nothing is changed
   */
  async change(id: number, changes: PersonChanges, origin: Origin): Promise<Person | null> {
    return this.people.manager.transaction(async (manager) => {
      await lockAdministrators(manager);
      const before = await manager.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!before) return null;
      const { disabled = before.disabledAt !== null } = changes;
      const after = manager.create(Person, {
        ...before,
        name: changes.name ?? before.name,
        role: changes.role ?? before.role,
        disabledAt: disabled ? (before.disabledAt ?? new Date()) : null,
      });
      await manager.update(Person, { id }, { name: after.name, role: after.role, disabledAt: after.disabledAt });
      if (isAdministrator(before) && !(await hasAdministrator(manager))) throw new LastAdministratorError();
      if (after.disabledAt && !before.disabledAt) await this.shutOut(manager, id);
      for (const told of differences(before, after)) {
        await this.audit.record({ ...told, ...origin, subject: after.email }, manager);
      }
      return after;
    });
  }

  /**
   * Sets a password, signs the person out everywhere else, and ends links to choose one.
   * @param change `expected` is the hash that it replaces, any when it is undefined; `keptSession` is the one that goes on
   * @param within does what belongs to it in the same transaction; false when it must not be
   * @returns false when it must not be, or the person has another password meanwhile or is disabled
   */
  async setPassword(
    { id, hash, expected, keptSession }: PasswordChange,
    record: AuditRecord,
    within: (manager: EntityManager) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<boolean> {
    return this.people.manager.transaction(async (manager) => {
      if (!(await within(manager))) return false;
      const changed = await runPrepared(
        manager,
        `UPDATE person SET password_hash = $2
         WHERE id = $1 AND disabled_at IS NULL AND ($3::text IS NULL OR password_hash = $3) RETURNING 1`,
        [id, hash, expected ?? null],
      );
      if (changed.length === 0) return false;
      await this.shutOut(manager, id, keptSession);
      await this.audit.record(record, manager);
      return true;
    });
  }

  private async add(
    manager: EntityManager,
    { email, name, role, passwordHash = null }: NewPerson,
    origin: Origin,
    kind: AuditRecord['kind'],
  ): Promise<Person> {
    try {
      const [row = []] = await runPrepared(
        manager,
        `INSERT INTO person (email, name, role, password_hash) VALUES ($1, $2, $3, $4)
         RETURNING ${this.columns.of('person')}`,
        [email, name, role, passwordHash],
      );
      await this.audit.record({ kind, ...origin, subject: email, details: { role } }, manager);
      return this.columns.read(row) as Person;
    } catch (error) {
      throw isEmailTaken(error) ? new EmailTakenError() : error;
    }
  }

  private async shutOut(manager: EntityManager, id: number, keptSession?: number): Promise<void> {
    await manager.query('DELETE FROM session WHERE person_id = $1 AND id IS DISTINCT FROM $2', [
      id,
      keptSession ?? null,
    ]);
    await manager.query('DELETE FROM one_time_link WHERE person_id = $1 AND used_at IS NULL', [id]);
  }
}

/** Until the end of the transaction nobody else makes or unmakes an administrator. */
async function lockAdministrators(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.administrators]);
}

async function hasAdministrator(manager: EntityManager): Promise<boolean> {
  const found = await runPrepared(
    manager,
    `SELECT 1 FROM person WHERE role = 'admin' AND disabled_at IS NULL LIMIT 1`,
    [],
  );
  return found.length > 0;
}

function isAdministrator({ role, disabledAt }: Person): boolean {
  return role === 'admin' && disabledAt === null;
}

function differences(before: Person, after: Person): Pick<AuditRecord, 'kind' | 'details'>[] {
  return [
    ...(before.name === after.name ? [] : [{ kind: 'person_renamed' as const }]),
    ...(before.role === after.role
      ? []
      : [{ kind: 'role_changed' as const, details: { from: before.role, to: after.role } }]),
    ...(before.disabledAt === null && after.disabledAt !== null ? [{ kind: 'person_disabled' as const }] : []),
    ...(before.disabledAt !== null && after.disabledAt === null ? [{ kind: 'person_enabled' as const }] : []),
  ];
}

function isEmailTaken(error: unknown): boolean {
  return (error as { constraint?: unknown }).constraint === 'person_email_taken';
}
