import { expect, test } from 'vitest';
import { toPolicy } from '../core/plan/policy.ts';
import { readReference } from '../core/reference/read-reference.ts';
import { organization, user } from '../../tests/support/tenant.builders.ts';
import { DriftError } from '../core/problem.ts';
import type { Reader } from '../zendesk/reader.ts';
import { runAudit } from './audit.ts';
import type { ReadWay } from './read-plan/read-plan.ts';
import { ACCOUNT_READ_RATES } from './read-plan/rates.ts';
import { breakingPages, pagesOf, readerWith } from './run.builders.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const LIST = 'id,name,domains\nACME,Acme,acme.example\n';
const LISTED: readonly ReadWay[] = ['users_list', 'users_of_reference', 'memberships_list'];

const BEFORE = user({ id: 21, email: 'kim@acme.example', memberOf: [] });
const NOW_HOME = user({ id: 21, email: 'kim@acme.example', memberOf: [11] });

async function audit(reader: Partial<Reader>, lately: readonly (typeof BEFORE)['id'][] = []) {
  const { reference } = readReference(new TextEncoder().encode(LIST), { file: 'accounts.csv' });
  const { result } = await runAudit({
    reader: readerWith({
      organizations: () =>
        pagesOf([organization({ id: 11, externalId: 'ACME', domainNames: ['acme.example'] })]),
      endUsersBySearch: () => pagesOf([BEFORE]),
      ...reader,
    }),
    reference,
    policy: toPolicy(),
    subdomain: 'acme',
    mode: 'live',
    rates: ACCOUNT_READ_RATES,
    remembered: { refused: LISTED, unexpectedShare: null },
    lately,
    now: () => NOW,
    onEvent: () => undefined,
  });
  return result.detection;
}

const codesOf = ({ issues }: Awaited<ReturnType<typeof audit>>) => issues.map(({ code }) => code);

test('what search says is believed where nothing is newer', async () => {
  expect(codesOf(await audit({}))).toEqual(['user_missing_expected_membership']);
});

test('a user who changed since shortly before the reading is as the export says', async () => {
  const asked: string[] = [];
  const usersChangedSince: Reader['usersChangedSince'] = (since) => {
    asked.push(since);
    return pagesOf([NOW_HOME]);
  };
  expect(codesOf(await audit({ usersChangedSince }))).toEqual([]);
  expect(asked).toEqual(['2026-11-22T08:45:00Z']);
});

test('a user whom a receipt names is as Zendesk says directly', async () => {
  const asked: number[] = [];
  const reader: Partial<Reader> = {
    user: (id) => {
      asked.push(id);
      return Promise.resolve(NOW_HOME);
    },
  };
  expect(codesOf(await audit(reader, [BEFORE.id]))).toEqual([]);
  expect(asked).toEqual([21]);
});

test('a new end-user is taken, an agent who never was one is not', async () => {
  const changed = [
    user({ id: 22, email: 'lee@acme.example', memberOf: [11] }),
    user({ id: 23, email: 'ava@acme.example', role: 'agent' }),
    user({ id: 21, email: 'kim@acme.example', role: 'agent' }),
  ];
  const { coverage, issues } = await audit({ usersChangedSince: () => pagesOf(changed) });
  expect(issues).toEqual([]);
  expect(coverage.readings.users.records).toBe(2);
  expect(coverage.users.leftOut.not_an_end_user).toBe(1);
});

test('where the export is refused, the users are not shown as read to the end', async () => {
  const usersChangedSince = () => breakingPages<never>('zendesk_no_permission');
  const { coverage } = await audit({ usersChangedSince });
  expect(coverage.readings.users).toMatchObject({ state: 'partial', why: 'zendesk_no_permission' });
  const lost = () => breakingPages<never>('zendesk_not_signed_in');
  await expect(audit({ usersChangedSince: lost })).rejects.toBeInstanceOf(DriftError);
});

test('users of a list need no second look', async () => {
  const { reference } = readReference(new TextEncoder().encode(LIST), { file: 'accounts.csv' });
  const usersChangedSince = () => {
    throw new Error('a list shows what is');
  };
  const run = await runAudit({
    reader: readerWith({ usersChangedSince }),
    reference,
    policy: toPolicy(),
    subdomain: 'acme',
    mode: 'live',
    rates: ACCOUNT_READ_RATES,
    remembered: { refused: ['users_search'], unexpectedShare: null },
    now: () => NOW,
    onEvent: () => undefined,
  });
  expect(run.ways.users).toEqual(['users_list']);
});
