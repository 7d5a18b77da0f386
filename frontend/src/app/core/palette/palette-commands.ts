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
  withinSentence,
} from '../../shared/vocabulary';
import { LanguageChoice } from '../language/language-choice';
import { QueueUrl } from '../queue-url/queue-url';
import { DESTINATIONS, goTo } from '../shell/destinations';
import { THEMES } from '../shell/themes';
import { type Command, keyboardGroup, Shortcuts } from '../shortcuts/shortcuts';
import { ThemeChoice } from '../theme/theme-choice';

type FilterField = 'status' | 'priority' | 'category';

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
  private readonly language = inject(LanguageChoice);
  private readonly shortcuts = inject(Shortcuts);

  readonly all = computed((): readonly Command[] => {
    const offered = this.shortcuts.offered();
    const keyboard = keyboardGroup();
    return [
      ...offered.filter(({ group }) => group !== keyboard),
      ...this.goTo(),
      ...this.filter(),
      ...this.themes(),
      ...this.languages(),
      ...offered.filter(({ group }) => group === keyboard),
    ];
  });

  /** Opens the ticket whose number was typed. */
  byNumber(query: string): Command | undefined {
    const number = TICKET_NUMBER.exec(query.trim())?.[1];
    if (number === undefined) return undefined;
    return {
      label: $localize`Open ticket ${number}:number:`,
      group: $localize`:a group of commands|:Tickets`,
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
      label: $localize`Search tickets for “${search}:words:”`,
      group: $localize`:a group of commands|:Search`,
      icon: 'search',
      run: () => void this.queueUrl.show({ search }),
    };
  }

  private goTo(): readonly Command[] {
    return DESTINATIONS.map(({ path, label, icon, key, keywords }) => ({
      label: goTo(label),
      group: $localize`:a group of commands|:Go to`,
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
      ? { label: $localize`Show also what needs no review`, icon: 'eye', change: { needsReview: false } }
      : {
          label: $localize`Show what needs review`,
          icon: 'eye',
          keywords: $localize`:words that find a command|:unsure doubt`,
          change: { needsReview: true },
        };
    return [review, ...values].map(({ change, ...command }) => ({
      ...command,
      group: $localize`:a group of commands|:Filter the queue`,
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
      label: showOnly(field, withinSentence(terms[value].label)),
      icon: terms[value].icon,
      keywords: keywordsOf(field),
      change: { [field]: [value] },
    }));
    return chosen.length === 0
      ? commands
      : [
          {
            label: showEvery(field),
            icon: 'x',
            keywords: $localize`:words that find a command|:clear filter`,
            change: { [field]: [] },
          },
          ...commands,
        ];
  }

  private languages(): readonly Command[] {
    return this.language.all
      .filter(({ code }) => code !== this.language.current)
      .map(({ code, name }) => ({
        label: $localize`Language: ${name}:language:`,
        group: $localize`:a group of commands|:Language`,
        icon: 'languages',
        // In every language, for whoever does not read the one on screen.
        keywords: 'language english german sprache englisch deutsch',
        run: () => this.language.choose(code),
      }));
  }

  private themes(): readonly Command[] {
    return THEMES.filter(({ name }) => name !== this.theme.current()).map(({ name, command, icon }) => ({
      label: command,
      group: $localize`:a group of commands|:Theme`,
      icon,
      keywords: $localize`:words that find a command|:colours appearance mode switch`,
      run: () => this.theme.choose(name),
    }));
  }
}

/** @param value within a sentence */
function showOnly(field: FilterField, value: string): string {
  switch (field) {
    case 'status':
      return $localize`:by status|:Show ${value}:value: tickets`;
    case 'priority':
      return $localize`:by priority|:Show ${value}:value: priority tickets`;
    case 'category':
      return $localize`:by category|:Show ${value}:value: tickets`;
  }
}

function showEvery(field: FilterField): string {
  switch (field) {
    case 'status':
      return $localize`Show every status`;
    case 'priority':
      return $localize`Show every priority`;
    case 'category':
      return $localize`Show every category`;
  }
}

function keywordsOf(field: FilterField): string {
  switch (field) {
    case 'status':
      return $localize`:words that find a command|:filter status only`;
    case 'priority':
      return $localize`:words that find a command|:filter priority only`;
    case 'category':
      return $localize`:words that find a command|:filter category only`;
  }
}
