import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { plural } from '../../../locale/plural';
import { isPaletteKey } from '../shortcuts/key-event';
import { Keys } from '../shortcuts/keys';
import { type Command, Shortcuts } from '../shortcuts/shortcuts';
import { PaletteCommands } from './palette-commands';
import { allSections, matchingSections } from './palette-sections';
import { RecentCommands } from './recent-commands';

/** From the last key until the number of commands is read out, in milliseconds. */
export const ANNOUNCE_MS = 500;

/** How far Page Up and Page Down go. */
const PAGE = 7;

/**
 * Finds a command by what it is called and closes with it. The focus stays in the field, as it does in a combobox; the
 * list is a listbox of which one option is active. (A cdkListbox would want the focus for itself.)
 */
@Component({
  selector: 'td-palette',
  imports: [Keys, MatIcon],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
  host: {
    '(keydown)': 'closeOnPaletteKey($event)',
    '(mousedown)': 'keepFocus($event)',
    '(mousemove)': 'point($event)',
    '(click)': 'pick($event)',
  },
})
export class Palette {
  private readonly dialog = inject<MatDialogRef<Palette, Command>>(MatDialogRef);
  private readonly commands = inject(PaletteCommands);
  private readonly shortcuts = inject(Shortcuts);
  private readonly recent = inject(RecentCommands);
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');

  protected readonly query = signal(inject<string>(MAT_DIALOG_DATA));
  protected readonly sections = computed(() => {
    const query = this.query();
    return query.trim() === ''
      ? allSections(this.commands.all(), this.recent.labels())
      : matchingSections(query, this.commands.all(), this.commands.byNumber(query), this.commands.bySearch(query));
  });
  private readonly entries = computed(() => this.sections().flatMap(({ entries }) => entries));
  /** The first entry again whenever the query changes. */
  private readonly chosen = linkedSignal({ source: this.query, computation: () => 0 });
  /** What is offered may become less while the palette is open. */
  protected readonly active = computed(() => Math.min(this.chosen(), this.entries().length - 1));

  constructor() {
    afterRenderEffect(() => {
      const active = this.active();
      const { nativeElement: list } = this.list();
      // With the first entry comes its heading.
      if (active <= 0) list.scrollTop = 0;
      else list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    });

    const announcer = inject(LiveAnnouncer);
    effect((onCleanup) => {
      if (this.query().trim() === '') return;
      // The search is always there and is no command.
      const count = this.entries().length - 1;
      const words =
        count === 0
          ? $localize`No command. Enter searches the tickets.`
          : plural(count, $localize`${count}:count: command.`, $localize`${count}:count: commands.`);
      const timer = setTimeout(() => void announcer.announce(words, 'polite'), ANNOUNCE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected press(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const last = this.entries().length - 1;
    const active = this.active();
    switch (event.key) {
      case 'ArrowDown':
        this.chosen.set(active === last ? 0 : active + 1);
        break;
      case 'ArrowUp':
        this.chosen.set(active === 0 ? last : active - 1);
        break;
      case 'PageDown':
        this.chosen.set(Math.min(active + PAGE, last));
        break;
      case 'PageUp':
        this.chosen.set(Math.max(active - PAGE, 0));
        break;
      case 'Home':
        this.chosen.set(0);
        break;
      case 'End':
        this.chosen.set(last);
        break;
      case 'Enter':
        this.run(active);
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  /** The keys of a command, unless they are switched off. */
  protected keysOf({ keys }: Command): string | undefined {
    return this.shortcuts.enabled() || keys?.startsWith('Ctrl ') === true ? keys : undefined;
  }

  protected isGlyph(icon: string): boolean {
    return /^(?:status|priority)-/.test(icon);
  }

  /** The key that opens the palette closes it too. */
  protected closeOnPaletteKey(event: KeyboardEvent): void {
    if (!isPaletteKey(event)) return;
    event.preventDefault();
    // Held down, it is still the key that opens.
    if (!event.repeat) this.close();
  }

  protected close(): void {
    this.dialog.close();
  }

  protected keepFocus(event: Event): void {
    if (indexOf(event.target) !== undefined) event.preventDefault();
  }

  /** The pointer chooses where it moves, not where the list moves under it. */
  protected point(event: MouseEvent): void {
    const index = indexOf(event.target);
    if (index !== undefined && (event.movementX !== 0 || event.movementY !== 0)) this.chosen.set(index);
  }

  protected pick(event: Event): void {
    const index = indexOf(event.target);
    if (index !== undefined) this.run(index);
  }

  private run(index: number): void {
    const command = this.entries()[index]?.command;
    if (command === undefined) return;
    if (this.commands.all().some(({ label }) => label === command.label)) this.recent.add(command.label);
    this.dialog.close(command);
  }
}

/** The place of the option under the pointer. */
function indexOf(target: EventTarget | null): number | undefined {
  const option = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
  return option === null ? undefined : Number(option.dataset['index']);
}
