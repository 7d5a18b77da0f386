import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeople1796457600000 implements MigrationInterface {
  readonly name = 'CreatePeople1796457600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TYPE person_role AS ENUM ('agent', 'admin')`);
    await queryRunner.query(`
      CREATE TABLE person (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT person_pkey PRIMARY KEY,
        email text NOT NULL,
        name text NOT NULL,
        role person_role NOT NULL,
        password_hash text,
        disabled_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        last_sign_in_at timestamptz(3),
        CONSTRAINT person_email_length CHECK (char_length(email) <= 254),
        CONSTRAINT person_email_form CHECK (email ~ '^[^[:space:][:cntrl:]]+@[^[:space:][:cntrl:]@]+$'),
        CONSTRAINT person_name_length CHECK (char_length(name) <= 100),
        CONSTRAINT person_name_visible CHECK (name ~ '[^[:space:][:cntrl:]]' AND name !~ '[[:cntrl:]]'),
        CONSTRAINT person_password_hashed CHECK (password_hash ~ '^\\$argon2id\\$[ -~]{1,190}$')
      )`);
    // One account for an address, however its letters are written.
    await queryRunner.query(`
      CREATE UNIQUE INDEX person_email_taken ON person (casefold(email COLLATE pg_unicode_fast))`);
    await queryRunner.query(`
      CREATE INDEX person_enabled_admin ON person (id) WHERE role = 'admin' AND disabled_at IS NULL`);

    await queryRunner.query(`
      CREATE TABLE session (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT session_pkey PRIMARY KEY,
        token_hash bytea NOT NULL,
        person_id integer NOT NULL CONSTRAINT session_person_fkey REFERENCES person ON DELETE CASCADE,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        address text NOT NULL,
        agent text NOT NULL,
        CONSTRAINT session_token_taken UNIQUE (token_hash),
        CONSTRAINT session_token_length CHECK (octet_length(token_hash) = 32),
        CONSTRAINT session_address_length CHECK (char_length(address) <= 64),
        CONSTRAINT session_agent_length CHECK (char_length(agent) <= 200)
      )`);
    await queryRunner.query(`CREATE INDEX session_of_person ON session (person_id, last_used_at)`);

    await queryRunner.query(`CREATE TYPE one_time_link_kind AS ENUM ('setup', 'reset')`);
    await queryRunner.query(`
      CREATE TABLE one_time_link (
        token_hash bytea CONSTRAINT one_time_link_pkey PRIMARY KEY,
        kind one_time_link_kind NOT NULL,
        person_id integer CONSTRAINT one_time_link_person_fkey REFERENCES person ON DELETE CASCADE,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3),
        CONSTRAINT one_time_link_token_length CHECK (octet_length(token_hash) = 32),
        CONSTRAINT one_time_link_resets_somebody CHECK ((kind = 'reset') = (person_id IS NOT NULL))
      )`);
    await queryRunner.query(`CREATE INDEX one_time_link_of_person ON one_time_link (person_id)`);

    await queryRunner.query(`
      CREATE TABLE sign_in_attempt (
        key bytea CONSTRAINT sign_in_attempt_pkey PRIMARY KEY,
        failures integer NOT NULL,
        last_at timestamptz(3) NOT NULL,
        closed_until timestamptz(3) NOT NULL,
        CONSTRAINT sign_in_attempt_key_length CHECK (octet_length(key) = 32),
        CONSTRAINT sign_in_attempt_failures_counted CHECK (failures >= 0)
      )`);
    await queryRunner.query(`CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (last_at)`);

    await queryRunner.query(`
      CREATE TABLE audit_entry (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_entry_pkey PRIMARY KEY,
        at timestamptz(3) NOT NULL DEFAULT now(),
        kind text NOT NULL,
        actor text,
        subject text,
        address text,
        details jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT audit_entry_kind_form CHECK (kind ~ '^[a-z][a-z_]{0,39}$'),
        CONSTRAINT audit_entry_actor_length CHECK (char_length(actor) <= 300),
        CONSTRAINT audit_entry_subject_length CHECK (char_length(subject) <= 300),
        CONSTRAINT audit_entry_address_length CHECK (char_length(address) <= 64),
        CONSTRAINT audit_entry_details_small CHECK (jsonb_typeof(details) = 'object' AND octet_length(details::text) <= 2000)
      )`);
    await queryRunner.query(`CREATE INDEX audit_entry_by_time ON audit_entry (at, id)`);
    await queryRunner.query(`CREATE INDEX audit_entry_of_kind ON audit_entry (kind, id)`);
    await queryRunner.query(`CREATE INDEX audit_entry_of_actor ON audit_entry (actor, id)`);
    // Whoever migrates may drop the table; nobody can change what is in it.
    await queryRunner.query(`
      CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Audit entries are only added.' USING ERRCODE = 'object_not_in_prerequisite_state';
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE audit_entry`);
    await queryRunner.query(`DROP FUNCTION refuse_audit_change()`);
    await queryRunner.query(`DROP TABLE sign_in_attempt`);
    await queryRunner.query(`DROP TABLE one_time_link`);
    await queryRunner.query(`DROP TYPE one_time_link_kind`);
    await queryRunner.query(`DROP TABLE session`);
    await queryRunner.query(`DROP TABLE person`);
    await queryRunner.query(`DROP TYPE person_role`);
  }
}
