/** Characters of bytes 0x80 to 0x9F; the five bytes that have none keep their number (WHATWG Encoding, index windows-1252). */
const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text of bytes in Windows-1252, which gives every byte a character.
 *
 * Several releases of Node read these bytes as Latin-1 (nodejs/node issue 60888), so the characters
 * in which the two differ are set here. Where the decoder is right, nothing is left to set.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\x80-\x9f]/g, (char) => HIGH_CONTROLS.charAt(char.charCodeAt(0) - 0x80));
}
