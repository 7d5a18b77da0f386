import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const HASH = `'\\x${'ab'.repeat(32)}'`;
const SEALED = `'\\x${'ab'.repeat(48)}'`;

describe('the tables of people and sign-in', () => {
  let testDatabase: TestDatabase;
  let database: DataSource;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await new DataSource(dataSourceOptions(testDatabase.url)).initialize();
    await database.query(`INSERT INTO person (email, name, role) VALUES ('Straße@example.com', 'Robin', 'admin')`);
    await database.query(`INSERT INTO audit_entry (kind, actor) VALUES ('set_up', 'robin@example.com')`);
  });
  afterAll(async () => {
    await database.destroy();
    await testDatabase.drop();
  });

  const person = (email: string, name = 'Robin', hash = 'NULL') =>
    `INSERT INTO person (email, name, role, password_hash) VALUES ('${email}', E'${name}', 'agent', ${hash})`;
  const session = (token: string, address = '::1', agent = '') =>
    `INSERT INTO session (token_hash, person_id, expires_at, address, agent)
     VALUES (${token}, 1, now(), '${address}', '${agent}')`;
  const link = (kind: string, personId: string, token = HASH) =>
    `INSERT INTO one_time_link (token_hash, kind, person_id, expires_at) VALUES (${token}, '${kind}', ${personId}, now())`;
  const factor = (secret: string, step = '0', codes = `'{}'`, personId = '1') =>
    `INSERT INTO second_factor (person_id, secret, last_step, recovery_codes)
     VALUES (${personId}, ${secret}, ${step}, ${codes})`;
  const audit = (values: string) => `INSERT INTO audit_entry (kind, actor, address, details) VALUES (${values})`;

  it.each([
    ['person_email_taken', person('STRASSE@EXAMPLE.COM')],
    ['person_email_length', person(`${'x'.repeat(250)}@a.de`)],
    ['person_email_form', person('nobody')],
    ['person_email_form', person('two words@example.com')],
    ['person_name_visible', person('a@example.com', ' ')],
    ['person_name_visible', person('a@example.com', 'a\\nb')],
    ['person_name_length', person('a@example.com', 'x'.repeat(101))],
    ['person_password_hashed', person('a@example.com', 'A', `'correct horse battery'`)],
    ['session_token_length', session(`'\\xab'`)],
    ['session_address_length', session(HASH, 'x'.repeat(65))],
    ['session_agent_length', session(HASH, '::1', 'x'.repeat(201))],
    ['one_time_link_token_length', link('setup', 'NULL', `'\\xab'`)],
    ['one_time_link_resets_somebody', link('setup', '1')],
    ['one_time_link_resets_somebody', link('reset', 'NULL')],
    ['second_factor_secret_length', factor(`'\\xab'`)],
    ['second_factor_step_counted', factor(SEALED, '-1')],
    ['second_factor_few_codes', factor(SEALED, '0', `array_fill('x'::text, ARRAY[11])`)],
    ['second_factor_person_fkey', factor(SEALED, '0', `'{}'`, '2000000000')],
    ['sign_in_attempt_key_length', `INSERT INTO sign_in_attempt VALUES ('\\xab', 1, now(), now())`],
    ['sign_in_attempt_failures_counted', `INSERT INTO sign_in_attempt VALUES (${HASH}, -1, now(), now())`],
    ['audit_entry_kind_form', audit(`'Signed in', NULL, NULL, '{}'`)],
    ['audit_entry_actor_length', audit(`'set_up', '${'x'.repeat(301)}', NULL, '{}'`)],
    ['audit_entry_address_length', audit(`'set_up', NULL, '${'x'.repeat(65)}', '{}'`)],
    ['audit_entry_details_small', audit(`'set_up', NULL, NULL, '[]'`)],
    ['audit_entry_details_small', audit(`'set_up', NULL, NULL, '{"text": "${'x'.repeat(2_000)}"}'`)],
  ])('are guarded by %s (%#)', async (constraint, statement) => {
    await expect(database.query(statement)).rejects.toMatchObject({ driverError: { constraint } });
  });

  it.each([
    `UPDATE audit_entry SET actor = 'somebody else'`,
    `UPDATE audit_entry SET actor = 'somebody else' WHERE false`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    `INSERT INTO audit_entry (id, kind) OVERRIDING SYSTEM VALUE VALUES (1, 'set_up')
     ON CONFLICT (id) DO UPDATE SET actor = 'somebody else'`,
  ])('let nobody change the audit log (%#)', async (statement) => {
    await expect(database.query(statement)).rejects.toThrow('Audit entries are only added.');
    expect(await database.query('SELECT kind, actor FROM audit_entry')).toEqual([
      { kind: 'set_up', actor: 'robin@example.com' },
    ]);
  });
});
