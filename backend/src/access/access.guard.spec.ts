import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { NotAllowedError, SignInRequiredError } from '../common/access/access-errors.js';
import type { PersonPrincipal, Principal } from '../common/access/principal.js';
import { Open, Requires } from '../common/access/requires.js';
import { permissionsOfRole, permissionsOfVisitor } from '../domain/permission.js';
import { AccessGuard } from './access.guard.js';
import type { Authentication } from './authentication.js';

/** What a controller and one of its methods declare. */
function declared(controller?: ClassDecorator, method?: MethodDecorator) {
  class Controller {
    readonly path = 'api/tickets';
  }
  const handler = () => undefined;
  controller?.(Controller);
  method?.(Controller.prototype, 'handler', { value: handler });
  return { controller: Controller, handler };
}

const visitor: Principal = { kind: 'visitor', permissions: permissionsOfVisitor('agent') };
const admin: PersonPrincipal = {
  kind: 'person',
  id: 1,
  email: 'admin@example.org',
  name: 'Admin',
  role: 'admin',
  sessionId: 1,
  permissions: permissionsOfRole('admin'),
};

function pass(principal: Principal, { controller, handler }: ReturnType<typeof declared>): Promise<true> {
  const authentication = { principalOf: () => Promise.resolve(principal) } as unknown as Authentication;
  const context = {
    getClass: () => controller,
    getHandler: () => handler,
    switchToHttp: () => ({ getRequest: () => ({}) }),
  } as unknown as ExecutionContext;
  return new AccessGuard(new Reflector(), authentication).canActivate(context);
}

describe('the guard', () => {
  it('lets those pass who have the permission of the controller', async () => {
    await expect(pass(visitor, declared(Requires('tickets:read')))).resolves.toBe(true);
  });

  it('takes the permission of the method before that of the controller', async () => {
    const route = declared(Requires('tickets:read'), Requires('people:manage'));
    await expect(pass(visitor, route)).rejects.toThrow(SignInRequiredError);
    await expect(pass({ ...admin, permissions: permissionsOfRole('agent') }, route)).rejects.toThrow(NotAllowedError);
    await expect(pass(admin, route)).resolves.toBe(true);
  });

  it('lets everybody pass where nothing is needed', async () => {
    const nobody = { kind: 'visitor', permissions: new Set() } as const satisfies Principal;
    await expect(pass(nobody, declared(Requires('tickets:read'), Open()))).resolves.toBe(true);
  });

  it('refuses everybody where nothing is declared', async () => {
    await expect(pass(visitor, declared())).rejects.toThrow(SignInRequiredError);
    await expect(pass(admin, declared())).rejects.toThrow(NotAllowedError);
  });
});
