import { DataSource } from 'typeorm';
import { AuditEntry } from '../../access/audit/audit-entry.entity.js';
import { AuditLog } from '../../access/audit/audit-log.repository.js';
import { OneTimeLink } from '../../access/links/one-time-link.entity.js';
import { OneTimeLinksRepository } from '../../access/links/one-time-links.repository.js';
import { PeopleRepository } from '../../access/people/people.repository.js';
import { Person } from '../../access/people/person.entity.js';
import { SecondFactor } from '../../access/second-factor/second-factor.entity.js';
import { SecondFactorsRepository } from '../../access/second-factor/second-factors.repository.js';
import { dataSourceOptions } from '../../database/data-source-options.js';

interface Access {
  readonly people: PeopleRepository;
  readonly links: OneTimeLinksRepository;
  readonly secondFactors: SecondFactorsRepository;
}

/** Lends the repositories of the application, on a connection of one's own. */
export async function withAccess<T>(url: string, work: (access: Access) => Promise<T>): Promise<T> {
  const database = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    const audit = new AuditLog(database.getRepository(AuditEntry));
    return await work({
      people: new PeopleRepository(database.getRepository(Person), audit),
      links: new OneTimeLinksRepository(database.getRepository(OneTimeLink), audit),
      secondFactors: new SecondFactorsRepository(database.getRepository(SecondFactor), audit),
    });
  } finally {
    await database.destroy();
  }
}
