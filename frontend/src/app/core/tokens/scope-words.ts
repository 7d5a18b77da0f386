import type { Scope } from '../../api/types';

/** What each scope lets a program do. */
export const SCOPE_WORDS = {
  'tickets:read': () => $localize`Read tickets and statistics`,
  'tickets:submit': () => $localize`Submit tickets and ask for suggestions`,
  'tickets:change': () => $localize`Change tickets`,
  'tickets:delete': () => $localize`Delete tickets`,
  'tickets:import': () => $localize`Import tickets`,
  'tickets:export': () => $localize`Export tickets`,
  'views:change': () => $localize`Change the views of all agents`,
  'models:manage': () => $localize`Train the built-in model and choose its version`,
  'deleted_tickets:manage': () => $localize`Restore deleted tickets, or remove them for good`,
  'people:manage': () => $localize`Manage people`,
  'tokens:manage': () => $localize`Manage all API tokens`,
  'audit:read': () => $localize`Read the audit log`,
  'system:read': () => $localize`See how the server is`,
} as const satisfies Record<Scope, () => string>;

interface ScopeGroup {
  readonly name: () => string;
  readonly scopes: readonly Scope[];
}

const WORK: readonly Scope[] = [
  'tickets:read',
  'tickets:submit',
  'tickets:change',
  'tickets:delete',
  'tickets:import',
  'tickets:export',
  'views:change',
];

/** The scopes as people choose them. */
export const SCOPE_GROUPS: readonly ScopeGroup[] = [
  { name: () => $localize`:scopes of a token|:Tickets`, scopes: WORK },
  {
    name: () => $localize`:scopes of a token|:Administration`,
    scopes: (Object.keys(SCOPE_WORDS) as Scope[]).filter((scope) => !WORK.includes(scope)),
  },
];
