import { DriftError } from '../problem.ts';
import { binaryKind, isBinary, markupKind, type NotText } from './not-text.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** How the bytes of a file were read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text of a file, without byte order mark, every line ended by a line feed. */
export type DecodedText = { readonly text: string; readonly encoding: Encoding };

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, UTF-16 without one by where its zero
 * bytes stand, UTF-8 where the bytes are valid UTF-8, else Windows-1252.
 * @throws DriftError `reference_not_text` (file, seems) for anything that is no text of separated values
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const kind = binaryKind(bytes);
  if (kind !== null) throw notText(file, kind);
  const { text, encoding } = decode(bytes, file);
  if (isBinary(text)) throw notText(file, 'binary');
  const markup = markupKind(text);
  if (markup !== null) throw notText(file, markup);
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, encoding };
}

function decode(bytes: Uint8Array, file: string): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== null) {
    const text = tryDecode(bytes, wide);
    if (text === null) throw notText(file, 'binary');
    return { text, encoding: wide };
  }
  const text = tryDecode(bytes, 'utf-8');
  if (text !== null) return { text, encoding: 'utf-8' };
  // A file that says it is UTF-8 is read as such: what is broken in it stays visible as U+FFFD.
  if (startsWith(bytes, 0xef, 0xbb, 0xbf))
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  // A header is mostly ASCII, so in UTF-16 every other of its bytes is zero.
  const head = bytes.subarray(0, 64);
  if (head.length < 4) return null;
  const [evenZeros, oddZeros] = [zeros(head, 0), zeros(head, 1)];
  const many = head.length / 4;
  if (evenZeros === 0 && oddZeros > many) return 'utf-16le';
  if (oddZeros === 0 && evenZeros > many) return 'utf-16be';
  return null;
}

function zeros(bytes: Uint8Array, parity: 0 | 1): number {
  return bytes.filter((byte, at) => byte === 0 && at % 2 === parity).length;
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

function notText(file: string, seems: NotText): DriftError {
  return new DriftError('reference_not_text', { file, seems });
}
