import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { Params } from '@angular/router';
import type { TicketFilters } from '../../../api/types';
import { readFilters, writeFilters } from '../../../core/queue-url/queue-url';

/** A view of one's own. Its name is its identity. */
export interface OwnView {
  readonly name: string;
  readonly filters: TicketFilters;
}

/** As it is kept: the filters as in an address, so that what is read back is checked like one. */
interface KeptView {
  readonly name: string;
  readonly params: Params;
}

const STORAGE_KEY = 'triagedesk.queue.views';

/** The views that somebody keeps in this browser, in the order in which they were saved. */
@Injectable({ providedIn: 'root' })
export class OwnViews {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly kept = signal<readonly OwnView[]>(this.remembered());

  readonly all = this.kept.asReadonly();

  add(view: OwnView): void {
    this.set([...this.kept().filter(({ name }) => name !== view.name), view]);
  }

  rename(from: string, to: string): void {
    this.set(this.kept().map((view) => (view.name === from ? { ...view, name: to } : view)));
  }

  remove(name: string): void {
    this.set(this.kept().filter((view) => view.name !== name));
  }

  private set(views: readonly OwnView[]): void {
    this.kept.set(views);
    const kept: readonly KeptView[] = views.map(({ name, filters }) => ({ name, params: writeFilters(filters) }));
    try {
      this.window?.localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
    } catch {
      // Storage is blocked: they last until the page is left.
    }
  }

  private remembered(): readonly OwnView[] {
    try {
      const kept: unknown = JSON.parse(this.window?.localStorage.getItem(STORAGE_KEY) ?? '[]');
      return Array.isArray(kept)
        ? kept.filter(isKept).map(({ name, params }) => ({ name, filters: readFilters(params) }))
        : [];
    } catch {
      return [];
    }
  }
}

function isKept(value: unknown): value is KeptView {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('params' in value)) return false;
  return typeof value.name === 'string' && typeof value.params === 'object' && value.params !== null;
}
