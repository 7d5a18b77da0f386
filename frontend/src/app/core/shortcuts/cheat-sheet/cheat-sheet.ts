import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialogClose } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { Keys } from '../keys';
import { type Shortcut, Shortcuts } from '../shortcuts';

/** From what works everywhere to what works in one place. */
const GROUPS = ['Anywhere', 'Queue', 'Ticket', 'Triage'];

/** Which keys there are on this page, and the switch for those that are pressed by themselves. */
@Component({
  selector: 'td-cheat-sheet',
  imports: [Keys, MatDialogClose, MatIcon, MatIconButton, MatSlideToggle],
  templateUrl: './cheat-sheet.html',
  styleUrl: './cheat-sheet.scss',
})
export class CheatSheet {
  protected readonly shortcuts = inject(Shortcuts);

  protected readonly groups = computed(() =>
    [...Map.groupBy(this.shortcuts.listed(), ({ group }) => group)]
      .map(([name, shortcuts]) => ({ name, shortcuts: once(shortcuts) }))
      .toSorted((one, other) => rank(one.name) - rank(other.name)),
  );
}

/** A part of the page that is there twice lists its keys twice. */
function once(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  return [...new Map(shortcuts.map((shortcut) => [`${shortcut.keys}: ${shortcut.label}`, shortcut])).values()];
}

function rank(group: string): number {
  const index = GROUPS.indexOf(group);
  return index === -1 ? GROUPS.length : index;
}
