import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameOf, roleOf, verifiedEmailOf } from './openid-claims.js';

const RULE = { claim: 'groups', agentValues: ['support', 'second line'], adminValues: ['desk-admins'] };

describe('roleOf', () => {
  it.each([
    ['support', 'agent'],
    [['staff', 'second line'], 'agent'],
    [['support', 'desk-admins'], 'admin'],
    ['desk-admins', 'admin'],
    ['Support', undefined],
    ['support desk-admins', undefined],
    [{ support: true }, undefined],
    [[['support']], undefined],
    [null, undefined],
    [true, undefined],
  ])('makes of %j: %s', (groups, role) => {
    expect(roleOf({ groups }, RULE)).toBe(role);
  });

  it('follows dots into objects, unless a claim has them in its name', () => {
    const claim = 'realm_access.roles';
    expect(roleOf({ realm_access: { roles: ['support'] } }, { ...RULE, claim })).toBe('agent');
    expect(roleOf({ [claim]: 'desk-admins', realm_access: { roles: ['support'] } }, { ...RULE, claim })).toBe('admin');
    expect(roleOf({ realm_access: 'support' }, { ...RULE, claim })).toBeUndefined();
  });

  it('gives nobody a role for what every object has', () => {
    for (const claim of ['constructor.name', '__proto__', 'toString', 'groups.length']) {
      expect(roleOf({ groups: ['x'] }, { claim, agentValues: ['Object', '1'], adminValues: [] })).toBeUndefined();
    }
  });

  it('gives none without one of the values, whatever the claim is', () => {
    const rule = { claim: 'a.b', agentValues: ['yes'], adminValues: ['all'] };
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'a.b', 'c'), fc.jsonValue()), (claims) => {
        if (/"(yes|all)"/.test(JSON.stringify(claims))) return;
        expect(roleOf(claims, rule)).toBeUndefined();
      }),
    );
  });
});

describe('verifiedEmailOf', () => {
  it('is the address that the provider vouches for', () => {
    expect(verifiedEmailOf({ email: ' robin@example.com ', email_verified: true })).toBe('robin@example.com');
  });

  it.each([
    { email: 'robin@example.com' },
    { email: 'robin@example.com', email_verified: false },
    { email: 'robin@example.com', email_verified: 'true' },
    { email: 'robin@example.com', email_verified: 1 },
    { email: 'robin', email_verified: true },
    { email: ['robin@example.com'], email_verified: true },
    { email: 'robin@example.com\0', email_verified: true },
    { email_verified: true },
  ])('is none in %j', (claims) => {
    expect(verifiedEmailOf(claims)).toBeUndefined();
  });
});

describe('nameOf', () => {
  it.each([
    [{ name: 'Robin Field', preferred_username: 'rf' }, 'Robin Field'],
    [{ name: ' ', preferred_username: 'rf' }, 'rf'],
    [{ name: 7 }, undefined],
    [{}, undefined],
  ])('is in %j: %s', (claims, name) => {
    expect(nameOf(claims)).toBe(name);
  });
});
