import type { Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { lastValueFrom } from 'rxjs';
import { CheatSheet } from './cheat-sheet';

/** Shows the keyboard shortcuts until they are closed. */
export async function openCheatSheet(injector: Injector): Promise<undefined> {
  const dialog = injector.get(MatDialog).open<CheatSheet, undefined, undefined>(CheatSheet, {
    ariaLabelledBy: 'td-cheat-sheet',
    ariaModal: true,
    autoFocus: 'dialog',
    enterAnimationDuration: 120,
    exitAnimationDuration: 0,
    width: '680px',
    maxWidth: 'calc(100vw - 16px)',
    maxHeight: 'calc(100dvh - 32px)',
  });
  return lastValueFrom(dialog.afterClosed());
}
