import { salesforceId15, withChecksum } from './salesforce-id.ts';
import { BRANCHES, FIRST_HALVES, OWNERS, PLACES, SECOND_HALVES, TRADES } from './words.ts';

/** A made-up company: everything about it follows from its number. */
export type Customer = {
  readonly number: number;
  readonly name: string;
  /** The case-sensitive form. */
  readonly id15: string;
  readonly id18: string;
  /** Three domains that no other customer has; the first is the one its people write from. */
  readonly domain: string;
  readonly branchDomain: string;
  readonly websiteDomain: string;
  readonly owner: string;
  readonly arr: number;
};

const NAMES = FIRST_HALVES.length * SECOND_HALVES.length * TRADES.length;
/** Shares no factor with `NAMES`, so that every name comes before one comes back. */
const SPREAD = 10_459;
const LEGAL_FORMS = ['', '', '', '', ', Inc.', ' GmbH', ' & Co.'] as const;

/** The customer with a number: none has the name, the id or a domain of another. */
export function toCustomer(number: number): Customer {
  const words = nameWords(number);
  const slug = words.join('-').toLowerCase();
  const id15 = salesforceId15(number);
  return {
    number,
    name: words.join(' ') + at(LEGAL_FORMS, number),
    id15,
    id18: withChecksum(id15),
    domain: `${mailHost(number)}${slug}.example`,
    branchDomain: `${slug}-${at(BRANCHES, number)}.example`,
    websiteDomain: `${slug}.test`,
    owner: at(OWNERS, number),
    arr: 4_000 + ((number * 7_919) % 400) * 500,
  };
}

function nameWords(number: number): string[] {
  const round = Math.floor(number / NAMES);
  let rest = ((number % NAMES) * SPREAD + 4_021) % NAMES;
  const first = at(FIRST_HALVES, rest);
  rest = Math.floor(rest / FIRST_HALVES.length);
  const second = at(SECOND_HALVES, rest);
  rest = Math.floor(rest / SECOND_HALVES.length);
  return [first + second, at(TRADES, rest), ...placeWords(round)];
}

function placeWords(round: number): string[] {
  if (round === 0) return [];
  const lap = Math.floor((round - 1) / PLACES.length);
  return lap === 0 ? [at(PLACES, round - 1)] : [at(PLACES, round - 1), String(lap + 1)];
}

/** Every ninth company has its mail on a host of its own. */
function mailHost(number: number): string {
  return number % 9 === 4 ? 'mail.' : '';
}

function at<Item>(items: readonly [Item, ...Item[]], index: number): Item {
  return items[index % items.length] ?? items[0];
}
