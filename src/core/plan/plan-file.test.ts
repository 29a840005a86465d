import { expect, test } from 'vitest';
import { auditOf } from '../../../tests/support/audit.builders.ts';
import { DriftError } from '../problem.ts';
import { readPlan, readSealedPlan, writePlan } from './plan-file.ts';
import { sealPlan } from './make-plan.ts';

const { plan } = auditOf({
  accounts: [{ id: 'ACME', domains: ['acme.example', 'acme.test'] }],
  organizations: [
    { id: 11, name: 'Größe "1"\u2028', externalId: 'ACME', domainNames: ['acme.example'] },
    { id: 12 },
  ],
  users: [
    { id: 21, email: 'kim@acme.example' },
    { id: 22, email: 'lee@acme.example', memberOf: [12, 11] },
  ],
});
const text = writePlan(plan);

function refusal(edited: string, subdomain = 'sample') {
  try {
    readPlan(edited, subdomain);
  } catch (error) {
    if (error instanceof DriftError) return [error.code, error.values];
    throw error;
  }
  return null;
}

/** The text with one part of it replaced, which has to be there. */
function edited(part: string | RegExp, replacement: string): string {
  const changed = text.replace(part, replacement);
  if (changed === text) throw new Error(`nothing to replace: ${String(part)}`);
  return changed;
}

test('a plan that is read back is the plan that was written', () => {
  expect(readPlan(text, 'sample')).toEqual(plan);
  expect(plan.actions.length).toBe(3);
  expect(text.endsWith('}\n')).toBe(true);
});

test('the time may be another one: it stands outside the hash', () => {
  const later = edited(plan.created_at, '2027-01-01T00:00:00Z');
  expect(readPlan(later, 'sample')).toEqual({ ...plan, created_at: '2027-01-01T00:00:00Z' });
});

test('white space means nothing', () => {
  expect(readPlan(JSON.stringify(plan), 'sample')).toEqual(plan);
});

test.each([
  ['a domain', 'acme.test"', 'evil.example"'],
  ['a target', '"id": "21"', '"id": "23"'],
  ['a status', '"status": "prepared"', '"status": "blocked"'],
  ['an account', '"sf_account_id": "ACME"', '"sf_account_id": null'],
  ['the policy', '"max_enrolled_users": 25', '"max_enrolled_users": 250'],
  ['a lifted guard', '"lifted_guards": []', '"lifted_guards": ["unproven_domain"]'],
  ['the source', '"mode": "live"', '"mode": "demo"'],
  ['the subdomain', '"subdomain": "sample"', '"subdomain": "another"'],
  [
    'the hash',
    /"plan_hash": "./,
    '"plan_hash": "g'.replace('g', plan.plan_hash.startsWith('0') ? '1' : '0'),
  ],
  [
    'a selection',
    '"selection": null',
    `"selection": { "of_plan_hash": "${plan.plan_hash}", "left_out_action_ids": [] }`,
  ],
  ['text that is no Unicode', '"label": "', '"label": "\\ud800'],
])('an edit of %s is refused', (_, part, replacement) => {
  expect(refusal(edited(part, replacement))?.[0]).toBe('plan_edited');
});

test.each([
  ['an unliftable guard', '"lifted_guards": []', '"lifted_guards": ["ticket_side_effect"]'],
  ['another unliftable guard', '"lifted_guards": []', '"lifted_guards": ["incomplete_read"]'],
  [
    'a third unliftable guard',
    '"lifted_guards": []',
    '"lifted_guards": ["multiple_organizations_disabled"]',
  ],
  ['a blocked reason', '"lifted_guards": []', '"lifted_guards": ["org_not_linked"]'],
  ['an unknown action', '"type": "add_org_domain"', '"type": "delete_organization"'],
  ['an unknown reason', '"blocked_reason": null', '"blocked_reason": "because"'],
  ['a key at the top', '"format"', '"note": 1, "format"'],
  ['a key of an action', '"issue_ids"', '"note": 1, "issue_ids"'],
  ['a key of a target', '"label"', '"url": "x", "label"'],
  ['a key of the policy', '"ticket_days"', '"note": 1, "ticket_days"'],
  ['an id as a number', '"id": "21"', '"id": 21'],
  ['a hash in capitals', /"plan_hash": "[0-9a-f]{64}"/, `"plan_hash": "${'A'.repeat(64)}"`],
  ['a missing part', '"selection": null', '"selection_": null'],
  ['another format', 'drift-audit/fix-plan', 'drift-audit/audit'],
  ['a number that is none', '"max_enrolled_users": 25', '"max_enrolled_users": 1e999'],
  ['broken JSON', '{', '{{'],
])('%s makes it no plan', (_, part, replacement) => {
  expect(refusal(edited(part, replacement))).toEqual(['plan_unreadable', {}]);
});

test('text that is no plan at all is refused', () => {
  for (const nothing of ['', 'null', '[]', '{}', '"plan"', '{"version":2}'])
    expect(refusal(nothing)).toEqual(['plan_unreadable', {}]);
});

test('another version is refused with both numbers, whatever else has changed in it', () => {
  expect(refusal(edited('"version": 2', '"version": 3'))).toEqual([
    'plan_wrong_version',
    { found: 3, supported: 2 },
  ]);
  expect(refusal('{"format":"drift-audit/fix-plan","version":0}')).toEqual([
    'plan_wrong_version',
    { found: 0, supported: 2 },
  ]);
});

test('an edit is told before another account', () => {
  expect(refusal(edited('"version": 2', '"version": 3'), 'another')?.[0]).toBe(
    'plan_wrong_version',
  );
  expect(refusal(edited('acme.test"', 'evil.example"'), 'another')?.[0]).toBe('plan_edited');
});

test('a plan for one account is refused on another', () => {
  expect(refusal(text, 'another')).toEqual([
    'plan_wrong_tenant',
    { planned: 'sample', found: 'another' },
  ]);
  expect(refusal(text, 'Sample')?.[0]).toBe('plan_wrong_tenant');
});

test('a plan can be read before anybody knows for which account', () => {
  expect(readSealedPlan(text)).toEqual(plan);
  expect(() => readSealedPlan(edited('acme.test"', 'evil.example"'))).toThrow(/plan_edited/);
});

test('a plan without actions is a plan', () => {
  const empty = sealPlan({ ...plan, actions: [] });
  expect(readPlan(writePlan(empty), 'sample')).toEqual(empty);
});
