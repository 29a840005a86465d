import { expect, test } from 'vitest';
import { observed } from '../../../tests/support/audit.builders.ts';
import { accountId } from '../../../tests/support/reference.builders.ts';

test('a row that was set aside is told with its raw id, without its place in the file', () => {
  expect(
    observed('reference_row_set_aside', { setAside: [{ id: ' acme', reason: 'bad_id_suffix' }] }),
  ).toEqual([
    { kind: 'reference_row_set_aside', reason: 'bad_id_suffix', rawId: ' acme', rawName: '' },
  ]);
});

test('a value that was set aside is told with its column', () => {
  const value = {
    row: 7,
    column: 'Website',
    value: 'https://gmail.com',
    reason: 'personal_mail' as const,
    accountId: accountId('ACME'),
  };
  expect(
    observed('reference_value_set_aside', { accounts: [{ id: 'ACME' }], setAsideValues: [value] }),
  ).toEqual([
    {
      kind: 'reference_value_set_aside',
      reason: 'personal_mail',
      accountId: 'ACME',
      column: 'Website',
      value: 'https://gmail.com',
    },
  ]);
});

test('rows that became one account are told', () => {
  expect(
    observed('reference_rows_merged', { accounts: [{ id: 'ACME' }], mergedIds: ['ACME'] }),
  ).toEqual([{ kind: 'reference_rows_merged', accountId: 'ACME' }]);
  expect(observed('reference_rows_merged', { accounts: [{ id: 'ACME' }] })).toEqual([]);
});

test('a stored organization that does not exist is told; one that exists, or none, is not', () => {
  const wish = {
    accounts: [{ id: 'ACME', stored: 99 }, { id: 'BIRCH', stored: 12 }, { id: 'CEDAR' }],
    organizations: [{ id: 11, externalId: 'ACME' }, { id: 12 }],
  };
  expect(observed('stored_organization_missing', wish)).toEqual([
    { kind: 'stored_organization_missing', accountId: 'ACME', organizationId: 99 },
  ]);
});
