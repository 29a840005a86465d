import { expect, test } from 'vitest';
import { accountOfRoute, accountPath, appNameSchema } from './app-route.ts';

test.each(['001ACME001', 'north/south', 'a b?#&', 'größe', '50%'])(
  'the way to %s is read back',
  (id) => {
    const path = accountPath(id);
    expect(path).not.toMatch(/[ ?#]/);
    expect(accountOfRoute({ appName: 'drift-audit', path })).toBe(id);
  },
);

test.each([
  'account/001ACME001',
  '/account/001ACME001',
  '/account/001ACME001/',
  'apps/drift-audit/account/001ACME001',
  { path: 'account/001ACME001' },
  { path: '/account/001ACME001?from=ticket' },
  { path: ['account', '001ACME001'] },
  ['account', '001ACME001'],
])('%j leads to the account', (data) => {
  expect(accountOfRoute(data)).toBe('001ACME001');
});

test('the id of a Salesforce account comes out as the page shows it', () => {
  expect(accountOfRoute('account/001ACME0000001A')).toBe('001ACME0000001AYDQ');
});

test.each([
  undefined,
  null,
  '',
  7,
  {},
  { appName: 'drift-audit' },
  { path: '' },
  { path: 7 },
  'account',
  'account/',
  'account//',
  'accounts/001ACME001',
  'myaccount/001ACME001',
  'account/001ACME001/issues',
  'account/%',
  'account/%20',
])('%j leads to none', (data) => {
  expect(accountOfRoute(data)).toBeNull();
});

test.each([
  [{ settings: { title: 'Drift Audit' }, name: 'Other' }, 'drift-audit'],
  [{ settings: { name: 'DriftAudit', title: ' ' } }, 'drift-audit'],
  [{ name: 'drift_audit  (EU)' }, 'drift-audit-(eu)'],
  [{ settings: null, name: 7 }, ''],
  [{}, ''],
])('the app of %j stands in addresses as %j', (metadata, expected) => {
  expect(appNameSchema.parse(metadata)).toBe(expected);
});
