import type { Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { lastValueFrom } from 'rxjs';
import type { Command } from '../shortcuts/shortcuts';
import { Palette } from './palette';

/** Lets a person choose a command, beginning with what they have typed; undefined when they leave without one. */
export function openPalette(injector: Injector, typed: string): Promise<Command | undefined> {
  const dialog = injector.get(MatDialog).open<Palette, string, Command>(Palette, {
    data: typed,
    ariaLabel: $localize`Commands`,
    ariaModal: true,
    autoFocus: 'input',
    // The first letters are often typed before the dialog has finished appearing.
    delayFocusTrap: false,
    enterAnimationDuration: 120,
    exitAnimationDuration: 0,
    width: '600px',
    maxWidth: 'calc(100vw - 16px)',
    position: { top: 'clamp(8px, 12vh, 120px)' },
  });
  return lastValueFrom(dialog.afterClosed());
}
