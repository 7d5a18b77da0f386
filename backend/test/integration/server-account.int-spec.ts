import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { migrate } from '../../src/database/migrate.js';
import { JobQueue, type DueWork } from '../../src/jobs/job-queue.js';
import type { WorkInput } from '../../src/jobs/job-kind.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the account of the server', () => {
  const account = `server "${randomBytes(4).toString('hex')}`;
  const quoted = `"${account.replace('"', '""')}"`;
  let testDatabase: TestDatabase;
  let owner: DataSource;
  let server: DataSource;

  const urlWith = (password: string) => {
    const url = new URL(testDatabase.url);
    url.username = account;
    url.password = encodeURIComponent(password);
    return url.href;
  };
  const fail = () => Promise.reject(new Error('Nothing asks for this.'));
  const connect = (url: string) => new DataSource(dataSourceOptions(url)).initialize();

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    owner = await connect(testDatabase.url);
    await owner.query(`INSERT INTO audit_entry (kind) VALUES ('set_up')`);
    await owner.query(`CREATE ROLE ${quoted}`);
    await owner.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${quoted}`);
    await migrate(testDatabase.url, 0, urlWith(`50% "it's"`));
    server = await connect(urlWith(`50% "it's"`));
  });
  afterAll(async () => {
    await server.destroy();
    await owner.query(`DROP OWNED BY ${quoted}`);
    await owner.query(`DROP ROLE ${quoted}`);
    await owner.destroy();
    await testDatabase.drop();
  });

  it.each([
    `UPDATE audit_entry SET actor = 'somebody else'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'DROP TABLE audit_entry',
    'ALTER TABLE audit_entry DISABLE TRIGGER USER',
    'DROP TRIGGER audit_entry_append_only ON audit_entry',
    `CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    `SET session_replication_role = 'replica'`,
    'CREATE TABLE audit_entry_of_another_kind ()',
    'DELETE FROM migrations',
    'TRUNCATE ticket CASCADE',
    'CREATE ROLE another SUPERUSER',
    `COPY ticket TO PROGRAM 'true'`,
  ])('cannot do what the server does not: %s', async (statement) => {
    await expect(server.query(statement)).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('adds to the audit log, and reads and writes everything else', async () => {
    await server.query(`INSERT INTO audit_entry (kind) VALUES ('signed_in')`);
    const kinds = await server.query<{ kind: string }[]>('SELECT kind FROM audit_entry ORDER BY id');
    expect(kinds.map(({ kind }) => kind)).toEqual(['set_up', 'signed_in']);

    await server.query(
      `INSERT INTO ticket (title, description, category, priority, category_source, priority_source) VALUES ('A', 'B', 'general', 'low', 'person', 'person')`,
    );
    await server.query(`UPDATE ticket SET status = 'resolved'`);
    await server.query('DELETE FROM ticket');
    expect(await server.query(`SELECT FROM ticket_event`)).toHaveLength(3);
  });

  it('keeps the job queue, also one that the owner began', async () => {
    const work = async (url: string, id: number) => {
      const troubles: unknown[] = [];
      const queue = new JobQueue(url, (error) => troubles.push(error));
      const done = Promise.withResolvers<WorkInput>();
      const runWork: DueWork['runWork'] = (_kind, _signal, input) => {
        // What a stopped queue had not noted as done yet is handed back, and comes again.
        if (input.id === id) done.resolve(input);
        return Promise.resolve({});
      };
      const workKinds = [{ name: 'count', run: fail, onGivenUp: fail, unfinished: fail }];
      await queue.start({ kinds: [], runJob: fail, workKinds, runWork });
      try {
        await queue.addWork('count', { id });
        expect([await done.promise, troubles]).toEqual([{ id }, []]);
      } finally {
        await queue.stop();
      }
    };
    await work(testDatabase.url, 1);
    await migrate(testDatabase.url, 0, urlWith('for the jobs'));
    await work(urlWith('for the jobs'), 2);

    const [{ others }] = await owner.query<[{ others: string[] }]>(
      `SELECT array_agg(relname::text) FILTER (WHERE pg_get_userbyid(relowner) <> $1) AS others
       FROM pg_class WHERE relnamespace = 'pgboss'::regnamespace`,
      [account],
    );
    expect(others).toBeNull();
  });

  it('gets the password of the last migration, and what came with it', async () => {
    await owner.query('CREATE TABLE added_later (id integer GENERATED ALWAYS AS IDENTITY)');
    await migrate(testDatabase.url, 0, urlWith('another'));
    const again = await connect(urlWith('another'));
    await again.query('INSERT INTO added_later DEFAULT VALUES');
    await again.destroy();
    await expect(connect(urlWith('not this one'))).rejects.toMatchObject({ code: '28P01' });
  });

  it('is brought up to date while somebody reads the job queue', async () => {
    const reader = owner.createQueryRunner();
    await reader.startTransaction();
    await reader.query('SELECT FROM pgboss.job');
    await migrate(testDatabase.url, 0, urlWith('another'));
    await reader.rollbackTransaction();
    await reader.release();
  });

  it('is not the owner of the tables, who keeps the own password, and not without a password', async () => {
    await expect(migrate(testDatabase.url, 0, testDatabase.url)).rejects.toThrow('owns the tables');
    await expect(migrate(testDatabase.url, 0, urlWith(''))).rejects.toThrow('DATABASE_SERVER_URL');
    await (await connect(testDatabase.url)).destroy();
  });
});
