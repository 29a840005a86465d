import { expect, test } from 'vitest';
import { situationOf, type AuditWish } from '../../../tests/support/audit.builders.ts';
import { accountId } from '../../../tests/support/reference.builders.ts';
import type { AccountCase } from './account-case.ts';

const ACME = { id: 'ACME', domains: ['acme.example'] };
const BIRCH = { id: 'BIRCH', domains: ['birch.example'] };

function caseOf(wish: AuditWish, id = 'ACME'): AccountCase {
  const found = situationOf(wish).caseOf(accountId(id));
  if (!found) throw new Error(`no account ${id}`);
  return found;
}

function outcomeOf({ expected, unresolved }: AccountCase) {
  return expected ? [expected.standing, expected.organization.id] : unresolved;
}

test('one linked organization is the expected one', () => {
  const organizations = [
    { id: 11, externalId: 'acme ' },
    { id: 12, domainNames: ['acme.example'] },
  ];
  const found = caseOf({ accounts: [ACME], organizations });
  expect(outcomeOf(found)).toEqual(['linked', 11]);
  expect(found.candidates).toEqual([]);
});

test('without a link, the only organization with a sole domain is provisional', () => {
  const organizations = [{ id: 11, domainNames: ['ACME.example'] }, { id: 12 }];
  expect(outcomeOf(caseOf({ accounts: [ACME], organizations }))).toEqual(['provisional', 11]);
});

test('a candidate with an id that no account has is provisional as well', () => {
  const organizations = [{ id: 11, externalId: 'GONE', domainNames: ['acme.example'] }];
  const found = caseOf({ accounts: [ACME], organizations });
  expect(outcomeOf(found)).toEqual(['provisional', 11]);
  expect(found.candidates[0]?.isBlank).toBe(false);
});

test('duplicate_external_id: several organizations are linked', () => {
  const organizations = [
    { id: 11, externalId: 'ACME' },
    { id: 12, externalId: 'acme' },
  ];
  const found = caseOf({ accounts: [ACME], organizations });
  expect(outcomeOf(found)).toBe('duplicate_external_id');
  expect(found.linked.map(({ id }) => id)).toEqual([11, 12]);
});

test('stored_id_disagrees: another organization than the linked one is stored', () => {
  const organizations = [{ id: 11, externalId: 'ACME' }, { id: 12 }];
  const found = caseOf({ accounts: [{ ...ACME, stored: 12 }], organizations });
  expect(outcomeOf(found)).toBe('stored_id_disagrees');
  const agreeing = caseOf({ accounts: [{ ...ACME, stored: 11 }], organizations });
  expect(outcomeOf(agreeing)).toEqual(['linked', 11]);
});

test('no_organization: neither a link nor a candidate', () => {
  expect(outcomeOf(caseOf({ accounts: [ACME], organizations: [{ id: 11 }] }))).toBe(
    'no_organization',
  );
});

test('several_candidates: each of them is listed in order of id, whoever else claims it', () => {
  const organizations = [
    { id: 12, domainNames: ['acme.example', 'birch.example'] },
    { id: 11, externalId: 'GONE', domainNames: ['acme.example'] },
  ];
  const found = caseOf({ accounts: [ACME, BIRCH], organizations });
  expect(outcomeOf(found)).toBe('several_candidates');
  expect(
    found.candidates.map(({ organization, isBlank, claimedBy }) => [
      organization.id,
      isBlank,
      claimedBy,
    ]),
  ).toEqual([
    [11, false, []],
    [12, true, ['BIRCH']],
  ]);
});

test('claimed_by_several_accounts: two accounts have one candidate', () => {
  const organizations = [{ id: 11, domainNames: ['birch.example', 'acme.example'] }];
  const wish = { accounts: [ACME, BIRCH], organizations };
  expect(outcomeOf(caseOf(wish))).toBe('claimed_by_several_accounts');
  expect(outcomeOf(caseOf(wish, 'BIRCH'))).toBe('claimed_by_several_accounts');
});

test('claimed_by_several_accounts: the only candidate is linked to another account', () => {
  const organizations = [{ id: 12, externalId: 'BIRCH', domainNames: ['acme.example'] }];
  const wish = { accounts: [ACME, BIRCH], organizations };
  expect(outcomeOf(caseOf(wish))).toBe('claimed_by_several_accounts');
  expect(outcomeOf(caseOf(wish, 'BIRCH'))).toEqual(['linked', 12]);
});

test('claimed_by_several_accounts: the only candidate is one of another account’s duplicates', () => {
  const organizations = [
    { id: 12, externalId: 'BIRCH', domainNames: ['acme.example'] },
    { id: 13, externalId: 'BIRCH' },
  ];
  expect(outcomeOf(caseOf({ accounts: [ACME, BIRCH], organizations }))).toBe(
    'claimed_by_several_accounts',
  );
});

test('an account with a link claims no candidates, so another account may have them', () => {
  const accounts = [{ ...ACME, stored: 12 }, BIRCH];
  const organizations = [
    { id: 11, externalId: 'ACME' },
    { id: 12, domainNames: ['birch.example'] },
  ];
  expect(outcomeOf(caseOf({ accounts, organizations }, 'BIRCH'))).toEqual(['provisional', 12]);
});

test('a stored organization is the only candidate, and one that does not exist is none', () => {
  const organizations = [{ id: 11, domainNames: ['acme.example'] }, { id: 12 }];
  const stored = caseOf({ accounts: [{ ...ACME, stored: 12 }], organizations });
  expect(stored.candidates.map(({ organization, foundBy }) => [organization.id, foundBy])).toEqual([
    [12, 'stored_id'],
  ]);
  const missing = caseOf({ accounts: [{ ...ACME, stored: 99 }], organizations });
  expect(missing.stored).toBeNull();
  expect(missing.candidates.map(({ organization, foundBy }) => [organization.id, foundBy])).toEqual(
    [[11, 'domain']],
  );
});

test('an organization with two domains of one account is one candidate', () => {
  const accounts = [{ id: 'ACME', domains: ['acme.example', 'acme.test'] }];
  const organizations = [{ id: 11, domainNames: ['acme.test', 'acme.example'] }];
  expect(outcomeOf(caseOf({ accounts, organizations }))).toEqual(['provisional', 11]);
});

test('only domains that nobody else claims are sole', () => {
  const accounts = [
    { id: 'ACME', domains: ['acme.example', 'group.example', 'lost.example'] },
    { id: 'BIRCH', domains: ['group.example'] },
  ];
  const found = caseOf({ accounts, setAside: [{ id: 'LOST', domains: ['lost.example'] }] });
  expect(found.soleDomains.map(({ domain }) => domain)).toEqual(['acme.example']);
});
