import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { Category, Priority } from '../../api/types';
import { CATEGORIES, PRIORITIES } from '../../shared/vocabulary';
import type { Draft } from './suggester';

export const EMPTY_DRAFT: Draft = { title: '', description: '' };

const STORAGE_KEY = 'triagedesk.unsent-ticket';

interface Kept {
  readonly draft: Draft;
  readonly category?: Category;
  readonly priority?: Priority;
}

/**
 * What is being written: kept while the person looks at another page, until it is sent. It is in the memory only, and in
 * the tab's own storage for the moment of a reload, which another language or a new release may want.
 */
@Injectable({ providedIn: 'root' })
export class UnsentTicket {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly kept = this.takeBack();

  readonly draft = signal<Draft>(this.kept?.draft ?? EMPTY_DRAFT);
  /** What the person chose; undefined while the field is left to the classifier. */
  readonly category = signal(this.kept?.category);
  readonly priority = signal(this.kept?.priority);

  constructor() {
    const keep = () => this.keep();
    this.window?.addEventListener('pagehide', keep);
    inject(DestroyRef).onDestroy(() => this.window?.removeEventListener('pagehide', keep));
  }

  private keep(): void {
    const { title, description } = this.draft();
    try {
      const kept = { title, description, category: this.category(), priority: this.priority() };
      if (title === '' && description === '') this.window?.sessionStorage.removeItem(STORAGE_KEY);
      else this.window?.sessionStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
    } catch {
      // Storage is blocked: a reload loses what was written.
    }
  }

  private takeBack(): Kept | undefined {
    try {
      const kept: unknown = JSON.parse(this.window?.sessionStorage.getItem(STORAGE_KEY) ?? 'null');
      this.window?.sessionStorage.removeItem(STORAGE_KEY);
      return readKept(kept);
    } catch {
      return undefined; // Storage is blocked, or holds something else.
    }
  }
}

function readKept(kept: unknown): Kept | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { title, description, category, priority } = kept as Record<string, unknown>;
  if (typeof title !== 'string' || typeof description !== 'string') return undefined;
  const [chosen, urgency] = [CATEGORIES.find((one) => one === category), PRIORITIES.find((one) => one === priority)];
  return { draft: { title, description }, ...(chosen && { category: chosen }), ...(urgency && { priority: urgency }) };
}
