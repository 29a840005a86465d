import { expect, test } from 'vitest';
import { parseJsonObject } from './json.ts';
import { aPackage, withManifest } from './package.builders.ts';
import { textOf, type PackageContents } from './package-contents.ts';
import { allowHosts, parseReferenceHost } from './reference-hosts.ts';

const whitelist = (contents: PackageContents) =>
  parseJsonObject(textOf(contents, 'manifest.json') ?? '')?.['domainWhitelist'];

test.each([
  ['files.acme.example', 'files.acme.example'],
  [' Files.ACME.example ', 'files.acme.example'],
  ['bücher.example', 'xn--bcher-kva.example'],
])('%s is the host %s', (text, host) => {
  expect(parseReferenceHost(text)).toBe(host);
});

test.each([
  '',
  'localhost',
  '10.0.0.1',
  'https://files.acme.example',
  'files.acme.example/list.csv',
  'files.acme.example:8443',
  'user@files.acme.example',
  '*.acme.example',
])('%j is no host', (text) => {
  expect(parseReferenceHost(text)).toBeNull();
});

test('hosts go on the whitelist, each once, after those that are there', () => {
  const contents = withManifest({ domainWhitelist: ['a.example'] });
  const allowed = allowHosts(contents, ['b.example', 'a.example', 'b.example']);
  expect(whitelist(allowed)).toEqual(['a.example', 'b.example']);
  expect(whitelist(contents)).toEqual(['a.example']);
});

test('nothing else of the manifest changes, and no other file', () => {
  const contents = aPackage();
  const allowed = allowHosts(contents, ['a.example']);
  const before = parseJsonObject(textOf(contents, 'manifest.json') ?? '');
  const after = parseJsonObject(textOf(allowed, 'manifest.json') ?? '');
  expect(after).toEqual({ ...before, domainWhitelist: ['a.example'] });
  expect([...allowed.files.keys()]).toEqual([...contents.files.keys()]);
});

test('without hosts the manifest stays byte for byte', () => {
  const contents = aPackage();
  expect(allowHosts(contents, [])).toBe(contents);
});
