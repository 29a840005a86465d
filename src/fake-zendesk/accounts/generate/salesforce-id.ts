const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const PREFIX = '0015g00000';
const SERIAL_LENGTH = 15 - PREFIX.length;
const SERIALS = ALPHABET.length ** SERIAL_LENGTH;
/** Shares no factor with `SERIALS`, so that two numbers below it never meet. */
const SPREAD = 48_271;
const OFFSET = 350_003_021;

/**
 * The case-sensitive id of the account with a number, 15 characters. Numbers below 900 million have
 * ids of their own.
 */
export function salesforceId15(number: number): string {
  let rest = (number * SPREAD + OFFSET) % SERIALS;
  let serial = '';
  for (let place = 0; place < SERIAL_LENGTH; place++) {
    serial = ALPHABET.charAt(rest % ALPHABET.length) + serial;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return PREFIX + serial;
}

/**
 * The 18-character form of a 15-character id: each of the three characters added says which of five
 * characters are capitals.
 */
export function withChecksum(id15: string): string {
  return id15 + [0, 5, 10].map((start) => suffixOf(id15.slice(start, start + 5))).join('');
}

/** The 18 characters with a suffix that cannot be right: it calls the leading digit a capital. */
export function withWrongChecksum(id15: string): string {
  return `${id15}B${withChecksum(id15).slice(16)}`;
}

function suffixOf(five: string): string {
  const capitals = Array.from(five).reduce(
    (bits, character, index) => (/[A-Z]/.test(character) ? bits | (1 << index) : bits),
    0,
  );
  return SUFFIX_ALPHABET.charAt(capitals);
}
