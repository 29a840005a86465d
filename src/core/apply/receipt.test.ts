import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planOf } from './apply.builders.ts';
import { judgedEntry } from './judged-entry.ts';
import {
  entryOf,
  makeReceipt,
  NOTHING_WATCHED,
  writeReceipt,
  type ReceiptHead,
} from './receipt.ts';
import { OUTCOMES, receiptSchema, type ReceiptEntry } from './receipt-format.ts';
import { READ_AT } from '../../../tests/support/tenant.builders.ts';

const PLAN = planOf({
  accounts: ['ACME', 'BIRCH', 'CEDAR', 'DOGWOOD'].map((id) => ({ id, domains: [`${id}.test`] })),
  organizations: ['ACME', 'BIRCH', 'CEDAR', 'DOGWOOD'].map((id, at) => ({
    id: 11 + at,
    externalId: id,
  })),
});

const HEAD: ReceiptHead = {
  kind: 'apply',
  run_id: 'run-1',
  actor: null,
  reason: 'because',
  started_at: READ_AT,
  finished_at: READ_AT,
  across_records_as_of: READ_AT,
  caps: { max_actions: 25, max_per_account: 3 },
  settle_seconds: 90,
  stopped: null,
  ticket_proof: NOTHING_WATCHED,
  vanished_domains: [],
};

function entries(
  outcomes: readonly ReceiptEntry['outcome'][],
  more: Partial<ReceiptEntry> = {},
): Map<string, ReceiptEntry> {
  return new Map(
    PLAN.actions.map((action, at) => [
      action.id,
      entryOf(action, outcomes[at] ?? 'not_attempted', more),
    ]),
  );
}

test('a receipt holds one entry for each action, in plan order, whatever order they came in', () => {
  const backwards = new Map([...entries(['applied'])].reverse());
  const receipt = makeReceipt(PLAN, HEAD, backwards);
  expect(PLAN.actions).toHaveLength(4);
  expect(receipt.entries.map(({ action_id }) => action_id)).toEqual(
    PLAN.actions.map(({ id }) => id),
  );
  expect(receipt).toMatchObject({ source_plan_hash: PLAN.plan_hash, source: PLAN.source });
  expect(receiptSchema.parse(JSON.parse(writeReceipt(receipt)))).toEqual(receipt);
});

test('totals are the outcomes counted, and add up to the number of actions', () => {
  const four = { minLength: 4, maxLength: 4 };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...OUTCOMES), four), (outcomes) => {
      const { actions, ...counts } = makeReceipt(PLAN, HEAD, entries(outcomes)).totals;
      expect(actions).toBe(4);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(4);
      for (const outcome of OUTCOMES)
        expect(counts[outcome]).toBe(outcomes.filter((one) => one === outcome).length);
    }),
  );
});

test('an action without an entry, or an entry without an action, makes no receipt', () => {
  const short = entries([]);
  const [first] = short.keys();
  short.delete(first ?? '');
  expect(() => makeReceipt(PLAN, HEAD, short)).toThrow(/no entry/);
  const long = entries([]);
  const [some] = long.values();
  if (some) long.set('action_of_nobody', some);
  expect(() => makeReceipt(PLAN, HEAD, long)).toThrow(/no action/);
});

test('what is measured is counted: tickets that changed, and requests that went elsewhere', () => {
  const changed = [{ ticket_id: '31', organization_before: '11', organization_after: null }];
  const head = { ...HEAD, ticket_proof: { ...NOTHING_WATCHED, changed } };
  const toZendesk = { method: 'PUT', path: '/api/v2/organizations/11.json', body: null };
  const elsewhere = { method: 'PATCH', path: '/services/data/v60.0/sobjects/Account', body: null };
  expect(makeReceipt(PLAN, head, entries([], { request: toZendesk }))).toMatchObject({
    ticket_mutations: 1,
    salesforce_writes: 0,
  });
  expect(makeReceipt(PLAN, HEAD, entries([], { request: elsewhere }))).toMatchObject({
    ticket_mutations: 0,
    salesforce_writes: 4,
  });
});

test('a judged action has its outcome, its reason and what was read', () => {
  const [action] = PLAN.actions;
  if (!action) throw new Error('no action');
  const before = { domain_names: [] };
  const finding = { field: 'email', planned: 'a', found: 'b' };
  const entry = (judgement: Parameters<typeof judgedEntry>[1]) =>
    judgedEntry(action, judgement, before, READ_AT);
  expect(entry({ kind: 'would_apply' })).toMatchObject({ outcome: 'would_apply', after: null });
  expect(entry({ kind: 'already_applied' })).toMatchObject({
    outcome: 'already_applied',
    before,
    after: before,
  });
  expect(entry({ kind: 'stale', finding })).toMatchObject({
    outcome: 'skipped',
    reason: 'stale',
    finding,
  });
  expect(entry({ kind: 'blocked', reason: 'unproven_domain' })).toMatchObject({
    outcome: 'blocked',
    reason: 'unproven_domain',
    finding: null,
    finished_at: READ_AT,
  });
});
