import { expect, test } from 'vitest';
import {
  decision,
  reference,
  type DecisionWish,
  type ReferenceWish,
} from '../../../tests/support/reference.builders.ts';
import type { Reference } from '../reference/reference.ts';
import type { Instant } from '../tenant/records.ts';
import { decide } from './decide.ts';
import { toList } from './decisions-csv.ts';

const ACME = { id: '001ACME', domains: ['acme.example', 'group.example'] };
const BIRCH = { id: '001BIRCH', websites: ['group.example'] };
const TODAY = '2026-03-01T23:59:59Z' as Instant;
const GROUP_IS_BIRCH = { kind: 'domain', subject: 'group.example', sf_account_id: '001BIRCH' };

function decided(wishes: readonly DecisionWish[], wish: ReferenceWish = {}): Reference {
  const accounts = [ACME, BIRCH];
  return decide(reference({ accounts, ...wish }), toList(wishes.map(decision)), TODAY);
}

function domainsOf({ accounts }: Reference) {
  return Object.fromEntries(accounts.map(({ id, domains }) => [id, domains]));
}

test('a decided domain is its account’s alone, and proven by the person who decided', () => {
  expect(domainsOf(decided([GROUP_IS_BIRCH]))).toEqual({
    '001ACME': [{ domain: 'acme.example', source: 'domain' }],
    '001BIRCH': [{ domain: 'group.example', source: 'domain' }],
  });
});

test('an account need not have named the domain', () => {
  const wishes = [{ kind: 'domain', subject: 'birch.example', sf_account_id: '001birch' }];
  expect(domainsOf(decided(wishes))['001BIRCH']).toEqual([
    { domain: 'birch.example', source: 'domain' },
    { domain: 'group.example', source: 'website' },
  ]);
});

test('rows that were set aside claim a decided domain no longer, and others still', () => {
  const setAside = [{ domains: ['group.example', 'other.example'] }];
  expect(decided([GROUP_IS_BIRCH], { setAside }).setAsideRows[0]?.domains).toEqual([
    'other.example',
  ]);
  expect(decided([], { setAside }).setAsideRows[0]?.domains).toHaveLength(2);
});

test('decisions of addresses and issues leave the reference as it is', () => {
  const address = { kind: 'address', subject: 'kim@group.example', sf_account_id: '001ACME' };
  const after = decided([address]);
  expect(domainsOf(after)).toEqual(domainsOf(decided([])));
  expect(after.decisions.inForce).toMatchObject([{ subject: 'kim@group.example' }]);
});

test('the digest is of the list alone', () => {
  expect(decided([GROUP_IS_BIRCH]).digest).toBe(decided([]).digest);
});

test.each([
  ['2026-03-01', true],
  ['2026-02-28', false],
  ['', true],
])('with the last day %j it holds: %j', (until, holds) => {
  const { decisions } = decided([{ ...GROUP_IS_BIRCH, until }]);
  expect(decisions.inForce).toHaveLength(holds ? 1 : 0);
  expect(decisions.setAside).toEqual(
    holds ? [] : [{ kind: 'domain', subject: 'group.example', why: 'expired' }],
  );
});

test('an account that the reference does not have can be given nothing', () => {
  const { decisions, accounts } = decided([{ ...GROUP_IS_BIRCH, sf_account_id: '001OTHER' }]);
  expect(decisions).toEqual({
    inForce: [],
    setAside: [{ kind: 'domain', subject: 'group.example', why: 'account_not_in_reference' }],
  });
  expect(accounts).toEqual(decided([]).accounts);
});

test('of two that contradict each other neither holds', () => {
  const { decisions } = decided([GROUP_IS_BIRCH, { ...GROUP_IS_BIRCH, sf_account_id: '001ACME' }]);
  expect(decisions.inForce).toEqual([]);
  expect(decisions.setAside.map(({ why }) => why)).toEqual(['contradicted', 'contradicted']);
});

test('one that has ended contradicts nothing', () => {
  const ended = { ...GROUP_IS_BIRCH, sf_account_id: '001ACME', until: '2026-02-01' };
  expect(decided([GROUP_IS_BIRCH, ended]).decisions.inForce).toHaveLength(1);
});

test('of several that say the same the one that lasts longest holds', () => {
  const [early, late] = ['2026-04-01', '2026-05-01'];
  const lasting = (...ends: readonly string[]) =>
    decided(ends.map((until) => ({ ...GROUP_IS_BIRCH, until }))).decisions.inForce.map(
      ({ until }) => until,
    );
  expect(lasting(early, late)).toEqual([late]);
  expect(lasting(late, early)).toEqual([late]);
  expect(lasting(late, '', early)).toEqual([null]);
});

test('a domain and an address of the same text are two subjects', () => {
  const address = { kind: 'address', subject: 'a@group.example', sf_account_id: '001ACME' };
  expect(decided([GROUP_IS_BIRCH, address]).decisions.inForce).toHaveLength(2);
});

test('what the file had to set aside stays set aside', () => {
  const before = [{ kind: 'user', subject: 'x', why: 'unknown_kind' as const }];
  const list = toList([decision(GROUP_IS_BIRCH)], before);
  expect(decide(reference({ accounts: [ACME, BIRCH] }), list, TODAY).decisions.setAside).toEqual(
    before,
  );
  expect(decide(reference(), toList([], before), TODAY).decisions.setAside).toEqual(before);
});
