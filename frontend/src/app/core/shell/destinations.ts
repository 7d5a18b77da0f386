import type { Permission } from '../../api/types';

/** A page of the product: where it is, how it is called and which key follows G to go there. */
export interface Destination {
  /** Whoever lacks it has nothing to do there. */
  readonly permission: Permission;
  readonly path: string;
  readonly label: string;
  readonly icon: string;
  readonly key: string;
  /** Words that find it in the command palette besides its name. */
  readonly keywords: string;
}

/** The names of the pages. Each is read when it is shown, because the messages come after the modules. */
export const PAGE_NAMES = {
  queue: () => $localize`:a page|:Queue`,
  triage: () => $localize`:a page|:Triage`,
  submit: () => $localize`:a page|:Submit`,
  insights: () => $localize`:a page|:Insights`,
} as const;

/** "Go to Queue". */
export function goTo(page: string): string {
  return $localize`Go to ${page}:page:`;
}

export const DESTINATIONS: readonly Destination[] = [
  {
    path: '/queue',
    permission: 'tickets:read',
    get label() {
      return PAGE_NAMES.queue();
    },
    icon: 'inbox',
    key: 'Q',
    get keywords() {
      return $localize`:words that find a page|:tickets list home`;
    },
  },
  {
    path: '/triage',
    permission: 'tickets:read',
    get label() {
      return PAGE_NAMES.triage();
    },
    icon: 'list-checks',
    key: 'T',
    get keywords() {
      return $localize`:words that find a page|:review suggestions one by one`;
    },
  },
  {
    path: '/submit',
    permission: 'tickets:submit',
    get label() {
      return PAGE_NAMES.submit();
    },
    icon: 'square-pen',
    key: 'S',
    get keywords() {
      return $localize`:words that find a page|:new ticket write create send`;
    },
  },
  {
    path: '/insights',
    permission: 'tickets:read',
    get label() {
      return PAGE_NAMES.insights();
    },
    icon: 'chart-column',
    key: 'I',
    get keywords() {
      return $localize`:words that find a page|:statistics figures accuracy`;
    },
  },
];
