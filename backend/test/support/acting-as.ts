import { jest } from '@jest/globals';
import { Authentication } from '../../src/access/authentication.js';
import type { PersonPrincipal, Principal } from '../../src/common/access/principal.js';
import { permissionsOfRole } from '../../src/domain/permission.js';
import type { Role } from '../../src/domain/role.js';
import type { TestApp } from './test-app.js';

const person = (role: Role, id: number): PersonPrincipal => ({
  kind: 'person',
  id,
  email: `${role}@example.org`,
  name: role,
  role,
  sessionId: 1,
  permissions: permissionsOfRole(role),
});

/** Somebody of each role. */
export const PERSON = { agent: person('agent', 1), admin: person('admin', 2) } as const satisfies Record<
  Role,
  PersonPrincipal
>;

/** From now on all requests are theirs, as if they had signed in. */
export function actAs({ app }: TestApp, principal: Principal): void {
  jest.spyOn(app.get(Authentication), 'principalOf').mockResolvedValue(principal);
}
