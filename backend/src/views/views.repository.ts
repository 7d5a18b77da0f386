import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { EntityColumns } from '../database/entity-columns.js';
import { runPrepared } from '../database/prepared.js';
import { SavedView } from './saved-view.entity.js';
import { TooManyViewsError, ViewNameTakenError } from './view-errors.js';

const MOST_VIEWS = 100;
/** Two at once may take the same place; the loser takes another one. */
const MOST_ATTEMPTS = 20;

export type ViewChanges = Partial<Pick<SavedView, 'name' | 'filters'>>;

/** Versions of which a view must have one for a change to be made; undefined when any will do. */
export type ExpectedVersions = readonly number[] | undefined;

@Injectable()
export class ViewsRepository {
  private readonly columns: EntityColumns<SavedView>;

  constructor(@InjectRepository(SavedView) private readonly views: Repository<SavedView>) {
    this.columns = new EntityColumns<SavedView>(views.metadata);
  }

  async findAll(): Promise<SavedView[]> {
    return this.views.find();
  }

  async findById(id: number): Promise<SavedView | null> {
    return this.views.findOneBy({ id });
  }

  /**
   * @throws ViewNameTakenError
   * @throws TooManyViewsError
   */
  async insert(view: Pick<SavedView, 'name' | 'filters'>): Promise<SavedView> {
    const properties = ['name', 'filters'] as const;
    const insertion = `
      INSERT INTO saved_view (${this.columns.names(properties)}, place)
      SELECT ${this.columns.parameters(properties, 1)}, coalesce((
        SELECT free FROM generate_series(1, ${MOST_VIEWS}) AS free
        WHERE NOT EXISTS (SELECT FROM saved_view WHERE place = free)
        ORDER BY random() LIMIT 1
      ), ${MOST_VIEWS + 1})
      RETURNING ${this.columns.of('saved_view')}`;
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.first(insertion, this.columns.values(properties, view))) as SavedView;
      } catch (error) {
        if (constraintOf(error) === 'saved_view_place' && attempt < MOST_ATTEMPTS) continue;
        throw refusalOf(error, view.name);
      }
    }
  }

  /**
   * Answers the view as this change left it, or null when there is none of an expected version.
   * @param changes at least one
   * @throws ViewNameTakenError
   */
  async update(id: number, changes: ViewChanges, expected: ExpectedVersions): Promise<SavedView | null> {
    const properties = (['name', 'filters'] as const).filter((property) => changes[property] !== undefined);
    try {
      return await this.first(
        `UPDATE saved_view SET ${this.columns.assignments(properties, 3)}, version = version + 1, updated_at = now()
        WHERE id = $1 AND ($2::integer[] IS NULL OR version = ANY ($2))
        RETURNING ${this.columns.of('saved_view')}`,
        [id, expected ?? null, ...this.columns.values(properties, changes)],
      );
    } catch (error) {
      throw refusalOf(error, changes.name ?? '');
    }
  }

  /** False when there was no such view of an expected version. */
  async delete(id: number, expected: ExpectedVersions): Promise<boolean> {
    const deleted = await runPrepared(
      this.views.manager,
      'DELETE FROM saved_view WHERE id = $1 AND ($2::integer[] IS NULL OR version = ANY ($2)) RETURNING 1',
      [id, expected ?? null],
    );
    return deleted.length === 1;
  }

  private async first(text: string, values: unknown[]): Promise<SavedView | null> {
    const [row] = await runPrepared(this.views.manager, text, values);
    return row ? this.columns.read(row) : null;
  }
}

function constraintOf(error: unknown): unknown {
  return (error as { constraint?: unknown }).constraint;
}

/** What a constraint has to say; the error itself when it is none that a client can run into. */
function refusalOf(error: unknown, name: string): unknown {
  switch (constraintOf(error)) {
    case 'saved_view_name_taken':
      return new ViewNameTakenError(name);
    case 'saved_view_at_most_100':
      return new TooManyViewsError(MOST_VIEWS);
    default:
      return error;
  }
}
