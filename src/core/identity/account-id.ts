import type { Brand } from '../brand.ts';
import { trimText } from './trim-text.ts';

/**
 * Id of a Salesforce account as it is shown: 18 characters in their right case, or, where the text
 * is no Salesforce id, the text itself without white space around it.
 */
export type AccountId = Brand<string, 'AccountId'>;

/** An account id as it is compared: the canonical form in lower case, because Zendesk compares external ids without case. */
export type AccountKey = Brand<string, 'AccountKey'>;

/** An account id, or why the text is none. */
export type ParsedAccountId =
  | { readonly ok: true; readonly id: AccountId; readonly key: AccountKey }
  | { readonly ok: false; readonly reason: 'missing_id' | 'bad_id_suffix' };

/** `001` is the key prefix of the Account object. */
const SALESFORCE_SHAPE = /^001[a-z0-9]{12}(?:[a-z0-9]{3})?$/i;
/** Each suffix character holds the case of five characters: the first is the lowest bit, set for a capital. */
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BODY = 15;
const CHUNK = 5;
const CHUNKS = [0, 5, 10] as const;

/**
 * Reads the id of an account.
 *
 * Text of the shape of a Salesforce account id (`001`, then 12 or 15 more letters and digits) is
 * brought to 18 characters: 15 get their suffix; the case of 18 is restored from the suffix, which
 * survives tools that change case. Says `bad_id_suffix` where the suffix holds a character that no
 * suffix has, or makes a digit a capital. Any other text is an id of its own. Never throws.
 *
 * Source: Salesforce's description of 15-character case-sensitive and 18-character ids.
 */
export function parseAccountId(raw: string): ParsedAccountId {
  const text = trimText(raw);
  if (text === '') return { ok: false, reason: 'missing_id' };
  if (!SALESFORCE_SHAPE.test(text)) return accountId(text);
  const body = text.slice(0, BODY);
  if (text.length === BODY) return accountId(body + suffixOf(body));
  const suffix = text.slice(BODY).toUpperCase();
  const repaired = withCaseOf(suffix, body);
  return repaired === null ? { ok: false, reason: 'bad_id_suffix' } : accountId(repaired + suffix);
}

/**
 * The key of an external id as Zendesk holds it, or `null` where it is blank. An id whose suffix
 * cannot be right is compared as the text it is. Never throws.
 */
export function externalIdKey(raw: string | null): AccountKey | null {
  if (raw === null) return null;
  const text = trimText(raw);
  if (text === '') return null;
  const parsed = parseAccountId(text);
  return parsed.ok ? parsed.key : toKey(text);
}

/** Whether text looks like the id of a Salesforce account: `001` and 12 or 15 more letters and digits. */
export function isSalesforceShaped(raw: string): boolean {
  return SALESFORCE_SHAPE.test(trimText(raw));
}

/**
 * The spellings under which Zendesk may hold an account's id: as it is, and for 18 characters also the
 * 15 without the suffix. Zendesk finds an external id without regard to case, so case needs no spelling.
 */
export function spellingsOf(id: string): readonly string[] {
  const text = trimText(id);
  if (text === '') return [];
  return isSalesforceShaped(text) && text.length > BODY ? [text, text.slice(0, BODY)] : [text];
}

function suffixOf(body: string): string {
  return CHUNKS.map((from) => SUFFIX_ALPHABET.charAt(capitalsOf(body, from))).join('');
}

/** The capitals among the five characters from a position, as bits. */
function capitalsOf(body: string, from: number): number {
  let bits = 0;
  for (let at = 0; at < CHUNK; at += 1) if (isCapital(body.charCodeAt(from + at))) bits |= 1 << at;
  return bits;
}

function withCaseOf(suffix: string, body: string): string | null {
  let repaired = '';
  for (const [at, from] of CHUNKS.entries()) {
    const bits = SUFFIX_ALPHABET.indexOf(suffix.charAt(at));
    if (bits === -1) return null;
    const chunk = withCapitals(bits, body.slice(from, from + CHUNK));
    if (capitalsOf(chunk, 0) !== bits) return null;
    repaired += chunk;
  }
  return repaired;
}

function withCapitals(bits: number, chunk: string): string {
  let cased = '';
  for (let at = 0; at < CHUNK; at += 1) {
    const char = chunk.charAt(at);
    cased += (bits >> at) & 1 ? char.toUpperCase() : char.toLowerCase();
  }
  return cased;
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

function accountId(canonical: string): ParsedAccountId {
  return { ok: true, id: canonical as AccountId, key: toKey(canonical) };
}

function toKey(canonical: string): AccountKey {
  return canonical.toLowerCase() as AccountKey;
}
