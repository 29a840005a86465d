import { expect, test } from 'vitest';
import { detectionOf, observed } from '../../../tests/support/audit.builders.ts';
import { OBSERVATION_KINDS } from './observe.ts';

test('a record that could not be read is told, of whatever layer', () => {
  const readings = {
    users: { unreadable: [{ id: '21', why: 'role' }] },
    organizations: { unreadable: [{ id: null, why: 'id' }] },
  };
  expect(observed('unreadable_record', { readings })).toEqual([
    { kind: 'unreadable_record', layer: 'users', id: '21', why: 'role' },
    { kind: 'unreadable_record', layer: 'organizations', id: null, why: 'id' },
  ]);
});

test('a clean account gives nothing to observe', () => {
  const { observations, issues } = detectionOf({
    accounts: [{ id: 'ACME', domains: ['acme.example'], stored: 11 }],
    organizations: [{ id: 11, externalId: 'ACME', domainNames: ['acme.example'] }],
    users: [{ id: 21, email: 'kim@acme.example', memberOf: [11] }],
    tickets: [{ id: 31, requesterId: 21, organizationId: 11 }],
  });
  expect([observations, issues]).toEqual([[], []]);
});

test('observations stand in order of their kinds', () => {
  const { observations } = detectionOf({
    accounts: [{ id: 'ACME', domains: ['acme.example'], stored: 99 }],
    setAside: [{ id: 'LOST', domains: ['acme.example'] }],
    organizations: [{ id: 11 }, { id: 12, externalId: 'GONE', domainNames: ['gmail.com'] }],
  });
  const kinds = observations.map(({ kind }) => kind);
  expect(kinds).toEqual(OBSERVATION_KINDS.filter((kind) => kinds.includes(kind)));
  expect(new Set(kinds).size).toBeGreaterThan(4);
});

test('observations are never issues and never called for by an action', () => {
  const { issues } = detectionOf({ organizations: [{ id: 11, domainNames: ['gmail.com'] }] });
  expect(issues).toEqual([]);
});
