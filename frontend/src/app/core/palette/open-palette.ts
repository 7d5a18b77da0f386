import type { Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { lastValueFrom } from 'rxjs';
import { keyboardDialogConfig } from '../shortcuts/keyboard-dialog-config';
import type { Command } from '../shortcuts/shortcuts';
import { Palette } from './palette';

/** Lets a person choose a command, beginning with what they have typed; undefined when they leave without one. */
export function openPalette(injector: Injector, typed: string): Promise<Command | undefined> {
  const dialog = injector.get(MatDialog).open<Palette, string, Command>(Palette, {
    ...keyboardDialogConfig(injector),
    data: typed,
    ariaLabel: $localize`Commands`,
    autoFocus: 'input',
    width: '600px',
    position: { top: 'clamp(8px, 12vh, 120px)' },
  });
  return lastValueFrom(dialog.afterClosed());
}
