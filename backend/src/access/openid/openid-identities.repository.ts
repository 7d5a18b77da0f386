import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { runPrepared } from '../../database/prepared.js';
import { AuditLog, type AuditRecord } from '../audit/audit-log.repository.js';
import { Person } from '../people/person.entity.js';
import { OpenIdIdentity } from './openid-identity.entity.js';

/** Who somebody is to a provider. */
export type Identity = Pick<OpenIdIdentity, 'issuer' | 'subject'>;

@Injectable()
export class OpenIdIdentitiesRepository {
  constructor(
    @InjectRepository(OpenIdIdentity) private readonly identities: Repository<OpenIdIdentity>,
    private readonly audit: AuditLog,
  ) {}

  /** Null when nobody has signed in as that yet. */
  async findPerson({ issuer, subject }: Identity): Promise<Person | null> {
    return this.identities.manager
      .createQueryBuilder(Person, 'person')
      .innerJoin(OpenIdIdentity, 'identity', 'identity.personId = person.id')
      .where('identity.issuer = :issuer AND identity.subject = :subject', { issuer, subject })
      .getOne();
  }

  /** Whether a person has signed in with a provider. */
  async hasOne(personId: number): Promise<boolean> {
    return this.identities.existsBy({ personId });
  }

  /** In the transaction that makes the person; somebody else's already is an error of the database. */
  async add(personId: number, { issuer, subject }: Identity, manager: EntityManager): Promise<void> {
    await manager.insert(OpenIdIdentity, { issuer, subject, personId });
  }

  /**
   * Lets a person who is there already sign in as that.
   * @param person as they were when it was decided
   * @returns false when they have an identity already, another password meanwhile, or are disabled
   */
  async link(
    { id, passwordHash }: Pick<Person, 'id' | 'passwordHash'>,
    { issuer, subject }: Identity,
    record: AuditRecord,
  ): Promise<boolean> {
    return this.identities.manager.transaction(async (manager) => {
      const linked = await runPrepared(
        manager,
        `INSERT INTO openid_identity (issuer, subject, person_id)
         SELECT $1::text, $2::text, id FROM person
         WHERE id = $3 AND password_hash IS NOT DISTINCT FROM $4 AND disabled_at IS NULL FOR UPDATE
         ON CONFLICT DO NOTHING RETURNING 1`,
        [issuer, subject, id, passwordHash],
      );
      if (linked.length === 0) return false;
      await this.audit.record(record, manager);
      return true;
    });
  }
}
