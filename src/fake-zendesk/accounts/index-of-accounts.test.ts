import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  ACCOUNT_NAMES,
  isAccountName,
  loadAccount,
  referenceCsv,
  scriptedDriftBetweenAuditAndDryRun,
} from './index-of-accounts.ts';
import { seedFaults } from './seed-faults.builders.ts';

describe.each(ACCOUNT_NAMES)('%s', (name) => {
  const account = loadAccount(name);

  test('could be a Zendesk account', () => {
    expect(seedFaults(account)).toEqual([]);
  });

  test('is the same at every call', () => {
    expect(JSON.stringify(loadAccount(name))).toBe(JSON.stringify(account));
    expect(referenceCsv(name)).toBe(referenceCsv(name));
  });

  test('has an admin, an agent, somebody suspended and somebody without an address', () => {
    expect(account.users.some(({ role }) => role === 'admin')).toBe(true);
    expect(account.users.some(({ role }) => role === 'agent')).toBe(true);
    expect(account.users.some(({ suspended }) => suspended)).toBe(true);
    expect(account.users.some(({ email }) => email === null)).toBe(true);
  });

  test('has addresses of nobody: reserved names, or samples that say so', () => {
    const addresses = account.users.flatMap(({ email }) => email ?? []);
    const strays = addresses.filter(
      (address) => !/\.(example|test)$/.test(address) && !/sample.*@gmail\.com$/.test(address),
    );
    expect(strays).toEqual([]);
  });

  test('has colleagues who edit what is there', () => {
    const ids = new Set([...account.organizations, ...account.users].map(({ id }) => id));
    const edits = [
      ...scriptedDriftBetweenAuditAndDryRun(name),
      ...(account.script ?? []).map(({ edit }) => edit),
    ];
    const named = edits.flatMap((edit) => [
      ...('user_id' in edit ? [edit.user_id] : []),
      ...('organization_id' in edit ? [edit.organization_id] : []),
    ]);
    const taken = new Set(account.memberships.map(({ id }) => id));
    const added = edits.flatMap((edit) => (edit.kind === 'add_membership' ? [edit.id] : []));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(added.filter((id) => taken.has(id))).toEqual([]);
  });
});

test.each(['large', 'large-single'] as const)(
  '%s has its reference in a file too',
  async (name) => {
    const file = new URL(`../../../fixtures/${name}/accounts.csv`, import.meta.url);
    await expect(referenceCsv(name)).toMatchFileSnapshot(fileURLToPath(file));
  },
);

test('the demo is a small account', () => {
  const { organizations, users, memberships, tickets } = loadAccount('demo');
  expect([organizations, users, memberships, tickets].map(({ length }) => length)).toEqual([
    13, 34, 34, 41,
  ]);
});

test.each(['large', 'large-single'] as const)('%s has hundreds of customers', (name) => {
  const { organizations, users, tickets } = loadAccount(name);
  expect(organizations.length).toBeGreaterThan(350);
  expect(users.length).toBeGreaterThan(2_500);
  expect(tickets.length).toBeGreaterThan(5_000);
});

test('one account keeps one organization a user, the others do not', () => {
  expect(ACCOUNT_NAMES.filter((name) => !loadAccount(name).multipleOrganizations)).toEqual([
    'large-single',
  ]);
});

test('other names are none', () => {
  expect(ACCOUNT_NAMES.every(isAccountName)).toBe(true);
  expect(['', 'Demo', 'large ', 'toString'].filter(isAccountName)).toEqual([]);
});
