import { expect, test } from 'vitest';
import { auditOf, type AuditWish } from '../../../tests/support/audit.builders.ts';

/** Ids of the shape that Salesforce gives accounts; each its own, whatever the case. */
function salesforceId(number: number): string {
  return `001000000000${String(100 + number)}`;
}

function isPartial(known: number, unknown: number, more: Partial<AuditWish> = {}): boolean {
  const ids = Array.from({ length: known + unknown }, (_, index) => salesforceId(index));
  return auditOf({
    accounts: ids.slice(0, known).map((id) => ({ id })),
    organizations: ids.map((externalId, index) => ({ id: 11 + index, externalId })),
    ...more,
  }).plan.source.partial_reference;
}

test('a tenth of the ids missing is no partial reference, more than a tenth is', () => {
  expect(isPartial(9, 1)).toBe(false);
  expect(isPartial(18, 2)).toBe(false);
  expect(isPartial(8, 1)).toBe(true);
  expect(isPartial(17, 2)).toBe(true);
});

test('nothing missing, or no id at all, is no partial reference', () => {
  expect(isPartial(3, 0)).toBe(false);
  expect(isPartial(1, 0, { organizations: [{ id: 11 }] })).toBe(false);
});

test('ids of another shape do not count', () => {
  const organizations = [
    { id: 11, externalId: 'legacy-1' },
    { id: 12, externalId: 'legacy-2' },
  ];
  expect(isPartial(1, 0, { organizations })).toBe(false);
});

test('the other spelling of an id is known', () => {
  const organizations = [{ id: 11, externalId: '001dn00000abcdeiav' }];
  expect(isPartial(0, 0, { accounts: [{ id: '001Dn00000AbCdE' }], organizations })).toBe(false);
});

test('an id in a row that was set aside is not missing', () => {
  const setAside = [{ id: salesforceId(1), reason: 'missing_name' as const }];
  expect(isPartial(1, 1)).toBe(true);
  expect(isPartial(1, 1, { setAside })).toBe(false);
});

test('the plan carries where it comes from', () => {
  const { plan, situation } = auditOf({ accounts: [{ id: 'ACME' }] });
  expect(plan.source).toEqual({
    subdomain: 'sample',
    mode: 'live',
    reference_digest: situation.reference.digest,
    partial_reference: false,
  });
});
