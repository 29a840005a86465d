import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ISSUE_CATALOGUE, ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import type { UserLeftOut } from '../../src/core/detect/user-standings.ts';
import type { TicketLeftOut } from '../../src/core/detect/ticket-standings.ts';
import type { Silence } from '../../src/core/detect/verdict.ts';
import { BLOCKED_REASONS, GUARD_REASONS } from '../../src/core/plan/plan-format.ts';
import { firingCases, silentCases } from '../support/issue-cases.ts';

test('there is a folder of cases for every code, and no other', () => {
  const folders = readdirSync(new URL('../../fixtures/cases', import.meta.url));
  expect(folders.toSorted()).toEqual(ISSUE_CODES.toSorted());
});

test.each(ISSUE_CODES)('%s has near misses beside its hits', (code) => {
  expect(firingCases(code).length).toBeGreaterThan(4);
  expect(silentCases(code).length).toBeGreaterThan(4);
  for (const { name, fires } of firingCases(code)) expect(fires.length, name).toBeGreaterThan(0);
  for (const { name, stays_silent } of silentCases(code))
    expect(stays_silent.length, name).toBeGreaterThan(0);
});

test.each(ISSUE_CODES)('the cases of %s have names of their own', (code) => {
  const names = [...firingCases(code), ...silentCases(code)].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every reason to stay silent occurs, and every reason to look at nothing', () => {
  const reasons = ISSUE_CODES.flatMap((code) =>
    silentCases(code).flatMap(({ stays_silent }) => stays_silent.map(({ why }) => why)),
  );
  expect([...new Set(reasons)].toSorted()).toEqual(Object.keys(EVERY_REASON).toSorted());
});

test('every blocked reason occurs, and every guard that an audit can tell', () => {
  const blocked = ISSUE_CODES.flatMap((code) =>
    firingCases(code).flatMap(({ fires }) =>
      fires.flatMap(({ action }) => action?.blocked_reason ?? []),
    ),
  );
  const expected = [...BLOCKED_REASONS, ...GUARD_REASONS.filter((guard) => guard !== LIVE_ONLY)];
  expect([...new Set(blocked)].toSorted()).toEqual(expected.toSorted());
});

test('every code that can call for a prepared action has a case of one, and no other code', () => {
  const preparing = ISSUE_CODES.filter((code) =>
    firingCases(code).some(({ fires }) =>
      fires.some(({ action }) => action?.status === 'prepared'),
    ),
  );
  expect(preparing).toEqual(
    ISSUE_CODES.filter((code) => ISSUE_CATALOGUE[code].disposition === 'safe'),
  );
});

const LIVE_ONLY = 'not_an_end_user';

// A record, so that a reason that is added has to be named here.
const EVERY_REASON = {
  an_organization_is_linked: true,
  at_most_one_organization_is_linked: true,
  no_candidate: true,
  a_candidate_exists: true,
  no_blank_candidate: true,
  a_blank_candidate_exists: true,
  stored_id_agrees: true,
  no_expected_organization: true,
  expected_organization_has_the_domain: true,
  another_organization_has_the_domain: true,
  no_other_organization_has_the_domain: true,
  domain_not_claimed_by_one_account: true,
  domain_not_shared: true,
  account_has_duplicates: true,
  account_has_no_duplicates: true,
  already_a_member: true,
  not_a_member: true,
  default_is_expected: true,
  default_is_expected_of_a_claimant: true,
  filed_under_the_expected_organization: true,
  filed_under_another_customers_organization_of_the_requester: true,
  not_an_end_user: true,
  deleted: true,
  suspended: true,
  no_usable_address: true,
  personal_mail: true,
  shared_host: true,
  closed: true,
  outside_the_window: true,
  no_requester: true,
  requester_not_read: true,
  requester_not_audited: true,
  domain_not_sole: true,
} as const satisfies Record<Silence | UserLeftOut | TicketLeftOut | 'domain_not_sole', true>;
