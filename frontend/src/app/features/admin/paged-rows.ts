import { computed, signal } from '@angular/core';
import type { Observable, Subscription } from 'rxjs';
import type { Page } from '../../api/pages';
import { sentenceFor } from '../../core/errors/sentence';

/** A list that grows page by page, for as long as somebody asks for more. */
export class PagedRows<Row> {
  private readonly kept = signal<readonly Row[] | undefined>(undefined);
  private readonly error = signal<unknown>(undefined);
  private next: string | undefined;
  private reading: Subscription | undefined;

  /** Undefined until the first page is there. */
  readonly rows = this.kept.asReadonly();
  readonly isLoading = signal(false);
  readonly hasMore = signal(false);
  /** Why the last page did not come; '' when it did. */
  readonly failure = computed(() => (this.error() === undefined ? '' : sentenceFor(this.error())));

  /** @param page reads the page at a cursor, or the first one */
  constructor(private readonly page: (cursor?: string) => Observable<Page<Row>>) {}

  /** Begins anew. */
  restart(): void {
    this.kept.set(undefined);
    this.next = undefined;
    this.more();
  }

  /** Goes on, or tries again. An answer that nobody waits for any more is dropped. */
  more(): void {
    this.reading?.unsubscribe();
    this.isLoading.set(true);
    this.error.set(undefined);
    this.reading = this.page(this.next).subscribe({
      next: ({ rows, next }) => {
        this.isLoading.set(false);
        this.kept.update((before = []) => [...before, ...rows]);
        this.next = next;
        this.hasMore.set(next !== undefined);
      },
      error: (error: unknown) => {
        this.isLoading.set(false);
        this.error.set(error);
      },
    });
  }

  takeOut(isOut: (row: Row) => boolean): void {
    this.kept.update((rows) => rows?.filter((row) => !isOut(row)));
  }

  /** Nobody looks any more. */
  stop(): void {
    this.reading?.unsubscribe();
  }
}
