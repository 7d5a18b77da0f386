import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAddressRange, isGuardedAddress, isHostName, isLoopback, isWebOrigin } from './network-names.js';

describe('isAddressRange', () => {
  it.each(['10.0.0.1', '10.0.0.0/8', '::1', 'fc00::/7', '0.0.0.0/0'])('knows %s', (text) => {
    expect(isAddressRange(text)).toBe(true);
  });

  it.each(['', '10.0.0', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '10.0.0.0/', '::/129', 'loopback', 'true', '*'])(
    'refuses %j',
    (text) => {
      expect(isAddressRange(text)).toBe(false);
    },
  );

  it('knows every address', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), isAddressRange));
  });
});

describe('isWebOrigin', () => {
  it.each(['https://desk.example.com', 'http://localhost:4200', 'http://[::1]:4200'])('knows %s', (text) => {
    expect(isWebOrigin(text)).toBe(true);
  });

  it.each([
    '*',
    'null',
    'https://*.example.com',
    'desk.example.com',
    'https://desk.example.com/',
    'https://desk.example.com/path',
    'https://Desk.example.com',
    'https://desk.example.com:443',
    'https://user@desk.example.com',
    'ftp://desk.example.com',
    'javascript:alert(1)',
  ])('refuses %s', (text) => {
    expect(isWebOrigin(text)).toBe(false);
  });

  it('is what a browser would send', () => {
    fc.assert(fc.property(fc.webUrl(), (url) => isWebOrigin(new URL(url).origin)));
  });
});

describe('isHostName', () => {
  it.each(['desk.example.com', 'localhost', '127.0.0.1', '[::1]'])('knows %s', (text) => {
    expect(isHostName(text)).toBe(true);
  });

  it.each(['', 'desk.example.com:8080', 'Desk.example.com', 'desk/x', 'user@desk', '::1', 'a b', '#'])(
    'refuses %j',
    (text) => {
      expect(isHostName(text)).toBe(false);
    },
  );
});

describe('isLoopback', () => {
  it.each(['localhost', 'desk.localhost', '127.0.0.1', '127.9.9.9', '[::1]', 'LocalHost'])('knows %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['localhost.example.com', '127.0.0.1.example.com', '128.0.0.1', '[::2]', 'notlocalhost', ''])(
    'refuses %j',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});

describe('isGuardedAddress', () => {
  it.each(['https://login.example.com', 'https://login.example.com/realms/desk', 'http://127.0.0.1:9000'])(
    'knows %s',
    (text) => {
      expect(isGuardedAddress(text)).toBe(true);
    },
  );

  it.each(['http://login.example.com', 'https://user:secret@login.example.com', 'ftp://localhost', 'login', ''])(
    'refuses %j',
    (text) => {
      expect(isGuardedAddress(text)).toBe(false);
    },
  );
});
