import type { Role, VisitorRole } from './role.js';

/** What a request may need, each the scope of a token as well. */
export const SCOPES = [
  /** Submit a ticket, and have its text classified before. */
  'tickets:submit',
  /** Lists, tickets, their history, the stream of events, statistics and views. */
  'tickets:read',
  /** Values and texts, of one ticket or of many. */
  'tickets:change',
  'tickets:delete',
  'tickets:import',
  'tickets:export',
  /** Save, change and delete what all agents see as views. */
  'views:change',
  /** Train the embedded model and choose the version that answers. */
  'models:manage',
  /** See, restore and purge tickets that were deleted. */
  'deleted_tickets:manage',
  'people:manage',
  /** Tokens that belong to nobody, and those of others. */
  'tokens:manage',
  'audit:read',
  /** How the server and its database are. */
  'system:read',
] as const;

export type Scope = (typeof SCOPES)[number];

/** `account` is what only a person has who has signed in: own sessions, password and tokens. */
export const PERMISSIONS = [...SCOPES, 'account'] as const;

export type Permission = (typeof PERMISSIONS)[number];

const REQUESTER = ['tickets:submit'] as const satisfies Permission[];

/** All of the open contract. */
const AGENT = [
  ...REQUESTER,
  'tickets:read',
  'tickets:change',
  'tickets:delete',
  'tickets:import',
  'tickets:export',
  'views:change',
] as const satisfies Permission[];

const PERMISSIONS_OF_ROLE = { agent: [...AGENT, 'account'], admin: [...PERMISSIONS] } satisfies Record<
  Role,
  Permission[]
>;

const PERMISSIONS_OF_VISITOR = { none: [], requester: REQUESTER, agent: AGENT } satisfies Record<
  VisitorRole,
  readonly Permission[]
>;

export function permissionsOfRole(role: Role): ReadonlySet<Permission> {
  return new Set(PERMISSIONS_OF_ROLE[role]);
}

export function permissionsOfVisitor(role: VisitorRole): ReadonlySet<Permission> {
  return new Set(PERMISSIONS_OF_VISITOR[role]);
}
