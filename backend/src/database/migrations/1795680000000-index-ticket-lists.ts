import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One index for each order of the list. It leads through the tickets of each combination of the three values in that
 * order, so that any filter is a merge of the first rows of a few of the 64 combinations. What needs a review is rare among
 * all tickets, so what is not decided has indexes of its own.
 */
export class IndexTicketLists1795680000000 implements MigrationInterface {
  readonly name = 'IndexTicketLists1795680000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX ticket_by_values_created ON ticket (category, priority, status, created_at, id)`,
    );
    await queryRunner.query(
      `CREATE INDEX ticket_by_values_updated ON ticket (category, priority, status, updated_at, id)`,
    );
    // Highest first is least sure first; decided tickets, whose confidences are null, come last.
    await queryRunner.query(
      `CREATE INDEX ticket_by_values_doubt ON ticket
        (category, priority, status, (1 - coalesce(least(category_confidence, priority_confidence), 2)), id)`,
    );
    const undecided = 'category_confidence IS NOT NULL OR priority_confidence IS NOT NULL';
    await queryRunner.query(
      `CREATE INDEX ticket_undecided_by_values_created ON ticket (category, priority, status, created_at, id)
        WHERE ${undecided}`,
    );
    await queryRunner.query(
      `CREATE INDEX ticket_undecided_by_values_updated ON ticket (category, priority, status, updated_at, id)
        WHERE ${undecided}`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX ticket_undecided_by_values_created, ticket_undecided_by_values_updated`);
    await queryRunner.query(`DROP INDEX ticket_by_values_created, ticket_by_values_updated, ticket_by_values_doubt`);
  }
}
