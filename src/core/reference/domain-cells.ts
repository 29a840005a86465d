import { claimDomain, type Domain, type DomainRejection } from '../identity/domain.ts';
import type { DomainLists } from '../identity/domain-lists.ts';
import { trimText } from '../identity/trim-text.ts';
import { byCodeUnit } from '../order.ts';
import type { DomainSource, ExpectedDomain } from './reference.ts';
import type { AccountRow, Cell } from './rows.ts';

/** A value of a domain or website cell that is no domain its account may claim. */
type RejectedDomain = {
  /** Header of the column. */
  readonly column: string;
  readonly value: string;
  readonly reason: DomainRejection;
};

/** What the domain and website cells of a row say. */
export type RowDomains = {
  readonly claimed: readonly ExpectedDomain[];
  readonly rejected: readonly RejectedDomain[];
};

/** Reads all domain and website cells of a row. Never throws. */
export function readDomains(row: AccountRow, lists: DomainLists): RowDomains {
  const values = [
    ...row.domains.flatMap((cell) => readCell(cell, 'domain', splitDomains(cell.text), lists)),
    ...row.websites.flatMap((cell) => readCell(cell, 'website', splitWebsites(cell.text), lists)),
  ];
  return {
    claimed: values.filter((value) => 'domain' in value),
    rejected: values.filter((value) => 'reason' in value),
  };
}

function readCell(
  cell: Cell,
  source: DomainSource,
  values: readonly string[],
  lists: DomainLists,
): readonly (ExpectedDomain | RejectedDomain)[] {
  const distinct = values.length > 1 ? [...new Set(values)] : values;
  return distinct.map((value) => {
    const claim = claimDomain(value, source, lists);
    return claim.ok
      ? { domain: claim.domain, source }
      : { column: cell.column.header, value, reason: claim.reason };
  });
}

/** Domains without repetition, sorted; known from a domain column is more than known from a website. */
export function mergeDomains(domains: readonly ExpectedDomain[]): readonly ExpectedDomain[] {
  if (domains.length < 2) return domains;
  const sources = new Map<Domain, DomainSource>();
  for (const { domain, source } of domains)
    if (source === 'domain' || !sources.has(domain)) sources.set(domain, source);
  return [...sources]
    .map(([domain, source]) => ({ domain, source }))
    .sort((a, b) => byCodeUnit(a.domain, b.domain));
}

/**
 * Every domain that cells could mean whose columns are not known: as it stands, and cut to what is
 * registered. Too many rather than too few, because what a lost row claims must stay claimed.
 */
export function domainsInAnyCell(cells: readonly string[], lists: DomainLists): readonly Domain[] {
  const values = new Set(cells.flatMap((cell) => cell.split(/[\s;,|"'<>()]+/)));
  const found = new Set<Domain>();
  for (const value of values) {
    for (const source of ['domain', 'website'] as const) {
      const claim = claimDomain(value, source, lists);
      if (claim.ok) found.add(claim.domain);
    }
  }
  return [...found].sort(byCodeUnit);
}

function splitDomains(text: string): readonly string[] {
  return SEPARATOR.test(text) ? filled(text.split(SEPARATORS)) : filled([text]);
}

/** Comma and semicolon may stand within the path of a URL: there they part only before a new address. */
function splitWebsites(text: string): readonly string[] {
  if (!SEPARATOR.test(text)) return filled([text]);
  const addresses = text.split(/[\s|]+|[;,]+(?=\s|$|https?:|www\.)/i);
  return filled(addresses.flatMap((text) => (hasPath(text) ? [text] : text.split(/[;,]+/))));
}

const SEPARATOR = /[\s;,|]/;
const SEPARATORS = /[\s;,|]+/;

function hasPath(address: string): boolean {
  return /[/?#]/.test(address.replace(/^[a-z]+:\/\//i, ''));
}

function filled(pieces: readonly string[]): readonly string[] {
  return pieces.map(trimText).filter((piece) => piece !== '');
}
