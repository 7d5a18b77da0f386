import type { Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { lastValueFrom } from 'rxjs';
import { keyboardDialogConfig } from '../keyboard-dialog-config';
import { CheatSheet } from './cheat-sheet';

/** Shows the keyboard shortcuts until they are closed. */
export async function openCheatSheet(injector: Injector): Promise<undefined> {
  const dialog = injector.get(MatDialog).open<CheatSheet, undefined, undefined>(CheatSheet, {
    ...keyboardDialogConfig(injector),
    ariaLabelledBy: 'td-cheat-sheet',
    autoFocus: 'dialog',
    width: '680px',
    maxHeight: 'calc(100dvh - 32px)',
  });
  return lastValueFrom(dialog.afterClosed());
}
