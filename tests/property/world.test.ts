import { expect, test } from 'vitest';
import { accountSeedSchema } from '../../src/fake-zendesk/accounts/account-seed-schema.ts';
import { createFakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { toMilliseconds } from '../../src/core/tenant/ids.ts';
import { ofAnyWorld } from '../support/any-world.ts';
import { randomWorld } from '../support/random-world.ts';
import { READ_AT } from '../support/tenant.builders.ts';

test('a number always gives the same world', () => {
  ofAnyWorld((world) => {
    expect(randomWorld(world.seed)).toEqual(world);
  });
});

test('a world is an account that the fake can serve, with one default organization a member', () => {
  ofAnyWorld(({ account }) => {
    expect(accountSeedSchema.parse(account)).toEqual(account);
    createFakeZendesk(account, { now: () => toMilliseconds(READ_AT) });
    for (const { id } of account.users) {
      const own = account.memberships.filter(({ user_id }) => user_id === id);
      const defaults = own.filter((membership) => membership.default);
      expect(defaults.length).toBe(own.length > 0 ? 1 : 0);
      if (!account.multipleOrganizations) expect(own.length).toBeLessThan(2);
    }
  });
});

test('worlds stay small', () => {
  ofAnyWorld(({ account }) => {
    expect(account.organizations.length).toBeLessThan(19);
    expect(account.users.length).toBeLessThan(26);
    expect(account.tickets.length).toBeLessThan(41);
  });
});
