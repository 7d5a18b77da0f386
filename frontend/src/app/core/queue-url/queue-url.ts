import { Location } from '@angular/common';
import { computed, inject, Injectable, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, type Params, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import type { CreatedDays, TicketFilters, TicketOrder } from '../../api/types';
import { isDay } from '../../shared/day';
import { CATEGORIES, PRIORITIES, STATUSES } from '../../shared/vocabulary';
import { Viewport } from '../viewport';

export const NO_FILTERS: TicketFilters = {
  category: [],
  priority: [],
  status: [],
  needsReview: false,
  search: '',
  order: 'newest',
  created: undefined,
};

/** How the address of a ticket enters the history. */
export interface TicketEntry {
  /** One ticket replaces another, so that Back leads to the list however many were read. */
  readonly replaceUrl: boolean;
  readonly state: { readonly listBelow: boolean };
}

/**
 * What the queue shows lives in its address and nowhere else: `/queue?category=billing,account&status=open&search=pay`,
 * with an open ticket `/queue/4821?status=open`. The search box in the top bar and the queue's own filters both read and
 * write it here, so a reload, a shared link and the back button all bring the same list.
 */
@Injectable({ providedIn: 'root' })
export class QueueUrl {
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly viewport = inject(Viewport);

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  private readonly tree = computed(() => this.router.parseUrl(this.url()));
  private readonly path = computed(
    () => this.tree().root.children['primary']?.segments.map((segment) => segment.path) ?? [],
  );

  /** True while the queue is the page on screen. */
  readonly active = computed(() => this.path()[0] === 'queue');

  /** What the address names as the open ticket: a number, or whatever somebody typed there. */
  readonly ticket = computed(() => (this.active() ? this.path()[1] : undefined));

  /** The number of the open ticket; undefined when none is open or the address names no number. */
  readonly ticketNumber = computed(() => {
    const ticket = this.ticket();
    return ticket !== undefined && /^[1-9]\d{0,14}$/.test(ticket) ? Number(ticket) : undefined;
  });

  /** For links and navigations to a ticket. */
  readonly ticketEntry = computed<TicketEntry>(() =>
    this.ticket() === undefined
      ? { replaceUrl: false, state: { listBelow: true } }
      : { replaceUrl: true, state: { listBelow: this.listBelow() } },
  );

  /** The filters in the address; none on other pages. Values the product does not know are left out. */
  readonly filters: Signal<TicketFilters> = computed(
    () => (this.active() ? readFilters(this.tree().queryParams) : NO_FILTERS),
    { equal: sameFilters },
  );

  /** Filters in the address that name nothing: "status lost". Empty in an address the product wrote itself. */
  readonly unknown = computed(() => (this.active() ? unknownValues(this.tree().queryParams) : []), {
    equal: (one, other) => one.join() === other.join(),
  });

  /**
   * Shows the queue with the given filters changed and the others kept (from another page: only the given ones).
   * A ticket beside the list stays open; one that covers the list gives way to it. A search that follows the typing
   * replaces the history entry, so that Back does not walk through single letters.
   */
  show(change: Partial<TicketFilters>, options: { replaceUrl?: boolean } = {}): Promise<boolean> {
    const queryParams = writeFilters({ ...this.filters(), ...change });
    const ticket = this.viewport.twoSheets() ? this.ticket() : undefined;
    return this.router.navigate(ticket === undefined ? ['/queue'] : ['/queue', ticket], {
      queryParams,
      replaceUrl: options.replaceUrl ?? false,
    });
  }

  openTicket(id: number): Promise<boolean> {
    return this.router.navigate(['/queue', id], { queryParamsHandling: 'preserve', ...this.ticketEntry() });
  }

  /** Back to the list; as a step back in the history where the list is one, which also brings its scroll position. */
  closeTicket(): void {
    if (this.listBelow()) this.location.back();
    else void this.router.navigate(['/queue'], { queryParamsHandling: 'preserve', replaceUrl: true });
  }

  /** Shows the queue without any filter. */
  clear(): Promise<boolean> {
    return this.show(NO_FILTERS);
  }

  /** True when the history entry before the open ticket is the list as it stands now. */
  private listBelow(): boolean {
    const state = this.location.getState();
    return typeof state === 'object' && state !== null && 'listBelow' in state && state.listBelow === true;
  }
}

export function readFilters(params: Params): TicketFilters {
  const search = texts(params['search'])[0]?.trim() ?? '';
  return {
    category: known(params['category'], CATEGORIES),
    priority: known(params['priority'], PRIORITIES),
    status: known(params['status'], STATUSES),
    needsReview: texts(params['needs_review']).includes('true'),
    search,
    order: readOrder(params['order'], search),
    created: readDays(params),
  };
}

/** Query parameters for a link to the queue (`[queryParams]`): a filter that is not set has none. */
export function writeFilters(filters: Partial<TicketFilters>): Params {
  const params: Params = {};
  for (const name of ['category', 'priority', 'status'] as const) {
    const values = filters[name] ?? [];
    if (values.length > 0) params[name] = values.join(',');
  }
  if (filters.needsReview === true) params['needs_review'] = 'true';
  const { from, to } = filters.created ?? {};
  if (from !== undefined) params['created_from'] = from;
  if (to !== undefined) params['created_to'] = to;
  const search = filters.search?.trim() ?? '';
  if (search !== '') params['search'] = search;
  const order = readOrder(filters.order, search);
  if (order !== 'newest') params['order'] = order;
  return params;
}

/** Days from which and up to which; undefined when the address names neither. */
function readDays(params: Params): CreatedDays | undefined {
  const [from, to] = CREATED.map((name) => texts(params[name]).find(isDay));
  return from === undefined && to === undefined
    ? undefined
    : { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** The best matches can only be asked for with a search; without one they become the newest. */
function readOrder(param: unknown, search: string): TicketOrder {
  const order = known(param, TICKET_ORDERS)[0] ?? 'newest';
  return order === 'relevance' && search === '' ? 'newest' : order;
}

const TICKET_ORDERS = ['newest', 'oldest', 'priority', 'updated', 'least_sure', 'relevance'] satisfies TicketOrder[];

const CREATED = ['created_from', 'created_to'] as const;

/** What the address may name. The queue shows what needs review or everything, so there is no `false`. */
const VOCABULARIES = {
  category: CATEGORIES,
  priority: PRIORITIES,
  status: STATUSES,
  needs_review: ['true'],
  order: TICKET_ORDERS,
} as const;

function unknownValues(params: Params): readonly string[] {
  const named = (name: string, isKnown: (value: string) => boolean) =>
    texts(params[name])
      .flatMap((text) => text.split(','))
      .filter((value) => value !== '' && !isKnown(value))
      .map((value) => `${name} “${value}”`);
  return [
    ...(['category', 'priority', 'status', 'needs_review', 'order'] as const).flatMap((name) => {
      const words: readonly string[] = VOCABULARIES[name];
      return named(name, (value) => words.includes(value));
    }),
    ...CREATED.flatMap((name) => named(name, isDay)),
  ];
}

/** Repeated and comma-separated values alike, each once, in the order of the vocabulary. */
function known<Value extends string>(param: unknown, values: readonly Value[]): readonly Value[] {
  const wanted = new Set(texts(param).flatMap((text) => text.split(',')));
  return values.filter((value) => wanted.has(value));
}

function texts(param: unknown): readonly string[] {
  return [param].flat().filter((text) => typeof text === 'string');
}

function sameFilters(one: TicketFilters, other: TicketFilters): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
