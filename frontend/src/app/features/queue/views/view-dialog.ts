import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Observable } from 'rxjs';
import { sentenceFor } from '../../../core/errors/sentence';

/** What a view is saved or renamed with. */
export interface ViewDialogData {
  readonly heading: string;
  readonly name: string;
  /** What it shows, in words. */
  readonly shows: string;
  /** True where the person chooses who sees it. */
  readonly asksForWhom: boolean;
  isTaken(name: string, forAll: boolean): boolean;
  save(name: string, forAll: boolean): Observable<void>;
}

/** Asks for the name of a view, and who is to see it. */
@Component({
  selector: 'td-view-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  templateUrl: './view-dialog.html',
  styleUrl: './view-dialog.scss',
})
export class ViewDialog {
  private readonly dialog = inject<MatDialogRef<ViewDialog, boolean>>(MatDialogRef);
  protected readonly data = inject<ViewDialogData>(MAT_DIALOG_DATA);

  protected readonly name = signal(this.data.name);
  protected readonly forAll = signal(false);
  protected readonly saving = signal(false);
  private readonly failure = signal('');
  protected readonly message = computed(() => {
    const name = this.name().trim();
    if (name !== this.data.name && this.data.isTaken(name, this.forAll()))
      return $localize`There is a view with this name already.`;
    return this.failure();
  });
  protected readonly ready = computed(() => this.name().trim() !== '' && this.message() === '' && !this.saving());

  protected edit(name: string): void {
    this.failure.set('');
    this.name.set(name);
  }

  protected choose(forAll: boolean): void {
    this.failure.set('');
    this.forAll.set(forAll);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (!this.ready()) return;
    this.saving.set(true);
    this.data.save(this.name().trim(), this.forAll()).subscribe({
      next: () => {
        this.dialog.close(true);
      },
      error: (error: unknown) => {
        this.saving.set(false);
        this.failure.set($localize`It was not saved. ${sentenceFor(error)}:reason:`);
      },
    });
  }
}
