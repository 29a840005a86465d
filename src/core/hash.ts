import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Lower-case hex SHA-256 of text as UTF-8. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * Lower-case hex SHA-256 of the canonical JSON (RFC 8785) of plain data.
 * @throws Error where the data is none that JSON can hold
 */
export function hashOfData(data: unknown): string {
  const text = canonicalize(data);
  if (text === undefined) throw new TypeError('only plain data can be hashed');
  return sha256Hex(text);
}

/** A short stable id: a prefix and the first 80 bits of the hash of the parts, which may hold any text. */
export function stableId(prefix: string, parts: readonly string[]): string {
  return `${prefix}_${sha256Hex(JSON.stringify(parts)).slice(0, 20)}`;
}
