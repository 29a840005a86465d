import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk, type FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { emptyFolder, readJson, useDriftProgram } from './drift-program.ts';

const drift = useDriftProgram();
const TOKEN = 'sample-token-of-an-admin';
const AGENT_TOKEN = 'sample-token-of-an-agent';
const END_USER_TOKEN = 'sample-token-of-an-end-user';
const SEED = loadAccount('demo');
/** Accounts of the demo on which both sides agree. */
const CLEAN_LIST = `id,name,domains
001ACME007,Acme Insurance,acmeinsurance.example
001ACME008,Acme Energy,acmeenergy.example
`;

async function serveDemo(): Promise<{ readonly fake: FakeZendesk; readonly url: string }> {
  const tokens = new Map([
    [TOKEN, someone('admin')],
    [AGENT_TOKEN, someone('agent')],
    [END_USER_TOKEN, someone('end-user')],
  ]);
  const fake = createFakeZendesk(SEED, { now: Date.now, tokens });
  const served = await serveFake(fake);
  onTestFinished(() => served.close());
  return { fake, url: served.url };
}

function someone(role: 'admin' | 'agent' | 'end-user'): number {
  const user = SEED.users.find((one) => (one.role ?? 'end-user') === role);
  if (!user) throw new Error(`the demo has no ${role}`);
  return user.id;
}

async function serveAnything(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function folderWithList(): Promise<string> {
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'accounts.csv'), referenceCsv('demo'));
  return cwd;
}

/** What a failed audit has read is kept for the next one. */
function withoutReading(names: readonly string[]): readonly string[] {
  expect(names).toContain('.reading');
  return names.filter((name) => name !== '.reading');
}

function envWith(token: string): Readonly<Record<string, string>> {
  return { ZENDESK_SUBDOMAIN: SEED.subdomain, ZENDESK_OAUTH_TOKEN: token };
}

function auditOf(url: string): readonly string[] {
  return ['audit', '--reference', 'accounts.csv', '--out', 'out', '--base-url', url];
}

test('a live audit finds what the demo finds, and sends nothing but GET', async () => {
  const { fake, url } = await serveDemo();
  const cwd = await folderWithList();
  const ended = await drift.run([...auditOf(url), '--exit-code'], { cwd, env: envWith(TOKEN) });
  expect(ended.exitCode).toBe(10);
  expect(ended.stdout).toContain('12 issues in 6 accounts');
  expect(await readJson(cwd, 'out', 'fix_plan.json')).toMatchObject({
    source: { mode: 'live', subdomain: SEED.subdomain },
  });
  expect(await readJson(cwd, 'out', 'run.json')).toHaveProperty('requests', fake.requestLog.length);
  expect(new Set(fake.requestLog.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(await readdir(join(cwd, 'out'))).not.toContain('demo-state.json');
});

test('no artifact and no message holds the token', async () => {
  const { url } = await serveDemo();
  const cwd = await folderWithList();
  const env = { ...envWith(TOKEN), DRIFT_DEBUG: '1' };
  const { stdout, stderr } = await drift.run(auditOf(url), { cwd, env });
  const texts = await Promise.all(
    (await readdir(join(cwd, 'out'))).map((name) => readFile(join(cwd, 'out', name), 'utf8')),
  );
  // The artifacts, and what a later audit can build on.
  expect(texts).toHaveLength(6);
  expect([stdout, stderr, ...texts].filter((text) => text.includes(TOKEN))).toEqual([]);
});

test('an API token works and is warned about', async () => {
  const { url } = await serveDemo();
  const cwd = await folderWithList();
  const email = SEED.users.find(({ id }) => id === someone('admin'))?.email ?? '';
  const env = {
    ZENDESK_SUBDOMAIN: SEED.subdomain,
    ZENDESK_EMAIL: email,
    ZENDESK_API_TOKEN: TOKEN,
  };
  const { exitCode, stderr } = await drift.run(auditOf(url), { cwd, env });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('API tokens stop working on 30 April 2027');
  expect(stderr).not.toContain(TOKEN);
});

test('an agent gets what an agent may read, and is told that it is not everything', async () => {
  const { url } = await serveDemo();
  const cwd = await folderWithList();
  const { exitCode, stdout } = await drift.run(auditOf(url), { cwd, env: envWith(AGENT_TOKEN) });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Zendesk was not read to the end');
  expect(stdout).toContain('tickets: not read (no permission)');
  expect(await readJson(cwd, 'out', 'audit.json')).toMatchObject({
    coverage: { is_complete: false, readings: { tickets: { state: 'not_read' } } },
  });
});

test('a partial reading is told even where quiet is asked for, and is no proof of being clean', async () => {
  const { url } = await serveDemo();
  const cwd = await emptyFolder();
  await writeFile(join(cwd, 'accounts.csv'), CLEAN_LIST);
  const args = [...auditOf(url), '--quiet', '--exit-code'];
  const agent = await drift.run(args, { cwd, env: envWith(AGENT_TOKEN) });
  expect(agent).toMatchObject({ exitCode: 1, stdout: '' });
  expect(agent.stderr).toContain('Zendesk was not read to the end');
  const admin = await drift.run(args, { cwd, env: envWith(TOKEN) });
  expect(admin.exitCode).toBe(0);
});

test.each([
  ['a token that nobody has', 'sample-token-of-nobody', 3, 'does not accept these credentials'],
  ['the token of an end user', END_USER_TOKEN, 3, 'These credentials may not read'],
])('%s is refused', async (_, token, code, words) => {
  const { url } = await serveDemo();
  const cwd = await folderWithList();
  const { exitCode, stdout, stderr } = await drift.run(auditOf(url), { cwd, env: envWith(token) });
  expect(exitCode).toBe(code);
  expect(stdout).toBe('');
  expect(stderr).toContain(words);
  expect(stderr).not.toContain(token);
  expect(await readdir(join(cwd, 'out'))).toEqual([]);
});

test('credentials of another account are refused', async () => {
  const { url } = await serveDemo();
  const cwd = await folderWithList();
  const env = { ...envWith(TOKEN), ZENDESK_SUBDOMAIN: 'another' };
  const { exitCode, stderr } = await drift.run(auditOf(url), { cwd, env });
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`the credentials belong to “${SEED.subdomain}”`);
});

test('a server that answers with a page is not the Zendesk API', async () => {
  const url = await serveAnything((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Welcome</title>');
  });
  const cwd = await folderWithList();
  const { exitCode, stderr } = await drift.run(auditOf(url), { cwd, env: envWith(TOKEN) });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('is not the Zendesk API (“Welcome”)');
});

test('a server that sends us to sign in elsewhere is not followed', async () => {
  const asked: string[] = [];
  const url = await serveAnything((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: 'https://sso.example/login?token=1' });
    response.end();
  });
  const cwd = await folderWithList();
  const { exitCode, stderr } = await drift.run(auditOf(url), { cwd, env: envWith(TOKEN) });
  expect(exitCode).toBe(3);
  expect(stderr).toContain('Zendesk does not accept these credentials');
  expect(asked).toHaveLength(1);
});

// The program waits between its tries for real.
test('a connection that is refused ends with a plain sentence', { timeout: 120_000 }, async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  server.close();
  await once(server, 'close');
  const cwd = await folderWithList();
  const url = `http://127.0.0.1:${port ?? 0}`;
  const { exitCode, stderr } = await drift.run(auditOf(url), { cwd, env: envWith(TOKEN) });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`${url}/api/v2/users/me.json could not be reached (“ECONNREFUSED”).`);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test('an audit that fails leaves the earlier files as they were', async () => {
  const { fake, url } = await serveDemo();
  const cwd = await folderWithList();
  await drift.run(auditOf(url), { cwd, env: envWith(TOKEN) });
  const before = await readFile(join(cwd, 'out', 'run.json'), 'utf8');
  fake.faults.add({ kind: 'signed_out', match: { path: '/api/v2/users.json' }, times: 99 });
  const { exitCode } = await drift.run(auditOf(url), { cwd, env: envWith(TOKEN) });
  expect(exitCode).toBe(3);
  expect(await readFile(join(cwd, 'out', 'run.json'), 'utf8')).toBe(before);
  expect(withoutReading(await readdir(join(cwd, 'out')))).toHaveLength(6);
});

test('files that cannot all be written leave no record of a run', async () => {
  const { url } = await serveDemo();
  const cwd = await folderWithList();
  await drift.run(auditOf(url), { cwd, env: envWith(TOKEN) });
  const inTheWay = await emptyFolder();
  await writeFile(join(inTheWay, 'accounts.csv'), referenceCsv('demo'));
  await mkdir(join(inTheWay, 'out', 'fix_plan.json'), { recursive: true });
  await writeFile(join(inTheWay, 'out', 'run.json'), '{}');
  const ended = await drift.run(auditOf(url), { cwd: inTheWay, env: envWith(TOKEN) });
  expect(ended.exitCode).toBe(2);
  expect(ended.stderr).toContain('Nothing can be written to out');
  expect(withoutReading(await readdir(join(inTheWay, 'out')))).toEqual([
    'exceptions_by_account.csv',
    'fix_plan.json',
    'issues.csv',
  ]);
});

test('init checks credentials, reference and permissions', async () => {
  const { url } = await serveDemo();
  const cwd = await folderWithList();
  const args = ['init', '--reference', 'accounts.csv', '--base-url', url, '--yes'];
  const admin = await drift.run(args, { cwd, env: envWith(TOKEN) });
  expect(admin.exitCode).toBe(0);
  expect(admin.stdout).toContain('accounts.csv: 8 usable accounts');
  expect(admin.stdout).toMatch(/Signed in to \S+ as .+ \(admin\)/);
  expect(admin.stdout).toContain('Users may belong to several organizations.');
  expect(admin.stdout).toContain('Next: run `drift audit`.');
  const agent = await drift.run(args, { cwd, env: envWith(AGENT_TOKEN) });
  expect(agent.stdout).toContain('Only administrators may read the tickets of a window');
  const nobody = await drift.run(args, { cwd, env: envWith('sample-token-of-nobody') });
  expect(nobody.exitCode).toBe(3);
  expect(await readFile(join(cwd, 'drift.config.json'), 'utf8')).not.toContain(TOKEN);
});

test('what init wrote is what an audit goes by', async () => {
  const { url } = await serveDemo();
  const cwd = await folderWithList();
  const env = envWith(TOKEN);
  const args = ['--reference', 'accounts.csv', '--out', 'results', '--base-url', url, '--yes'];
  await drift.run(['init', '--subdomain', SEED.subdomain, ...args], { cwd });
  const { exitCode } = await drift.run(['audit'], { cwd, env });
  expect(exitCode).toBe(0);
  expect(await readdir(join(cwd, 'results'))).toContain('run.json');
});
