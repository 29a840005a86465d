import { expect, test } from 'vitest';
import { usersWrittenLately } from './lately.ts';

const AT = Date.UTC(2026, 10, 22, 9);
const MINUTE = 60_000;
const ACCOUNT = { subdomain: 'acme', mode: 'live' } as const;

type Written = Parameters<typeof usersWrittenLately>[0][number];

function receipt(different: Partial<Written>, minutesAgo = 5): Written {
  return {
    kind: 'apply',
    source: { ...ACCOUNT, reference_digest: '', partial_reference: false },
    finished_at: new Date(AT - minutesAgo * MINUTE).toISOString(),
    entries: [entry('22'), entry('21')],
    ...different,
  };
}

function entry(id: string, outcome: Written['entries'][number]['outcome'] = 'applied') {
  return { outcome, target: { kind: 'user' as const, id, label: 'Kim' } };
}

function writtenIn(...receipts: readonly Written[]) {
  return usersWrittenLately(receipts, ACCOUNT, AT);
}

test('users that were written to within the quarter of an hour are named once, in order', () => {
  expect(writtenIn(receipt({}), receipt({ entries: [entry('21', 'unknown')] }, 15))).toEqual([
    21, 22,
  ]);
});

test('older receipts, dry runs and those of another account name nobody', () => {
  expect(writtenIn(receipt({}, 16))).toEqual([]);
  expect(writtenIn(receipt({ kind: 'dry_run' }))).toEqual([]);
  const { source } = receipt({});
  expect(writtenIn(receipt({ source: { ...source, subdomain: 'beta' } }))).toEqual([]);
  expect(writtenIn(receipt({ source: { ...source, mode: 'demo' } }))).toEqual([]);
});

test('what was not written, and what is no user, is not named', () => {
  const organization = {
    outcome: 'applied' as const,
    target: { kind: 'organization' as const, id: '11', label: 'Acme' },
  };
  const entries = [entry('21', 'skipped'), entry('22', 'blocked'), entry('x'), organization];
  expect(writtenIn(receipt({ entries }))).toEqual([]);
});
