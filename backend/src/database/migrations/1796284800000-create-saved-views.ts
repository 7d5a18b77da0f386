import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A filter that is a list of some of these values. */
const someOf = (key: string, ...values: string[]) =>
  `jsonb_typeof(filters -> '${key}') = 'array' AND filters -> '${key}' <@ '${JSON.stringify(values)}'`;

export class CreateSavedViews1796284800000 implements MigrationInterface {
  readonly name = 'CreateSavedViews1796284800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // The condition on the filters is true only when each of them is there: a missing one would make it null, which passes.
    await queryRunner.query(`
      CREATE TABLE saved_view (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT saved_view_pkey PRIMARY KEY,
        place smallint NOT NULL,
        name text NOT NULL,
        filters jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT saved_view_place UNIQUE (place),
        CONSTRAINT saved_view_at_most_100 CHECK (place BETWEEN 1 AND 100),
        CONSTRAINT saved_view_name_length CHECK (char_length(name) <= 60),
        CONSTRAINT saved_view_name_visible CHECK (name ~ '[^[:space:][:cntrl:]]' AND name !~ '[[:cntrl:]]'),
        CONSTRAINT saved_view_filters_known CHECK ((
          jsonb_typeof(filters) = 'object'
          AND filters - '{category,priority,status,needs_review,search,order}'::text[] = '{}'
          AND ${someOf('category', 'billing', 'technical', 'account', 'general')}
          AND ${someOf('priority', 'low', 'medium', 'high', 'critical')}
          AND ${someOf('status', 'open', 'in_progress', 'resolved', 'closed')}
          AND jsonb_typeof(filters -> 'needs_review') = 'boolean'
          AND jsonb_typeof(filters -> 'search') = 'string'
          AND char_length(filters ->> 'search') <= 200
          AND filters ->> 'order' IN ('newest', 'oldest', 'priority', 'updated', 'least_sure', 'relevance')
        ) IS TRUE)
      )`);
    await queryRunner.query(`
      CREATE UNIQUE INDEX saved_view_name_taken ON saved_view (casefold(name COLLATE pg_unicode_fast))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE saved_view`);
  }
}
