import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { networkOf } from './network.js';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['unknown', 'unknown'],
    ['nonsense', 'unknown'],
    ['', 'unknown'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('is the same for all addresses that begin alike, and another one for the next network', () => {
    const word = fc.integer({ min: 0, max: 0xffff });
    const four = fc.tuple(word, word, word, word);
    fc.assert(
      fc.property(four, four, four, ([a, b, c, d], one, other) => {
        const at = (fourth: number, rest: number[]) =>
          networkOf([a, b, c, fourth, ...rest].map((part) => part.toString(16)).join(':'));
        expect(at(d, one)).toBe(at(d, other));
        expect(at(d, one)).not.toBe(at((d + 1) % 0x10000, one));
      }),
    );
  });

  it('is short, whatever is given', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => networkOf(text).length <= 24));
  });

  it('is one for all addresses of a /64, however they are written', () => {
    const group = fc.integer({ min: 1, max: 0xffff }).map((value) => value.toString(16));
    const four = fc.array(group, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(four, four, four, (net, one, other) => {
        const network = networkOf([...net, ...one].join(':'));
        expect(networkOf([...net, ...other].join(':').toUpperCase())).toBe(network);
        expect(networkOf(`${net.join(':')}::`)).toBe(network);
      }),
    );
  });
});
