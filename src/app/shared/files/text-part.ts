/** Bytes of a part: as much as a text field shows without effort. */
const PART_BYTES = 100_000;

/** How many parts a text is shown in. */
export function partsOf({ size }: Pick<Blob, 'size'>): number {
  return Math.max(1, Math.ceil(size / PART_BYTES));
}

/** A part of a UTF-8 text, counted from 0. Whole letters: one that lies across a border is in the part where it begins. */
export async function readPart(content: Blob, part: number): Promise<string> {
  const [from, to] = [part * PART_BYTES, (part + 1) * PART_BYTES];
  const bytes = new Uint8Array(await content.slice(from, to + LONGEST_LETTER).arrayBuffer());
  const end = Math.min(PART_BYTES, bytes.length);
  const whole = bytes.subarray(part === 0 ? 0 : nextLetter(bytes, 0), nextLetter(bytes, end));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(whole);
}

const LONGEST_LETTER = 4;

function nextLetter(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isInsideLetter(bytes[at] ?? 0)) at += 1;
  return at;
}

function isInsideLetter(byte: number): boolean {
  return (byte & 0b1100_0000) === 0b1000_0000;
}
