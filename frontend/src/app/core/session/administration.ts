import type { Permission } from '../../api/types';

/** Whoever has one of these has something to do in the administration. */
export const ADMINISTRATION: readonly Permission[] = [
  'people:manage',
  'tokens:manage',
  'deleted_tickets:manage',
  'audit:read',
  'models:manage',
  'system:read',
];
