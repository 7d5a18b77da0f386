import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialogClose } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { Keys } from '../keys';
import { type Shortcut, type ShortcutGroup, Shortcuts } from '../shortcuts';

/** From what works everywhere to what works in one place. */
const GROUPS: readonly ShortcutGroup[] = ['Anywhere', 'Queue', 'Ticket', 'Triage'];

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
      .toSorted(([one], [other]) => GROUPS.indexOf(one) - GROUPS.indexOf(other))
      .map(([group, shortcuts]) => ({ name: nameOf(group), shortcuts: once(shortcuts) })),
  );
}

/** A part of the page that is there twice lists its keys twice. */
function once(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  return [...new Map(shortcuts.map((shortcut) => [`${shortcut.keys}: ${shortcut.label}`, shortcut])).values()];
}

function nameOf(group: ShortcutGroup): string {
  switch (group) {
    case 'Anywhere':
      return $localize`:where keys work|:Anywhere`;
    case 'Queue':
      return $localize`:where keys work|:Queue`;
    case 'Ticket':
      return $localize`:where keys work|:Ticket`;
    case 'Triage':
      return $localize`:where keys work|:Triage`;
  }
}
