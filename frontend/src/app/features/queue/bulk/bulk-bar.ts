import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, DOCUMENT, effect, ElementRef, inject, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatTooltip } from '@angular/material/tooltip';
import { Shortcuts } from '../../../core/shortcuts/shortcuts';
import { shortTotal } from '../../../shared/numbers';
import { type FieldName, FIELD_NAMES, type FieldOption, FIELDS } from '../fields/ticket-fields';
import { TicketList } from '../list/ticket-list';
import { Undo } from '../list/undo';
import { bulkOrder } from './bulk-order';
import { BulkRun } from './bulk-run';
import { doingText, progressText } from './bulk-words';
import { CheckBox } from './check-box';
import { Selection } from './selection';

/** What can be done with the selected tickets, and how far it is. */
@Component({
  selector: 'td-bulk-bar',
  imports: [
    CheckBox,
    MatButton,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
    MatProgressBar,
    MatTooltip,
  ],
  templateUrl: './bulk-bar.html',
  styleUrl: './bulk-bar.scss',
  host: {
    role: 'toolbar',
    '[attr.aria-label]': 'label',
    '(keydown)': 'move($event)',
  },
})
export class BulkBar {
  private readonly document = inject(DOCUMENT);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly list = inject(TicketList);
  private readonly bulk = inject(BulkRun);

  protected readonly selection = inject(Selection);
  protected readonly undo = inject(Undo);
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly undoHint = computed(() => this.shortcuts.hint($localize`Undo the last change`, 'Z'));

  /** As people look for them: what is done most comes first. */
  protected readonly fields = FIELD_NAMES.map((name) => ({ name, ...FIELDS[name], ...setTexts(name) })).toReversed();
  protected readonly label = $localize`Selected tickets`;
  protected readonly count = computed(() => shortTotal(this.selection.count()));
  protected readonly selected = computed(() => $localize`${this.count()}:count: selected`);
  /** How many more there are than those that were read; '' when these are all. */
  protected readonly matching = computed(() => {
    const total = this.list.total();
    if (total === undefined || this.selection.allMatching() || this.selection.extent() === 'none') return '';
    return total.count > this.selection.count().count ? shortTotal(total) : '';
  });

  protected readonly run = this.bulk.current;
  protected readonly doing = computed(() => doingText(this.run()?.edit, this.run()?.change));
  protected readonly progress = computed(() => {
    const change = this.run()?.change;
    return change === undefined ? '' : progressText(change);
  });
  protected readonly percent = computed(() => {
    const progress = this.run()?.change?.progress;
    return progress?.of ? (progress.done / progress.of) * 100 : undefined;
  });
  protected readonly stopping = computed(() => this.run()?.change?.cancel_requested === true);

  private focused: Element | null = null;

  constructor() {
    effect(() => {
      const running = this.run() !== undefined;
      const words = running ? untracked(this.doing) : this.selected();
      if (running || this.selection.active()) void this.announcer.announce(words, 'polite');
    });
  }

  protected apply(option: FieldOption): void {
    const everything = this.selection.allMatching();
    this.bulk.start(bulkOrder(this.selection, this.list.filters())(option.edit));
    // Afterwards other tickets may match: nobody selected those.
    if (everything) this.selection.clear();
  }

  /** Digits choose at once, as in the menus of the rows. */
  protected applyByDigit(field: FieldName, menu: MatMenu, event: KeyboardEvent): void {
    const option = FIELDS[field].options[Number(event.key) - 1];
    if (option === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.apply(option);
    menu.closed.emit('click');
  }

  protected cancel(): void {
    this.bulk.cancel();
  }

  /** The focus stays where it was: on the row when a key opened the menu, on the button when a click did. */
  protected rememberFocus(): void {
    this.focused = this.document.activeElement;
  }

  protected restoreFocus(button: HTMLElement): void {
    const { focused } = this;
    const place = focused instanceof HTMLElement && focused !== this.document.body && focused.isConnected;
    (place ? focused : button).focus({ preventScroll: true });
  }

  /** Arrows lead from button to button, as in any toolbar. */
  protected move(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    const buttons = [...this.host.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    const from = buttons.findIndex((button) => button === this.document.activeElement);
    if (from === -1) return;
    buttons[Math.min(Math.max(from + step, 0), buttons.length - 1)]?.focus();
    event.preventDefault();
  }
}

interface SetTexts {
  readonly tooltip: string;
  /** @param count "12", "1,000+" */
  readonly caption: (count: string) => string;
}

function setTexts(field: FieldName): SetTexts {
  switch (field) {
    case 'category':
      return {
        tooltip: $localize`Set the category`,
        caption: (count) => $localize`Set category of ${count}:count:`,
      };
    case 'priority':
      return {
        tooltip: $localize`Set the priority`,
        caption: (count) => $localize`Set priority of ${count}:count:`,
      };
    case 'status':
      return {
        tooltip: $localize`Set the status`,
        caption: (count) => $localize`Set status of ${count}:count:`,
      };
  }
}
