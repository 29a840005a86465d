import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReference } from './read-reference.ts';
import { parseReference, referenceText } from './reference-text.ts';

const FIXTURES = 'fixtures/reference';

const read = (csv: string | Uint8Array) =>
  readReference(typeof csv === 'string' ? new TextEncoder().encode(csv) : csv, { file: 'a.csv' })
    .reference;

const LIST = [
  'Account ID,Account Name,Domain,Website,Zendesk Org ID,Parent,Owner,ARR',
  '001A,Acme,acme.example; acme.test,https://www.acme.example,360001,001B,Kim,12.5',
  '001B,Globex,gmail.com,,x,,,',
  '001B,Globex Inc,,,,,,',
  ',Nameless,lost.example,,,,,',
].join('\n');

test('what was read comes back as it was, with all that was set aside', () => {
  const reference = read(LIST);
  expect(reference.setAsideRows).toHaveLength(1);
  expect(reference.setAsideValues.length).toBeGreaterThan(1);
  expect(reference.mergedIds).toHaveLength(1);
  expect(parseReference(referenceText(reference))).toEqual(reference);
});

test.each(readableFixtures())('%s comes back as it was', (_, bytes) => {
  const reference = read(bytes);
  expect(parseReference(referenceText(reference))).toEqual(reference);
});

// A list with control characters is no text at all.
const printable = fc.string({ unit: 'grapheme' });

test('text of any kind in a cell comes back as it was', () => {
  fc.assert(
    fc.property(printable, printable, (name, domain) => {
      const quoted = [name, domain].map((text) => `"${text.replaceAll('"', '""')}"`);
      const reference = read(`Account ID,Account Name,Domain\n001A,A,\n001B,${quoted.join(',')}`);
      expect(parseReference(referenceText(reference))).toEqual(reference);
    }),
  );
});

test('decisions are not part of it', () => {
  const reference = read(LIST);
  const decision = { kind: 'domain', subject: 'acme.example', why: 'expired' } as const;
  const decided = { ...reference, decisions: { inForce: [], setAside: [decision] } };
  expect(parseReference(referenceText(decided))).toEqual(reference);
});

const { accounts, setAsideRows, setAsideValues, mergedIds, digest } = read(LIST);
const WHOLE = { accounts, setAsideRows, setAsideValues, mergedIds, digest };
const [ACCOUNT] = accounts;

test.each([
  ['no text at all', ''],
  ['half of it', referenceText(read(LIST)).slice(0, -20)],
  ['something else', '{"accounts":[]}'],
  ['null', 'null'],
  ['no digest', JSON.stringify({ ...WHOLE, digest: undefined })],
  ['accounts that are no list', JSON.stringify({ ...WHOLE, accounts: {} })],
  ...Object.keys(ACCOUNT ?? {}).flatMap((key): [string, string][] => [
    [`an account without ${key}`, withAccount({ [key]: undefined })],
    [`an account with another kind of ${key}`, withAccount({ [key]: { of: 'another kind' } })],
  ]),
  ['an account that is null', JSON.stringify({ ...WHOLE, accounts: [null] })],
  ['a domain of no source', withAccount({ domains: [{ domain: 'acme.example' }] })],
  ['a domain of another source', withAccount({ domains: [{ domain: 'a.b', source: 'guess' }] })],
  ['a domain that is null', withAccount({ domains: [null] })],
  ['a row that is no row', JSON.stringify({ ...WHOLE, setAsideRows: [{ row: 1 }] })],
])('%s is no reference', (_, text) => {
  expect(parseReference(text)).toBeNull();
});

function withAccount(different: object): string {
  return JSON.stringify({ ...WHOLE, accounts: [{ ...ACCOUNT, ...different }] });
}

function readableFixtures(): readonly (readonly [string, Uint8Array])[] {
  return readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, new Uint8Array(readFileSync(join(FIXTURES, name)))] as const)
    .filter(([, bytes]) => {
      try {
        return read(bytes).accounts.length > 0;
      } catch {
        return false;
      }
    });
}
