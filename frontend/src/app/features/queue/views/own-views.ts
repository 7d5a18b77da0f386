import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
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
  /** What is kept is stored as well, by other tabs too. */
  private isStored = true;

  readonly all = this.kept.asReadonly();

  constructor() {
    const follow = ({ key }: StorageEvent) => {
      if (key === STORAGE_KEY || key === null) this.kept.set(this.remembered());
    };
    this.window?.addEventListener('storage', follow);
    inject(DestroyRef).onDestroy(() => this.window?.removeEventListener('storage', follow));
  }

  has(name: string): boolean {
    return this.kept().some((view) => view.name === name);
  }

  add(view: OwnView): void {
    this.change((views) => [...views.filter(({ name }) => name !== view.name), view]);
  }

  rename(from: string, to: string): void {
    this.change((views) => views.map((view) => (view.name === from ? { ...view, name: to } : view)));
  }

  remove(name: string): void {
    this.change((views) => views.filter((view) => view.name !== name));
  }

  /** Another tab may have just stored others: they stay. */
  private change(made: (views: readonly OwnView[]) => readonly OwnView[]): void {
    const views = made(this.isStored ? this.remembered() : this.kept());
    this.kept.set(views);
    const kept: readonly KeptView[] = views.map(({ name, filters }) => ({ name, params: writeFilters(filters) }));
    try {
      this.window?.localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
    } catch {
      this.isStored = false; // storage is blocked: they last until the page is left
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
