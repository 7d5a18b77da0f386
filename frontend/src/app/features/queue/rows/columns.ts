import { computed, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** Columns that can be left out; the ticket itself always shows. */
export const COLUMNS = ['id', 'category', 'priority', 'status', 'suggestion', 'age'] as const;

export type ColumnName = (typeof COLUMNS)[number];

const STORAGE_KEY = 'triagedesk.queue.hidden-columns';

/** Which columns the table has: all, except those that somebody hid in this browser. */
@Injectable({ providedIn: 'root' })
export class Columns {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly hidden = signal<readonly ColumnName[]>(this.remembered());

  /** In their order in the table. */
  readonly shown = computed(() => {
    const [id, ...others] = COLUMNS.filter((name) => this.shows(name));
    return id === 'id' ? ['select', id, 'ticket', ...others] : ['select', 'ticket', ...(id ? [id] : []), ...others];
  });
  readonly anyHidden = computed(() => this.hidden().length > 0);

  shows(name: ColumnName): boolean {
    return !this.hidden().includes(name);
  }

  toggle(name: ColumnName): void {
    this.set(this.shows(name) ? [...this.hidden(), name] : this.hidden().filter((other) => other !== name));
  }

  showAll(): void {
    this.set([]);
  }

  private set(hidden: readonly ColumnName[]): void {
    this.hidden.set(hidden);
    try {
      if (hidden.length === 0) this.window?.localStorage.removeItem(STORAGE_KEY);
      else this.window?.localStorage.setItem(STORAGE_KEY, hidden.join(','));
    } catch {
      // Storage is blocked: the choice lasts until the page is left.
    }
  }

  private remembered(): readonly ColumnName[] {
    try {
      const kept = (this.window?.localStorage.getItem(STORAGE_KEY) ?? '').split(',');
      return COLUMNS.filter((name) => kept.includes(name));
    } catch {
      return [];
    }
  }
}
