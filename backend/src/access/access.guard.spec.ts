import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { InvalidTokenError, NotAllowedError, SignInRequiredError } from '../common/access/access-errors.js';
import type { PersonPrincipal, Principal } from '../common/access/principal.js';
import { Open, Requires } from '../common/access/requires.js';
import { permissionsOfRole, permissionsOfVisitor } from '../domain/permission.js';
import { AccessGuard } from './access.guard.js';

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

function pass(principal: Principal, { controller, handler }: ReturnType<typeof declared>, impostor?: Error): true {
  const context = {
    getClass: () => controller,
    getHandler: () => handler,
    switchToHttp: () => ({ getRequest: () => ({ principal, impostor }) }),
  } as unknown as ExecutionContext;
  return new AccessGuard(new Reflector()).canActivate(context);
}

describe('the guard', () => {
  it('lets those pass who have the permission of the controller', () => {
    expect(pass(visitor, declared(Requires('tickets:read')))).toBe(true);
  });

  it('takes the permission of the method before that of the controller', () => {
    const route = declared(Requires('tickets:read'), Requires('people:manage'));
    expect(() => pass(visitor, route)).toThrow(SignInRequiredError);
    expect(() => pass({ ...admin, permissions: permissionsOfRole('agent') }, route)).toThrow(NotAllowedError);
    expect(pass(admin, route)).toBe(true);
  });

  it('lets everybody pass where nothing is needed', () => {
    const nobody = { kind: 'visitor', permissions: new Set() } as const satisfies Principal;
    expect(pass(nobody, declared(Requires('tickets:read'), Open()))).toBe(true);
  });

  it('refuses whoever claims to be somebody else, also where nothing is needed', () => {
    expect(() => pass(visitor, declared(Open()), new InvalidTokenError())).toThrow(InvalidTokenError);
  });

  it('refuses everybody where nothing is declared', () => {
    expect(() => pass(visitor, declared())).toThrow(SignInRequiredError);
    expect(() => pass(admin, declared())).toThrow(NotAllowedError);
  });
});
