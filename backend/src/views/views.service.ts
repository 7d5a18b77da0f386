import { Injectable } from '@nestjs/common';
import { ValidationError } from '../common/errors/domain-error.js';
import type { CreateViewDto } from './dto/create-view.dto.js';
import { SavedViewDto } from './dto/saved-view.dto.js';
import type { UpdateViewDto } from './dto/update-view.dto.js';
import type { GivenFiltersDto } from './dto/view-filters.dto.js';
import type { SavedView } from './saved-view.entity.js';
import { ViewChangedError, ViewNotFoundError } from './view-errors.js';
import { completeFilters, type ViewFilters } from './view-filters.js';
import { ViewsRepository, type ExpectedVersions, type ViewChanges } from './views.repository.js';

/** As people look names up, and not as their characters are numbered. */
const BY_NAME = new Intl.Collator('en', { numeric: true });

/** The views that all agents share. */
@Injectable()
export class ViewsService {
  constructor(private readonly repository: ViewsRepository) {}

  /** By name. */
  async list(): Promise<SavedView[]> {
    const views = await this.repository.findAll();
    return views.toSorted((a, b) => BY_NAME.compare(a.name, b.name) || a.id - b.id);
  }

  /**
   * @throws ValidationError when relevance is asked for without a search
   * @throws ViewNameTakenError
   * @throws TooManyViewsError
   */
  async create({ name, filters }: CreateViewDto): Promise<SavedView> {
    return this.repository.insert({ name, filters: understood(filters) });
  }

  /**
   * @throws ValidationError when relevance is asked for without a search
   * @throws ViewNameTakenError
   * @throws ViewNotFoundError
   * @throws ViewChangedError when the view has none of the expected versions; then nothing is changed
   */
  async update(id: number, { name, filters }: UpdateViewDto, expected: ExpectedVersions): Promise<SavedView> {
    const changes: ViewChanges = {
      ...(name !== undefined && { name }),
      ...(filters !== undefined && { filters: understood(filters) }),
    };
    if (Object.keys(changes).length > 0) {
      return (await this.repository.update(id, changes, expected)) ?? this.refuseChange(id);
    }
    const view = await this.existing(id);
    if (expected && !expected.includes(view.version)) throw new ViewChangedError(SavedViewDto.from(view));
    return view;
  }

  /**
   * @throws ViewNotFoundError
   * @throws ViewChangedError when the view has none of the expected versions; then it stays
   */
  async delete(id: number, expected: ExpectedVersions): Promise<void> {
    if (!(await this.repository.delete(id, expected))) await this.refuseChange(id);
  }

  /** Says why a view could not be changed: it is gone, or somebody else has changed it. */
  private async refuseChange(id: number): Promise<never> {
    throw new ViewChangedError(SavedViewDto.from(await this.existing(id)));
  }

  private async existing(id: number): Promise<SavedView> {
    const view = await this.repository.findById(id);
    if (!view) throw new ViewNotFoundError(id);
    return view;
  }
}

/** As the list of tickets understands them. */
function understood(given: GivenFiltersDto): ViewFilters {
  const filters = completeFilters(given);
  if (filters.order === 'relevance' && filters.search === '') {
    throw new ValidationError({ 'filters.order': ['order can be relevance only together with search'] });
  }
  return filters;
}
