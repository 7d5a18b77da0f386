import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignInByOpenId1796976000000 implements MigrationInterface {
  readonly name = 'SignInByOpenId1796976000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE openid_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id integer NOT NULL CONSTRAINT openid_identity_person_fkey REFERENCES person ON DELETE CASCADE,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT openid_identity_pkey PRIMARY KEY (issuer, subject),
        CONSTRAINT openid_identity_of_person UNIQUE (person_id),
        CONSTRAINT openid_identity_issuer_length CHECK (char_length(issuer) BETWEEN 1 AND 2000),
        CONSTRAINT openid_identity_subject_length CHECK (char_length(subject) BETWEEN 1 AND 255)
      )`);
    await queryRunner.query(`
      CREATE TABLE openid_attempt (
        token_hash bytea CONSTRAINT openid_attempt_pkey PRIMARY KEY,
        state text NOT NULL,
        nonce text NOT NULL,
        verifier text NOT NULL,
        next text NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT openid_attempt_token_length CHECK (octet_length(token_hash) = 32),
        CONSTRAINT openid_attempt_next_is_path CHECK (next ~ '^/' AND char_length(next) <= 2000)
      )`);
    await queryRunner.query(`CREATE INDEX openid_attempt_by_end ON openid_attempt (expires_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE openid_attempt`);
    await queryRunner.query(`DROP TABLE openid_identity`);
  }
}
