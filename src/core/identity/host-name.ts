import { trimText } from './trim-text.ts';

/** Why text holds no host name that could be a company's. */
export type HostNameRejection = 'empty' | 'not_a_host_name' | 'ip_address' | 'single_label';

/** A normalised host name, or why there is none. */
export type ParsedHostName =
  | { readonly ok: true; readonly host: string }
  | { readonly ok: false; readonly reason: HostNameRejection };

/** Lengths of RFC 1035, in characters. */
const LONGEST_HOST = 253;
/** Longer text is no host name in any spelling, and is not worth handing to the URL parser. */
const LONGEST_SPELLING = 1000;

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const LABELS = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
/** A name that normalises to itself: plain labels, the last of which cannot be part of an IP address. */
const PLAIN = new RegExp(`^(?:(?!xn--)${LABEL}\\.)+(?!xn--)(?=[a-z])${LABEL}$`);
/** ASCII characters that no host name holds. The URL parser would give some of them a meaning. */
const FOREIGN_ASCII = /[\0-,/:-@[-`{-\x7f]/;
const NOT_ASCII = /[^\0-\x7f]/;
/** The last label decides whether a URL's host is read as an IPv4 address (WHATWG URL, "ends in a number"). */
const NUMERIC = /^(?:\d+|0x[0-9a-f]*)$/;
const SCHEME = /^(?:[a-z][a-z0-9+.-]*:[/\\]{2,}|(?:https?|ftp|mailto):[/\\]*|[/\\]{2,})/i;

/**
 * Normalises a bare host name: lower case, international names in their ASCII form, no dot at the
 * end. Nothing but a host name is accepted: no port, path or user. Never throws.
 */
export function parseHostName(raw: string): ParsedHostName {
  const text = trimText(raw);
  if (isPlain(text)) return { ok: true, host: text };
  if (text === '') return refused('empty');
  const lower = text.toLowerCase();
  return isPlain(lower) ? { ok: true, host: lower } : parseUnusual(lower);
}

/**
 * Finds the host name in free text such as a URL, an e-mail address or a domain: drops scheme, user
 * part, port, path and leading `www.` labels, then normalises. Two names in one text are none.
 * Never throws.
 */
export function parseHostNameInText(raw: string): ParsedHostName {
  const text = trimText(raw);
  if (text === '') return refused('empty');
  const parsed = parseHostName(hostPart(text));
  if (parsed.ok) return { ok: true, host: withoutWww(parsed.host) };
  return parsed.reason === 'empty' ? refused('not_a_host_name') : parsed;
}

function hostPart(text: string): string {
  const authority = text.replace(SCHEME, '').split(/[/\\?#]/, 1)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const port = /^([^:]*|\[.*\]):\d*$/.exec(host);
  return port?.[1] ?? host;
}

function withoutWww(host: string): string {
  let rest = host;
  while (rest.startsWith('www.') && rest.includes('.', 4)) rest = rest.slice(4);
  return rest;
}

function isPlain(text: string): boolean {
  return text.length <= LONGEST_HOST && PLAIN.test(text);
}

function parseUnusual(lower: string): ParsedHostName {
  if (lower.length > LONGEST_SPELLING) return refused('not_a_host_name');
  if (isIpv6(lower)) return refused('ip_address');
  if (FOREIGN_ASCII.test(lower)) return refused('not_a_host_name');
  const ascii = needsConversion(lower) ? toAscii(lower) : lower;
  if (ascii === null) return refused('not_a_host_name');
  return checked(ascii.endsWith('.') ? ascii.slice(0, -1) : ascii);
}

function checked(host: string): ParsedHostName {
  if (host.length > LONGEST_HOST || !LABELS.test(host)) return refused('not_a_host_name');
  const lastDot = host.lastIndexOf('.');
  if (lastDot === -1) return refused('single_label');
  if (!NUMERIC.test(host.slice(lastDot + 1))) return { ok: true, host };
  return refused(toAscii(host) === null ? 'not_a_host_name' : 'ip_address');
}

function needsConversion(lower: string): boolean {
  return NOT_ASCII.test(lower) || /(?:^|\.)xn--/.test(lower);
}

/** The URL parser holds the one implementation of international names that Node and browsers share. */
function toAscii(host: string): string | null {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
}

function isIpv6(text: string): boolean {
  if (!text.includes(':')) return false;
  const address = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return /^[0-9a-f:.]+$/.test(address) && toAscii(`[${address}]`) !== null;
}

function refused(reason: HostNameRejection): ParsedHostName {
  return { ok: false, reason };
}
