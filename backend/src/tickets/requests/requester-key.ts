import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/** Part of what is signed, so that nothing else that is signed with the same key is a requester's key. */
const FORM = 'requester v1';

const ID_BYTES = 4;

/** 136 bits, which nobody guesses; with the number a multiple of three bytes, so that a key has one spelling only. */
const MAC_BYTES = 17;

const SHAPE = /^[\w-]{28}$/;

/** What a key is about. The moment tells tickets apart that have the same number one after the other. */
export interface KeyedTicket {
  readonly id: number;
  readonly createdAt: Date;
}

/**
 * The key of the person who sent the ticket: 28 characters of base64url, the ticket's number and a signature. Nothing of it
 * is kept.
 */
export function requesterKeyOf({ id, createdAt }: KeyedTicket, key: KeyObject): string {
  const number = Buffer.alloc(ID_BYTES);
  number.writeUInt32BE(id);
  const mac = createHmac('sha256', key).update(`${FORM} ${id} ${createdAt.getTime()}`).digest();
  return Buffer.concat([number, mac.subarray(0, MAC_BYTES)]).toString('base64url');
}

/** The number of the ticket that a text would be the key of; undefined for what is none. */
export function claimedTicket(text: string): number | undefined {
  return SHAPE.test(text) ? Buffer.from(text, 'base64url').readUInt32BE() : undefined;
}

export function isRequesterKeyOf(text: string, ticket: KeyedTicket, key: KeyObject): boolean {
  const [given, expected] = [text, requesterKeyOf(ticket, key)].map((one) => Buffer.from(one)) as [Buffer, Buffer];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
