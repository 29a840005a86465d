import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { openAccount, organization, pick } from './fake.builders.ts';
import type { ServeArguments } from './main-arguments.ts';
import { accountSeed } from './fake.builders.ts';
import { serveAccount } from './serve-account.ts';
import { serveFake, type ServedFake } from './serve.ts';

let served: ServedFake | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

const start = async (options = {}) => {
  const { fake } = openAccount({ organizations: [organization(10), organization(11)] });
  served = await serveFake(fake, options);
  return { fake, url: `${served.url}/api/v2` };
};
const setNotes = {
  method: 'PUT',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ organization: { notes: 'seen' } }),
};

test('answers over HTTP on loopback, and its links lead back to it', async () => {
  const { url } = await start();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
  const first = await fetch(`${url}/organizations.json?page[size]=1`);
  expect(first.headers.get('x-rate-limit')).toBe('2500');
  const next = String(pick(await first.json(), 'links', 'next'));
  expect(next.startsWith(url)).toBe(true);
  const second: unknown = await (await fetch(next)).json();
  expect(pick(second, 'organizations', 0, 'id')).toBe(11);
  expect(pick(second, 'organizations', 0, 'url')).toContain('https://sample.zendesk.com/');
});

test('a body arrives, and a deletion answers without one', async () => {
  const { url } = await start();
  expect((await fetch(`${url}/organizations/10`, setNotes)).status).toBe(200);
  const deleted = await fetch(`${url}/organizations/10`, { method: 'DELETE' });
  expect(deleted.status).toBe(204);
  expect(await deleted.text()).toBe('');
});

test('a lost answer breaks the connection after the effect', async () => {
  const { fake, url } = await start();
  fake.faults.add({ kind: 'lost_answer' });
  await expect(fetch(`${url}/organizations/10`, setNotes)).rejects.toThrow();
  const { organization: after } = await (
    await fetch(`${url}/organizations/10`)
  )
    .json()
    .then((json: unknown) => ({ organization: pick(json, 'organization') }));
  expect(pick(after, 'notes')).toBe('seen');
});

test('a refused connection leaves everything as it was', async () => {
  const { fake, url } = await start();
  fake.faults.add({ kind: 'refused_connection' });
  await expect(fetch(`${url}/organizations/10`, setNotes)).rejects.toThrow();
  const json: unknown = await (await fetch(`${url}/organizations/10`)).json();
  expect(pick(json, 'organization', 'notes')).toBeNull();
});

test('a cut body begins and does not end', async () => {
  const { fake, url } = await start();
  fake.faults.add({ kind: 'cut_body' });
  const answer = await fetch(`${url}/organizations`);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
});

test('answers wait as long as the server and the fault say', async () => {
  const waited: number[] = [];
  const sleep = (milliseconds: number): Promise<void> => {
    waited.push(milliseconds);
    return Promise.resolve();
  };
  const { fake, url } = await start({ slowMs: 20, sleep });
  fake.faults.add({ kind: 'delay', ms: 300 });
  await fetch(`${url}/organizations`);
  await fetch(`${url}/organizations`);
  expect(waited).toEqual([320, 20]);
});

test('a repeated header counts as one', async () => {
  const { url } = await start();
  const status = await new Promise((resolve, reject) => {
    const sent = request(
      `${url}/organizations`,
      { headers: { accept: ['a/b', 'c/d'] } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    sent.on('error', reject);
    sent.end();
  });
  expect(status).toBe(200);
});

const asked: ServeArguments = {
  account: 'demo',
  port: 0,
  token: 'local-token',
  role: 'admin',
  slowMs: 0,
  requestsPerMinute: null,
  logFile: null,
  plan: null,
};
const now = (): number => Date.parse('2026-11-22T09:00:00Z');

test('the program’s account takes its token, and the line says what to set', async () => {
  const log: unknown[] = [];
  const account = await serveAccount(accountSeed(), asked, now, (entry) => log.push(entry));
  served = account;
  expect(account.announcement).toContain(`--base-url ${account.url}`);
  expect(account.announcement).toContain('ZENDESK_SUBDOMAIN=sample');
  const url = `${account.url}/api/v2/users/me`;
  const json: unknown = await (
    await fetch(url, { headers: { authorization: 'Bearer local-token' } })
  ).json();
  expect(pick(json, 'user', 'role')).toBe('admin');
  expect((await fetch(url, { headers: { authorization: 'Bearer other' } })).status).toBe(401);
  expect(log).toHaveLength(2);
});

test('role, plan and limit can be asked for', async () => {
  const account = await serveAccount(
    accountSeed(),
    { ...asked, role: 'agent', plan: 'team' },
    now,
    () => undefined,
  );
  served = account;
  const headers = { authorization: 'Bearer local-token' };
  const answer = await fetch(`${account.url}/api/v2/users/me`, { headers });
  expect(answer.headers.get('x-rate-limit')).toBe('200');
  expect(pick(await answer.json(), 'user', 'role')).toBe('agent');
});

test('an account without an admin cannot be served as admin', async () => {
  const empty = { ...accountSeed(), users: [] };
  await expect(serveAccount(empty, asked, now, () => undefined)).rejects.toThrow('no admin');
});

test('a taken port is an error', async () => {
  const first = await start();
  const port = Number(new URL(first.url).port);
  await expect(
    serveAccount(accountSeed(), { ...asked, port }, now, () => undefined),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
