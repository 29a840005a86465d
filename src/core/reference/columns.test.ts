import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findColumns } from './columns.ts';
import { problemOf } from './reference.builders.ts';
import { roleOfHeader, type ColumnRole } from './roles.ts';

describe('roleOfHeader', () => {
  test.each<readonly [string, ColumnRole]>([
    ['sf_account_id', 'id'],
    ['Account ID', 'id'],
    ['ACCOUNT-ID', 'id'],
    ['AccountId', 'id'],
    ['Account.Id', 'id'],
    ['Account: Account ID', 'id'],
    ['Account ID (18)', 'id'],
    ['18 Digit Account ID', 'id'],
    ['Id', 'id'],
    ['\ufeffId', 'id'],
    ['account_name', 'name'],
    ['Account Name', 'name'],
    ['Account: Account Name', 'name'],
    ['NAME', 'name'],
    ['domain', 'domain'],
    ['Domains', 'domain'],
    ['Email Domain(s)', 'domain'],
    ['email_domains', 'domain'],
    ['Email_Domains__c', 'domain'],
    ['Company Domain', 'domain'],
    ['Website', 'website'],
    ['Web Site', 'website'],
    ['Zendesk Organization ID', 'stored_organization_id'],
    ['zendesk_org_id', 'stored_organization_id'],
    ['Zendesk_Organization_Id__c', 'stored_organization_id'],
    ['Parent Account ID', 'parent_id'],
    ['parent_sf_account_id', 'parent_id'],
    ['Parent.Id', 'parent_id'],
    ['Account Owner', 'owner'],
    ['Owner.Name', 'owner'],
    ['ARR', 'value'],
    ['Annual Revenue', 'value'],
    ['annual_revenue', 'value'],
  ])('%j names %s', (header, role) => {
    expect(roleOfHeader(header)?.role).toBe(role);
  });

  test.each([
    '',
    ' ',
    'Contact ID',
    'Account',
    'Parent Account',
    'Annual Revenue Currency',
    'Domain Owner',
    'Subdomain',
    'Ids',
    'Names',
    'Zendesk Ticket ID',
  ])('%j names nothing', (header) => {
    expect(roleOfHeader(header)).toBeNull();
  });
});

describe('findColumns', () => {
  test('finds each role, and says what it left aside', () => {
    const header = ['Name', 'Notes', 'Account ID', 'Domain', 'Website', 'Email Domains', 'ARR'];
    expect(findColumns(header, 'list.csv', 1)).toEqual({
      id: [{ at: 2, header: 'Account ID' }],
      name: [{ at: 0, header: 'Name' }],
      domain: [
        { at: 3, header: 'Domain' },
        { at: 5, header: 'Email Domains' },
      ],
      website: [{ at: 4, header: 'Website' }],
      stored_organization_id: [],
      parent_id: [],
      owner: [],
      value: [{ at: 6, header: 'ARR' }],
      width: 7,
      ignored: [{ header: 'Notes', why: 'unknown' }],
    });
  });

  test('takes the header that says most', () => {
    const header = ['Id', 'Account ID', 'Account ID (18)', 'Name', 'Account Name', 'Domain'];
    const columns = findColumns([...header, 'Annual Revenue', 'ARR'], 'list.csv', 1);
    expect(columns.id).toEqual([{ at: 2, header: 'Account ID (18)' }]);
    expect(columns.name).toEqual([{ at: 4, header: 'Account Name' }]);
    expect(columns.value).toEqual([{ at: 7, header: 'ARR' }]);
    expect(columns.ignored).toEqual([
      { header: 'Id', why: 'less_telling' },
      { header: 'Account ID', why: 'less_telling' },
      { header: 'Name', why: 'less_telling' },
      { header: 'Annual Revenue', why: 'less_telling' },
    ]);
  });

  test.each([
    [['Name', 'Domain'], 'id'],
    [['Id', 'Website'], 'name'],
    [['Id', 'Name', 'Owner'], 'domain'],
    [['foo', 'bar'], 'id, name, domain'],
  ])('refuses %j', (header, missing) => {
    expect(problemOf(() => findColumns(header, 'list.csv', 3))).toEqual([
      'reference_missing_column',
      { file: 'list.csv', row: 3, missing, columns: header.join(', ') },
    ]);
  });

  test('does not choose between two columns that say the same', () => {
    const header = ['Account ID', 'SF Account Id', 'Name', 'Domain'];
    expect(problemOf(() => findColumns(header, 'list.csv', 1))).toEqual([
      'reference_ambiguous_column',
      { file: 'list.csv', row: 1, role: 'id', columns: 'Account ID, SF Account Id' },
    ]);
  });

  test('a column that is left aside may stand twice', () => {
    const header = ['Id', 'Id', 'Account ID', 'Name', 'Domain'];
    expect(findColumns(header, 'list.csv', 1).id).toEqual([{ at: 2, header: 'Account ID' }]);
  });

  test('names no more headers than can be read', () => {
    const header = Array.from({ length: 60 }, (_, at) => `h${String(at)}`);
    const [, values] = problemOf(() => findColumns(header, 'list.csv', 1));
    expect(String(values['columns']).split(', ')).toHaveLength(41);
    expect(String(values['columns'])).toMatch(/h39, …$/);
  });
});

test('every header that the page of the format names is taken for what the page says', () => {
  const page = readFileSync(
    new URL('../../../docs/formats/reference-csv.md', import.meta.url),
    'utf8',
  );
  const rows = page.split('\n').flatMap((line) => {
    const [, what = '', headers = ''] = /^\| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? [];
    const role = ROLE_OF_LABEL.get(what.trim());
    return role === undefined
      ? []
      : [{ role, headers: headers.match(/(?<=`)[^`,;]+(?=`)/g) ?? [] }];
  });
  expect(rows.map(({ role }) => role)).toEqual([...ROLE_OF_LABEL.values()]);
  for (const { role, headers } of rows) {
    const named = headers.filter((header) => /\w/.test(header));
    expect(named.length).toBeGreaterThan(0);
    expect(named.map((header) => [header, roleOfHeader(header)?.role])).toEqual(
      named.map((header) => [header, role]),
    );
  }
});

const ROLE_OF_LABEL: ReadonlyMap<string, ColumnRole> = new Map([
  ['id (required)', 'id'],
  ['name (required)', 'name'],
  ['domains (this or the next)', 'domain'],
  ['website (this or the last)', 'website'],
  ['Zendesk organization', 'stored_organization_id'],
  ['parent', 'parent_id'],
  ['owner', 'owner'],
  ['value', 'value'],
]);
