import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** The columns of an entity for a statement that is written by hand, and the entities in its rows. */
export class EntityColumns<Entity extends object> {
  /** How many values of a row an entity takes. */
  readonly count: number;
  private readonly columns: readonly ColumnMetadata[];
  private readonly type: new () => Entity;

  constructor(metadata: EntityMetadata) {
    this.columns = metadata.columns;
    this.count = metadata.columns.length;
    this.type = metadata.target as new () => Entity;
  }

  /** All of them for a SELECT or RETURNING, as `read` wants them. */
  of(alias: string): string {
    return this.columns.map(({ databaseName }) => `${alias}.${databaseName}`).join(', ');
  }

  /** The column of each of these properties. */
  names(properties: readonly (keyof Entity & string)[]): string {
    return properties.map((property) => this.column(property).databaseName).join(', ');
  }

  /** A parameter for each of these properties, of its column's type: `$3::ticket_category, $4::text`. */
  parameters(properties: readonly (keyof Entity & string)[], first: number): string {
    return properties.map((property, index) => `$${first + index}::${typeOf(this.column(property))}`).join(', ');
  }

  /** An assignment for each of these properties: `category = $3::ticket_category, title = $4::text`. */
  assignments(properties: readonly (keyof Entity & string)[], first: number): string {
    return properties
      .map((property, index) => `${this.names([property])} = ${this.parameters([property], first + index)}`)
      .join(', ');
  }

  /** The values of these properties as the driver wants them. */
  values(properties: readonly (keyof Entity & string)[], entity: Partial<Entity>): unknown[] {
    return properties.map((property) => {
      const value = entity[property];
      return this.column(property).type === 'jsonb' ? JSON.stringify(value) : value;
    });
  }

  /** The entity whose columns begin at this place of a row; null when an outer join found none. */
  read(row: readonly unknown[], start = 0): Entity | null {
    if (row[start] === null) return null;
    const entity = new this.type();
    for (const [index, { propertyName }] of this.columns.entries()) {
      entity[propertyName as keyof Entity] = row[start + index] as Entity[keyof Entity];
    }
    return entity;
  }

  private column(property: string): ColumnMetadata {
    const column = this.columns.find(({ propertyName }) => propertyName === property);
    if (!column) throw new Error(`There is no column for ${property}.`);
    return column;
  }
}

function typeOf({ type, enumName }: ColumnMetadata): string {
  return enumName ?? (typeof type === 'string' ? type : 'integer');
}
