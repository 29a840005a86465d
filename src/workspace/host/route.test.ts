import { expect, test } from 'vitest';
import type { Place } from './desk.ts';
import { appSlug, hashOf, readHash } from './route.ts';

test.each([
  ['Drift Audit', 'drift-audit'],
  ['driftAudit', 'drift-audit'],
  ['drift_audit (old)', 'drift-audit-old'],
])('%s is %s in addresses', (name, slug) => {
  expect(appSlug(name)).toBe(slug);
});

test.each<[Place, string]>([
  [{ kind: 'tickets' }, '#/tickets'],
  [{ kind: 'users' }, '#/users'],
  [{ kind: 'tab', tab: { kind: 'ticket', id: 10 } }, '#/tickets/10'],
  [{ kind: 'tab', tab: { kind: 'organization', id: 11 } }, '#/organizations/11'],
  [{ kind: 'tab', tab: { kind: 'new_ticket', id: 2 } }, '#/tickets/new/2'],
])('%j is found again at its address', (place, hash) => {
  expect(hashOf(place, 'drift-audit', '')).toBe(hash);
  expect(readHash(hash, 'drift-audit')).toEqual({ kind: 'go', place });
});

test('the way within an app is part of its address', () => {
  expect(hashOf({ kind: 'app' }, 'drift-audit', 'trace/7')).toBe('#/apps/drift-audit/trace/7');
  expect(readHash('#/apps/drift-audit/trace/7', 'drift-audit')).toEqual({
    kind: 'open_app',
    path: 'trace/7',
  });
  expect(readHash('#/apps/drift-audit', 'drift-audit')).toEqual({ kind: 'open_app', path: '' });
});

test.each([
  '',
  '#',
  '#/apps/another',
  '#/tickets/new',
  '#/tickets/new/x',
  '#/users/new/1',
  '#/tickets/1e3',
  '#/views',
])('%j leads nowhere', (hash) => {
  expect(readHash(hash, 'drift-audit')).toBeNull();
});
