import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAddressRange, isHostName, isWebOrigin } from './network-names.js';

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
