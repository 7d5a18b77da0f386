const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const BITS = 5;

/** RFC 4648, without padding: how authenticator apps want a secret. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= BITS) {
      bits -= BITS;
      text += ALPHABET.charAt((pending >> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET.charAt((pending << (BITS - bits)) & 31);
}
