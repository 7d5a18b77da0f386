import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInstalled } from './dependencies.mjs';

const wanted = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' },
  'node_modules/for-another-system': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};
const installed = { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-a' } };

describe('isInstalled', () => {
  it('accepts what was locked, without the optional packages of other systems', () => {
    assert.equal(isInstalled(wanted, installed), true);
  });

  it('misses a package', () => assert.equal(isInstalled(wanted, {}), false));

  it('notices another version, and another content of the same one', () => {
    assert.equal(isInstalled(wanted, { 'node_modules/a': { version: '1.2.4', integrity: 'sha512-a' } }), false);
    assert.equal(isInstalled(wanted, { 'node_modules/a': { version: '1.2.3', integrity: 'sha512-x' } }), false);
  });
});
