import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, useDriftProgram, type Ended } from './drift-program.ts';

const drift = useDriftProgram();
const SECRET = 'sample-secret-token';
const ENV = { ZENDESK_SUBDOMAIN: 'acme', ZENDESK_OAUTH_TOKEN: SECRET };
const LIST = 'id,name,domains\n001ACME,Acme,acme.example\n';

function expectPlainRefusal({ stdout, stderr }: Ended): void {
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^Error: .+\.\n.+\.\n$/);
  expect(stderr).not.toContain(SECRET);
  expect(stderr).not.toMatch(/^ {4}at /m);
}

const FILES: readonly (readonly [string, string, string])[] = [
  ['an empty file', '', 'is empty.'],
  ['a PDF', '%PDF-1.7\n%\u00e2\u00e3', 'is not a CSV file but a PDF.'],
  ['a list without ids', 'name,domains\nAcme,acme.example\n', 'lacks what tells the account’s id'],
  ['a header alone', 'id,name,domains\n', 'no rows below it'],
  ['no usable account', 'id,name,domains\n,Acme,acme.example\n', 'has no usable account'],
];

test.each(FILES)('%s as reference is refused before anything is sent', async (_, text, words) => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'accounts.csv'), text);
  const args = ['audit', '--reference', 'accounts.csv', '--out', 'out'];
  const ended = await drift.run(args, { cwd, env: ENV });
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toContain(words);
  expect(ended.stderr).toContain('accounts.csv');
  expectPlainRefusal(ended);
  expect(await readdir(cwd)).toEqual(['accounts.csv']);
});

test.each([
  ['a file that is not there', 'missing.csv', 'There is no file missing.csv.'],
  ['a folder', '.', '. is a folder, not a file.'],
])('%s as reference is refused', async (_, reference, words) => {
  const cwd = await emptyFolder();
  const ended = await drift.run(['audit', '--reference', reference], { cwd, env: ENV });
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toContain(words);
  expectPlainRefusal(ended);
});

test.each([
  ['no reference', [], ENV, 'which list of Salesforce accounts'],
  ['no subdomain', ['--reference', 'accounts.csv'], {}, 'which Zendesk account'],
  [
    'no credentials',
    ['--reference', 'accounts.csv'],
    { ZENDESK_SUBDOMAIN: 'acme' },
    'ZENDESK_OAUTH_TOKEN is not set',
  ],
  [
    'half of the credentials',
    ['--reference', 'accounts.csv'],
    { ZENDESK_SUBDOMAIN: 'acme', ZENDESK_API_TOKEN: SECRET },
    'ZENDESK_EMAIL is not set',
  ],
  [
    'plain http to elsewhere',
    ['--reference', 'accounts.csv', '--base-url', 'http://proxy.example'],
    ENV,
    'http://proxy.example',
  ],
  ['a window of no days', ['--ticket-days', '0'], ENV, '--ticket-days cannot be used'],
  [
    'a subdomain that is none',
    ['--reference', 'accounts.csv'],
    { ...ENV, ZENDESK_SUBDOMAIN: 'acme.example' },
    'ZENDESK_SUBDOMAIN cannot be used',
  ],
])('%s is refused', async (_, args, env, words) => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'accounts.csv'), LIST);
  const ended = await drift.run(['audit', ...args], { cwd, env });
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toContain(words);
  expectPlainRefusal(ended);
  expect(await readdir(cwd)).toEqual(['accounts.csv']);
});

test('an output that cannot be written to is told before Zendesk is asked', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'taken'), 'mine');
  const ended = await drift.run(['audit', '--demo', '--out', 'taken/out'], { cwd });
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toContain('Nothing can be written to taken/out');
  expectPlainRefusal(ended);
});

test.each([
  ['an unknown option', ['audit', '--nope'], "unknown option '--nope'"],
  ['an unknown command', ['frobnicate'], "unknown command 'frobnicate'"],
  ['an option without its value', ['audit', '--out'], "option '--out <folder>' argument missing"],
  ['the demo with a reference', ['audit', '--demo', '--reference', 'a.csv'], 'cannot be used with'],
  ['a fresh start without the demo', ['audit', '--fresh'], "'--fresh' needs '--demo'"],
  ['a surplus word', ['audit', 'accounts.csv'], 'too many arguments'],
  ['no command', [], 'Usage: drift'],
])('%s is wrong usage', async (_, args, words) => {
  const cwd = await emptyFolder();
  const { exitCode, stdout, stderr } = await drift.run(args, { cwd });
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(words);
  expect(await readdir(cwd)).toEqual([]);
});

test.each([
  ['no subject', [], 'exactly one of'],
  ['two subjects', ['--sf-account-id', '1', '--zendesk-user-id', '2'], 'exactly one of'],
  ['an account that is not there', ['--sf-account-id', 'nobody'], 'no account nobody'],
  ['text for an id', ['--zendesk-ticket-id', '12abc'], 'no ticket 12abc'],
])('a trace of %s is refused', async (_, args, words) => {
  const cwd = await emptyFolder();
  const ended = await drift.run(['trace', '--demo', '--quiet', ...args], { cwd });
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toContain(words);
  expectPlainRefusal(ended);
});

test('a configuration with a secret in it is refused without showing it', async () => {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'drift.config.json'), `{"subdomain":"acme","token":"${SECRET}"}`);
  const ended = await drift.run(['audit'], { cwd, env: ENV });
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toContain('it has a key that is not known: token');
  expectPlainRefusal(ended);
});

test('a folder in place of the configuration is refused', async () => {
  const cwd = await emptyFolder();
  await mkdir(join(cwd, 'drift.config.json'));
  const ended = await drift.run(['init', '--subdomain', 'acme', '--yes'], { cwd });
  expect(ended.exitCode).toBe(2);
  expectPlainRefusal(ended);
});

test('init writes the configuration from flags and says what to do next', async () => {
  const cwd = await emptyFolder();
  const args = ['init', '--subdomain', 'https://acme.zendesk.com', '--ticket-days', '30', '--yes'];
  const { exitCode, stdout } = await drift.run(args, { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Wrote drift.config.json. It holds no secrets.');
  expect(stdout).toContain('set ZENDESK_OAUTH_TOKEN');
  expect(await readdir(cwd)).toEqual(['drift.config.json']);
});

test('init without a subdomain writes nothing', async () => {
  const cwd = await emptyFolder();
  const ended = await drift.run(['init'], { cwd });
  expect(ended.exitCode).toBe(2);
  expectPlainRefusal(ended);
  expect(await readdir(cwd)).toEqual([]);
});
