import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CATEGORIES } from '../domain/category.js';
import { PRIORITIES } from '../domain/priority.js';
import { STATUSES } from '../domain/status.js';
import { LIST_ORDERS } from '../tickets/list/list-order.js';
import type { ViewFilters } from './view-filters.js';

const MILLISECONDS = { type: 'timestamptz', precision: 3 } as const;

const someOf = (key: string, values: readonly string[]) =>
  `jsonb_typeof(filters -> '${key}') = 'array' AND filters -> '${key}' <@ '${JSON.stringify(values)}'`;

/** True only when each of the filters is there: a missing one would make it null, which passes. */
const FILTERS_KNOWN = `(
  jsonb_typeof(filters) = 'object'
  AND filters - '{category,priority,status,needs_review,search,order}'::text[] = '{}'
  AND ${someOf('category', CATEGORIES)}
  AND ${someOf('priority', PRIORITIES)}
  AND ${someOf('status', STATUSES)}
  AND jsonb_typeof(filters -> 'needs_review') = 'boolean'
  AND jsonb_typeof(filters -> 'search') = 'string'
  AND char_length(filters ->> 'search') <= 200
  AND filters ->> 'order' IN (${LIST_ORDERS.map((order) => `'${order}'`).join(', ')})
) IS TRUE`;

/** A choice of filters and an order under a name, shared by all agents. */
@Entity('saved_view')
@Check('saved_view_name_length', 'char_length(name) <= 60')
@Check('saved_view_name_visible', `name ~ '[^[:space:][:cntrl:]]' AND name !~ '[[:cntrl:]]'`)
@Check('saved_view_filters_known', FILTERS_KNOWN)
@Check('saved_view_at_most_100', 'place BETWEEN 1 AND 100')
@Unique('saved_view_place', ['place'])
@Index('saved_view_name_taken', { synchronize: false }) // of an expression
export class SavedView {
  @PrimaryGeneratedColumn('identity', { primaryKeyConstraintName: 'saved_view_pkey', generatedIdentity: 'ALWAYS' })
  readonly id: number;

  /** One of the places that there are, so that there are no more views than places. */
  @Column('smallint')
  readonly place: number;

  @Column('text')
  name: string;

  @Column('jsonb')
  filters: ViewFilters;

  @CreateDateColumn({ name: 'created_at', ...MILLISECONDS })
  readonly createdAt: Date;

  @Column({ name: 'updated_at', ...MILLISECONDS, default: () => 'now()' })
  readonly updatedAt: Date;

  @Column('integer', { default: 1 })
  readonly version: number;
}
