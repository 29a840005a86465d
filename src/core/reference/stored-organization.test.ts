import { expect, test } from 'vitest';
import { parseStoredOrganizationId } from './stored-organization.ts';

test.each([
  ['360001234567', 360001234567],
  [' 360001 ', 360001],
  ['360001234567.0', 360001234567],
  ['360,001,234,567', 360001234567],
  ['360,001,234,567.00', 360001234567],
])('%j is an id', (raw, id) => {
  expect(parseStoredOrganizationId(raw)).toBe(id);
});

test.each([
  '',
  '0',
  '-1',
  '007',
  '3.6E+11',
  '360001.5',
  '36,0001',
  '9007199254740993',
  'acme',
  'https://acme.zendesk.com/agent/organizations/360001',
])('%j is none', (raw) => {
  expect(parseStoredOrganizationId(raw)).toBeNull();
});
