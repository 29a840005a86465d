import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedFaults } from '../seed-faults.builders.ts';
import { generateAccount, type GenerateOptions } from './generate-account.ts';

const OPTIONS: GenerateOptions = {
  seed: 7,
  accounts: 60,
  usersPerAccount: 4,
  ticketsPerUser: 1,
  multipleOrganizations: true,
  driftEvery: 2,
  subdomain: 'sample',
  name: 'Sample',
};

test('the same options give the same bytes, another seed others', () => {
  const bytes = (options: Partial<GenerateOptions>) =>
    JSON.stringify(generateAccount({ ...OPTIONS, ...options }));
  expect(bytes({})).toBe(bytes({}));
  expect(bytes({})).not.toBe(bytes({ seed: 8 }));
});

test('every account could be one of Zendesk', () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.nat(),
        accounts: fc.integer({ min: 1, max: 120 }),
        usersPerAccount: fc.integer({ min: 1, max: 9 }),
        ticketsPerUser: fc.constantFrom(0, 0.5, 1, 3),
        multipleOrganizations: fc.boolean(),
        driftEvery: fc.integer({ min: 0, max: 4 }),
      }),
      (options) => {
        expect(seedFaults(generateAccount({ ...OPTIONS, ...options }).account)).toEqual([]);
      },
    ),
    { seed: 1, numRuns: 40 },
  );
});

test('users and tickets come as often as asked for', () => {
  const { account } = generateAccount({
    ...OPTIONS,
    accounts: 2_000,
    usersPerAccount: 5,
    ticketsPerUser: 0.5,
    driftEvery: 0,
  });
  const { organizations, users, tickets } = account;
  expect(Math.round(users.length / organizations.length)).toBe(5);
  expect(Math.round((10 * tickets.length) / users.length)).toBe(5);
});

test('a clean account has one organization and one row a customer, and no edits', () => {
  const { account, reference, editsBeforeDryRun } = generateAccount({ ...OPTIONS, driftEvery: 0 });
  expect(account.organizations).toHaveLength(OPTIONS.accounts - 1);
  expect(reference).toHaveLength(OPTIONS.accounts - 1);
  expect(editsBeforeDryRun).toEqual([]);
});
