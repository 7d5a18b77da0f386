import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_ID } from '../../domain/id.js';
import { claimedTicket, isRequesterKeyOf, requesterKeyOf } from './requester-key.js';

const KEY = createSecretKey(Buffer.alloc(32, 7));
const OTHER = createSecretKey(Buffer.alloc(32, 8));

const ticket = fc.record({
  id: fc.integer({ min: 1, max: MAX_ID }),
  createdAt: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
});

describe('the key of a requester', () => {
  it('leads to their ticket', () => {
    fc.assert(
      fc.property(ticket, (its) => {
        const key = requesterKeyOf(its, KEY);
        expect(key).toMatch(/^[\w-]{28}$/);
        expect([claimedTicket(key), isRequesterKeyOf(key, its, KEY)]).toEqual([its.id, true]);
      }),
    );
  });

  it('is not that of another ticket, of the same number at another time, or of another installation', () => {
    fc.assert(
      fc.property(ticket, ticket, (its, another) => {
        fc.pre(its.id !== another.id || its.createdAt.getTime() !== another.createdAt.getTime());
        const key = requesterKeyOf(its, KEY);
        expect(isRequesterKeyOf(key, another, KEY)).toBe(false);
        expect(isRequesterKeyOf(key, { ...its, createdAt: another.createdAt }, KEY)).toBe(
          its.createdAt.getTime() === another.createdAt.getTime(),
        );
        expect(isRequesterKeyOf(key, its, OTHER)).toBe(false);
      }),
    );
  });

  it('has one spelling, and is nothing else', () => {
    const its = { id: 7, createdAt: new Date('2026-11-22T08:00:00.000Z') };
    const key = requesterKeyOf(its, KEY);
    fc.assert(
      fc.property(fc.nat(key.length - 1), fc.constantFrom(...'abcXYZ019-_.=/+ é'), (place, typed) => {
        const mistyped = key.slice(0, place) + typed + key.slice(place + 1);
        expect(isRequesterKeyOf(mistyped, its, KEY)).toBe(mistyped === key);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        claimedTicket(text);
        expect(isRequesterKeyOf(text, its, KEY)).toBe(false);
      }),
    );
  });
});
