import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateApiTokens1796716800000 implements MigrationInterface {
  readonly name = 'CreateApiTokens1796716800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE api_token (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT api_token_pkey PRIMARY KEY,
        person_id integer CONSTRAINT api_token_person_fkey REFERENCES person ON DELETE CASCADE,
        name text NOT NULL,
        token_hash bytea NOT NULL,
        prefix text NOT NULL,
        scopes text[] NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3),
        last_used_address text,
        CONSTRAINT api_token_hash_taken UNIQUE (token_hash),
        CONSTRAINT api_token_hash_length CHECK (octet_length(token_hash) = 32),
        CONSTRAINT api_token_name_length CHECK (char_length(name) <= 100),
        CONSTRAINT api_token_name_visible CHECK (name ~ '[^[:space:][:cntrl:]]' AND name !~ '[[:cntrl:]]'),
        CONSTRAINT api_token_may_something CHECK (cardinality(scopes) > 0),
        CONSTRAINT api_token_expires CHECK (expires_at <= created_at + interval '366 days'),
        CONSTRAINT api_token_address_length CHECK (char_length(last_used_address) <= 64)
      )`);
    await queryRunner.query(`CREATE INDEX api_token_of_person ON api_token (person_id, id)`);
    // From where each token was used, so that the audit log tells of another place once.
    await queryRunner.query(`
      CREATE TABLE api_token_address (
        token_id integer NOT NULL CONSTRAINT api_token_address_token_fkey REFERENCES api_token ON DELETE CASCADE,
        address text NOT NULL,
        CONSTRAINT api_token_address_pkey PRIMARY KEY (token_id, address)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE api_token_address`);
    await queryRunner.query(`DROP TABLE api_token`);
  }
}
