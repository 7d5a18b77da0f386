/** Ways in which an attack hides its words. */

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

export function hexadecimal(text: string): string {
  return Buffer.from(text).toString('hex');
}

export function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}

export function leet(text: string): string {
  const digits: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
  return text.replace(/[aeiost]/gi, (letter) => digits[letter.toLowerCase()] ?? letter);
}

export function backwards(text: string): string {
  return Array.from(text).reverse().join('');
}

export function binary(text: string): string {
  return Array.from(Buffer.from(text), (byte) => byte.toString(2).padStart(8, '0')).join(' ');
}

export function percentEncoded(text: string): string {
  return Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

export function htmlEntities(text: string): string {
  return Array.from(text, (character) => `&#${character.codePointAt(0) ?? 0};`).join('');
}

/** The Unicode tag characters, which mirror ASCII and are never drawn. */
export function tagCharacters(text: string): string {
  return Array.from(text, (character) => String.fromCodePoint(0xe0000 + (character.codePointAt(0) ?? 0))).join('');
}

/** Variation selectors 17 to 256 stand for the bytes, as in payloads that hide behind an emoji. */
export function variationSelectors(text: string): string {
  return Array.from(Buffer.from(text), (byte) =>
    String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16),
  ).join('');
}

/** Bits as zero-width space and zero-width non-joiner. */
export function zeroWidthBits(text: string): string {
  return binary(text).replace(/[01 ]/g, (bit) => ({ '0': '\u200b', '1': '\u200c' })[bit] ?? '\u200d');
}

export function spreadWith(separator: string, text: string): string {
  return Array.from(text).join(separator);
}

/** Cyrillic and Greek letters that look like the Latin ones. */
export function lookalikes(text: string): string {
  const twins: Record<string, string> = {
    a: 'а',
    c: 'с',
    e: 'е',
    i: 'і',
    j: 'ј',
    o: 'о',
    p: 'р',
    s: 'ѕ',
    x: 'х',
    y: 'у',
    A: 'Α',
    B: 'Β',
    C: 'С',
    E: 'Ε',
    H: 'Η',
    I: 'Ι',
    K: 'Κ',
    M: 'Μ',
    O: 'Ο',
    P: 'Ρ',
    S: 'Ѕ',
    T: 'Τ',
    X: 'Χ',
  };
  return text.replace(/[a-z]/gi, (letter) => twins[letter] ?? letter);
}

/** The mathematical bold letters. */
export function mathematicalBold(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const isCapital = letter <= 'Z';
    return String.fromCodePoint((isCapital ? 0x1d400 - 65 : 0x1d41a - 97) + letter.charCodeAt(0));
  });
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

export function circled(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x24d0 - 97 + letter.charCodeAt(0)));
}

/** Combining strokes and dots on every letter. */
export function overdrawn(text: string): string {
  return text.replace(/[a-z]/gi, '$&\u0336\u0307');
}
