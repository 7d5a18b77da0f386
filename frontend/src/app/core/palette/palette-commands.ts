import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { TicketFilters } from '../../api/types';
import {
  CATEGORIES,
  CATEGORY_TERMS,
  PRIORITIES,
  PRIORITY_TERMS,
  type Term,
  STATUS_TERMS,
  STATUSES,
} from '../../shared/vocabulary';
import { QueueUrl } from '../queue-url/queue-url';
import { DESTINATIONS } from '../shell/destinations';
import { THEMES } from '../shell/themes';
import { type Command, KEYBOARD, Shortcuts } from '../shortcuts/shortcuts';
import { ThemeChoice } from '../theme/theme-choice';

const GO_TO = 'Go to';
const FILTER = 'Filter the queue';
const THEME = 'Theme';

type FilterField = 'status' | 'priority' | 'category';

/** "Show critical priority tickets". */
const NOUNS: Readonly<Record<FilterField, string>> = {
  status: 'tickets',
  priority: 'priority tickets',
  category: 'tickets',
};

interface FilterCommand extends Omit<Command, 'group' | 'run'> {
  readonly change: Partial<TicketFilters>;
}

/** "4821", "#4821", "ticket 4821", "open ticket 4821". */
const TICKET_NUMBER = /^(?:open\s+)?(?:ticket\s+)?#?([1-9]\d{0,14})$/i;

/** The commands that there are everywhere, after those that the page on screen offers. */
@Injectable({ providedIn: 'root' })
export class PaletteCommands {
  private readonly router = inject(Router);
  private readonly queueUrl = inject(QueueUrl);
  private readonly theme = inject(ThemeChoice);
  private readonly shortcuts = inject(Shortcuts);

  readonly all = computed((): readonly Command[] => {
    const offered = this.shortcuts.offered();
    return [
      ...offered.filter(({ group }) => group !== KEYBOARD),
      ...this.goTo(),
      ...this.filter(),
      ...this.themes(),
      ...offered.filter(({ group }) => group === KEYBOARD),
    ];
  });

  /** Opens the ticket whose number was typed. */
  byNumber(query: string): Command | undefined {
    const number = TICKET_NUMBER.exec(query.trim())?.[1];
    if (number === undefined) return undefined;
    return {
      label: `Open ticket ${number}`,
      group: 'Tickets',
      icon: 'arrow-right',
      run: () => {
        // The address of another page has nothing that the queue's could keep.
        if (this.queueUrl.active()) void this.queueUrl.openTicket(Number(number));
        else void this.router.navigate(['/queue', number]);
      },
    };
  }

  /** Looks for the typed words in the tickets. */
  bySearch(query: string): Command | undefined {
    const search = query.trim();
    if (search === '') return undefined;
    return {
      label: `Search tickets for “${search}”`,
      group: 'Search',
      icon: 'search',
      run: () => void this.queueUrl.show({ search }),
    };
  }

  private goTo(): readonly Command[] {
    return DESTINATIONS.map(({ path, label, icon, key, keywords }) => ({
      label: `Go to ${label}`,
      group: GO_TO,
      icon,
      keys: `G ${key}`,
      keywords,
      run: () => void this.router.navigateByUrl(path),
    }));
  }

  private filter(): readonly Command[] {
    const filters = this.queueUrl.filters();
    const values = [
      ...this.filterField('status', STATUSES, STATUS_TERMS, filters),
      ...this.filterField('priority', PRIORITIES, PRIORITY_TERMS, filters),
      ...this.filterField('category', CATEGORIES, CATEGORY_TERMS, filters),
    ];
    const review: FilterCommand = filters.needsReview
      ? { label: 'Show also what needs no review', icon: 'eye', change: { needsReview: false } }
      : { label: 'Show what needs review', icon: 'eye', keywords: 'unsure doubt', change: { needsReview: true } };
    return [review, ...values].map(({ change, ...command }) => ({
      ...command,
      group: FILTER,
      run: () => void this.queueUrl.show(change),
    }));
  }

  /** For each value that is not the one filtered by; and for the filter itself a way out of it. */
  private filterField<Value extends string>(
    field: FilterField,
    values: readonly Value[],
    terms: Readonly<Record<Value, Term>>,
    filters: TicketFilters,
  ): readonly FilterCommand[] {
    const chosen: readonly string[] = filters[field];
    const others = values.filter((value) => chosen.length !== 1 || chosen[0] !== value);
    const commands = others.map((value): FilterCommand => ({
      label: `Show ${terms[value].label.toLowerCase()} ${NOUNS[field]}`,
      icon: terms[value].icon,
      keywords: `filter ${field} only`,
      change: { [field]: [value] },
    }));
    return chosen.length === 0
      ? commands
      : [{ label: `Show every ${field}`, icon: 'x', keywords: 'clear filter', change: { [field]: [] } }, ...commands];
  }

  private themes(): readonly Command[] {
    return THEMES.filter(({ name }) => name !== this.theme.current()).map(({ name, command, icon }) => ({
      label: command,
      group: THEME,
      icon,
      keywords: 'colours appearance mode switch',
      run: () => this.theme.choose(name),
    }));
  }
}
