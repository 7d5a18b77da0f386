import { inject, Injectable } from '@angular/core';
import { type Observable, of, Subject } from 'rxjs';
import { ViewsApi } from '../../../api/views-api';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { type DeletedView, UndoStack } from '../list/undo-stack';
import { OwnViews } from './own-views';

/** The way back for views that were deleted, for as long as it is for other changes. */
@Injectable({ providedIn: 'root' })
export class DeletedViews {
  private readonly api = inject(ViewsApi);
  private readonly own = inject(OwnViews);
  private readonly notifier = inject(Notifier);
  private readonly undoStack = inject(UndoStack);

  private readonly back = new Subject<void>();
  /** There is a view again. */
  readonly broughtBack = this.back.asObservable();

  note(deleted: DeletedView): void {
    this.undoStack.push(deleted);
    this.notifier.info($localize`The view “${deleted.name}:name:” was deleted.`, {
      label: $localize`Undo`,
      run: () => this.bringBack(deleted),
    });
  }

  bringBack(deleted: DeletedView): void {
    if (!this.undoStack.take(deleted)) return;
    const { name } = deleted;
    if (!deleted.shared && this.own.has(name)) {
      this.notifier.error(notBroughtBack(name, $localize`There is a view with this name already.`));
      return;
    }
    this.add(deleted).subscribe({
      next: () => {
        this.back.next();
        this.notifier.info($localize`Undone. The view “${name}:name:” is back.`);
      },
      error: (error: unknown) => {
        this.notifier.error(notBroughtBack(name, sentenceFor(error)), {
          label: $localize`Retry`,
          run: () => {
            this.undoStack.push(deleted);
            this.bringBack(deleted);
          },
        });
      },
    });
  }

  private add({ name, filters, shared }: DeletedView): Observable<unknown> {
    if (shared) return this.api.create(name, filters);
    this.own.add({ name, filters });
    return of(undefined);
  }
}

function notBroughtBack(name: string, reason: string): string {
  return $localize`The view “${name}:name:” was not brought back. ${reason}:reason:`;
}
