import { expect, test } from 'vitest';
import { observed, type AuditWish } from '../../../tests/support/audit.builders.ts';
import { comparableName } from './observe-possible-duplicates.ts';

const LINKED = { id: 11, name: 'Acme Labs', externalId: 'ACME', domainNames: ['acme.example'] };

function found(wish: AuditWish) {
  return observed('possible_duplicate_organization', {
    accounts: [{ id: 'ACME', domains: ['acme.example'] }],
    ...wish,
  });
}

test('an organization that nobody linked has the name of an expected one', () => {
  expect(found({ organizations: [LINKED, { id: 12, name: 'The ACME-Labs, Inc.' }] })).toEqual([
    {
      kind: 'possible_duplicate_organization',
      accountId: 'ACME',
      organizationId: 12,
      name: 'The ACME-Labs, Inc.',
      because: 'same_name',
    },
  ]);
});

test('another name, another account’s link and the expected organization itself are no duplicate', () => {
  expect(found({ organizations: [LINKED, { id: 12, name: 'Acme Labs Europe' }] })).toEqual([]);
  const owned = { id: 12, name: 'Acme Labs', externalId: 'BIRCH' };
  const accounts = [{ id: 'ACME', domains: ['acme.example'] }, { id: 'BIRCH' }];
  expect(found({ accounts, organizations: [LINKED, owned] })).toEqual([]);
});

test('an account without an expected organization has no possible duplicate', () => {
  const organizations = [LINKED, { ...LINKED, id: 12 }, { id: 13, name: 'Acme Labs' }];
  expect(found({ organizations })).toEqual([]);
});

test('more than half of the users are members, of at least two', () => {
  const organizations = [LINKED, { id: 12, name: 'Elsewhere' }];
  const users = [
    { id: 21, email: 'kim@acme.example', memberOf: [12] },
    { id: 22, email: 'lee@acme.example', memberOf: [11, 12] },
    { id: 23, email: 'max@acme.example', memberOf: [11] },
  ];
  expect(found({ organizations, users })).toMatchObject([
    { organizationId: 12, because: 'most_users' },
  ]);
});

test('exactly half of the users, or the only one, is not enough', () => {
  const organizations = [LINKED, { id: 12, name: 'Elsewhere' }];
  const kim = { id: 21, email: 'kim@acme.example', memberOf: [12] };
  const lee = { id: 22, email: 'lee@acme.example', memberOf: [11] };
  expect(found({ organizations, users: [kim, lee] })).toEqual([]);
  expect(found({ organizations, users: [kim] })).toEqual([]);
  const suspended = { ...lee, memberOf: [12], suspended: true };
  expect(found({ organizations, users: [kim, suspended] })).toEqual([]);
});

test('an organization with both is told once, by its name', () => {
  const organizations = [LINKED, { id: 12, name: 'acme labs' }];
  const users = [21, 22].map((id) => ({ id, email: `u${id}@acme.example`, memberOf: [12] }));
  expect(found({ organizations, users })).toMatchObject([
    { organizationId: 12, because: 'same_name' },
  ]);
});

test('names are compared without case, accents, punctuation and legal forms', () => {
  expect(comparableName('  Größe & Café GmbH ')).toBe(comparableName('große cafe'));
  expect(comparableName('ACME, Inc.')).toBe('acme');
  expect(comparableName('The Company Ltd')).toBe('the company ltd');
  expect(comparableName('Acme 2')).not.toBe(comparableName('Acme'));
});
