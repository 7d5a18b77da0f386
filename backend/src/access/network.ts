import { isIPv4, isIPv6 } from 'node:net';

/** Whoever has one IPv6 address usually has the 2^64 of its network. */
const PARTS_OF_NETWORK = 4;

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * What attempts and requests from an address are counted under: an IPv4 address itself, of an IPv6 address its /64
 * network. Anything else counts as one and the same.
 * @param address as Node tells it
 */
export function networkOf(address: string): string {
  const [, mapped] = MAPPED.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [bare = ''] = address.split('%');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return 'unknown';
  // the parser of URLs knows every way to write an address, and writes it in one
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const parts = (text: string) => text.split(':').filter(Boolean);
  const [before, after] = [parts(head), parts(tail ?? '')];
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, PARTS_OF_NETWORK).join(':')}::/64`;
}
