import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { NotAllowedError, SignInRequiredError } from '../common/access/access-errors.js';
import type { PersonPrincipal, Principal } from '../common/access/principal.js';
import { Open, Requires } from '../common/access/requires.js';
import { permissionsOfRole, permissionsOfVisitor } from '../domain/permission.js';
import { AccessGuard } from './access.guard.js';
import type { Authentication } from './authentication.js';

@Requires('tickets:read')
class Tickets {
  list(this: void) {
    return 'reached';
  }

  @Requires('people:manage')
  manage(this: void) {
    return 'reached';
  }

  @Open()
  look(this: void) {
    return 'reached';
  }
}

class Undeclared {
  list(this: void) {
    return 'reached';
  }
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

function pass(principal: Principal, type: new () => object, handler: () => void): Promise<true> {
  const authentication = { principalOf: () => Promise.resolve(principal) } as unknown as Authentication;
  const context = {
    getClass: () => type,
    getHandler: () => handler,
    switchToHttp: () => ({ getRequest: () => ({}) }),
  } as unknown as ExecutionContext;
  return new AccessGuard(new Reflector(), authentication).canActivate(context);
}

describe('the guard', () => {
  const { list, manage, look } = Tickets.prototype;

  it('lets those pass who have the permission of the controller', async () => {
    await expect(pass(visitor, Tickets, list)).resolves.toBe(true);
  });

  it('takes the permission of the method before that of the controller', async () => {
    await expect(pass(visitor, Tickets, manage)).rejects.toThrow(SignInRequiredError);
    await expect(pass({ ...admin, permissions: permissionsOfRole('agent') }, Tickets, manage)).rejects.toThrow(
      NotAllowedError,
    );
    await expect(pass(admin, Tickets, manage)).resolves.toBe(true);
  });

  it('lets everybody pass where nothing is needed', async () => {
    await expect(pass({ kind: 'visitor', permissions: new Set() }, Tickets, look)).resolves.toBe(true);
  });

  it('refuses everybody where nothing is declared', async () => {
    await expect(pass(visitor, Undeclared, Undeclared.prototype.list)).rejects.toThrow(SignInRequiredError);
    await expect(pass(admin, Undeclared, Undeclared.prototype.list)).rejects.toThrow(NotAllowedError);
  });
});
