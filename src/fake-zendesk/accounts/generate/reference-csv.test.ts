import { expect, test } from 'vitest';
import { writeReferenceCsv } from './reference-csv.ts';

const ROW = {
  sf_account_id: '001ACME001',
  account_name: 'Ambercove Tools, Inc.',
  domains: 'a.example; b.example',
  website: '',
  zendesk_org_id: '360000100023',
  owner: 'North "key" desk',
  arr: '4000',
};

test('cells with commas and quotes are quoted', () => {
  expect(writeReferenceCsv([ROW])).toBe(
    'sf_account_id,account_name,domains,website,zendesk_org_id,owner,arr\n' +
      '001ACME001,"Ambercove Tools, Inc.",a.example; b.example,,360000100023,"North ""key"" desk",4000\n',
  );
});

test('no rows are a header', () => {
  expect(writeReferenceCsv([]).trim().split(',')).toHaveLength(7);
});
