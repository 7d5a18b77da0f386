import { Injectable, signal } from '@angular/core';
import type { Category, Priority } from '../../api/types';
import type { Draft } from './suggester';

export const EMPTY_DRAFT: Draft = { title: '', description: '' };

/** What is being written: kept while the person looks at another page, until it is sent. It never leaves the memory. */
@Injectable({ providedIn: 'root' })
export class UnsentTicket {
  readonly draft = signal(EMPTY_DRAFT);
  /** What the person chose; undefined while the field is left to the classifier. */
  readonly category = signal<Category | undefined>(undefined);
  readonly priority = signal<Priority | undefined>(undefined);
}
