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
  const hash = sha256.create();
  for (const part of canonicalParts(data)) hash.update(utf8ToBytes(part));
  return bytesToHex(hash.digest());
}

/**
 * The canonical JSON of data, in parts: the members of its lists one by one. The text of a large plan
 * as a whole would take several times the memory of the plan.
 */
function* canonicalParts(data: unknown): Generator<string> {
  if (Array.isArray(data)) {
    let before = '[';
    for (const member of data) {
      yield before;
      yield canonical(member);
      before = ',';
    }
    yield data.length === 0 ? '[]' : ']';
  } else if (isRecord(data)) {
    let before = '{';
    // By code units, as RFC 8785 wants it.
    for (const key of Object.keys(data).sort()) {
      if (data[key] === undefined) continue;
      yield `${before}${canonical(key)}:`;
      yield* canonicalParts(data[key]);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else yield canonical(data);
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !('toJSON' in data);
}

function canonical(data: unknown): string {
  const text = canonicalize(data);
  if (text === undefined) throw new TypeError('only plain data can be hashed');
  return text;
}

/** A short stable id: a prefix and the first 80 bits of the hash of the parts, which may hold any text. */
export function stableId(prefix: string, parts: readonly string[]): string {
  const hash = sha256(utf8ToBytes(JSON.stringify(parts)));
  const digits = Array.from(hash.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0'));
  // Joined, it is a text of its own: pieces put together would keep all they were cut from in memory.
  return [prefix, '_', ...digits].join('');
}
