import { expect, test } from 'vitest';
import { auditOf, situationOf, type AuditWish } from '../../../tests/support/audit.builders.ts';
import { domain } from '../../../tests/support/reference.builders.ts';
import { hasAuditedUser, proofOf } from './proof.ts';

const WISH: AuditWish = {
  accounts: [
    { id: '001ACME', domains: ['acme.example', 'acme.test'] },
    { id: '001BIRCH', websites: ['https://birch.example', 'https://birch.test'] },
  ],
  organizations: [
    { id: 11, externalId: '001ACME' },
    { id: 12, externalId: '001BIRCH' },
  ],
  users: [
    { id: 21, email: 'kim@acme.example', memberOf: [11] },
    { id: 22, email: 'lee@acme.test', suspended: true },
    { id: 23, email: 'pat@birch.test' },
  ],
};

test('a domain is proven by its column, and by a user who is audited', () => {
  const situation = situationOf(WISH);
  const proofs = auditOf(WISH).plan.actions.map((action) => [
    action.type,
    action.detail,
    proofOf(action, situation),
  ]);
  expect(proofs).toEqual([
    ['add_org_domain', 'acme.example', { source: 'domain', hasAuditedUser: true }],
    ['add_org_domain', 'acme.test', { source: 'domain', hasAuditedUser: false }],
    ['add_org_domain', 'birch.example', { source: 'website', hasAuditedUser: false }],
    ['add_org_domain', 'birch.test', { source: 'website', hasAuditedUser: true }],
    ['assign_user_to_org', '12', null],
  ]);
});

test('nothing is said of a domain that the account does not expect, or of an account there is none of', () => {
  const situation = situationOf(WISH);
  const [action] = auditOf(WISH).plan.actions;
  if (!action) throw new Error('no action');
  expect(proofOf({ ...action, detail: 'birch.example' }, situation)).toBeNull();
  expect(proofOf({ ...action, sf_account_id: '001NOBODY' }, situation)).toBeNull();
});

test('a user proves the domain of the address alone', () => {
  const situation = situationOf(WISH);
  expect(hasAuditedUser(domain('acme.example'), situation)).toBe(true);
  expect(hasAuditedUser(domain('mail.acme.example'), situation)).toBe(false);
});
