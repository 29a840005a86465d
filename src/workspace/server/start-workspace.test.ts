import { request } from 'node:http';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { workspaceStateSchema } from '../workspace-state.ts';
import { REFERENCE_TOKEN, REFERENCE_URL, PROTECTED_REFERENCE_URL } from './external-answers.ts';
import { ask, DEMO, json, openWorkspace } from './workspace.builders.ts';
import type { Workspace } from './start-workspace.ts';

const ME = '/zendesk/api/v2/users/me.json';
const COUNT = '/zendesk/api/v2/organizations/count.json';
const HEALTHCARE = 360001100118;
const ORGANIZATION = `/zendesk/api/v2/organizations/${HEALTHCARE}.json`;
const NOTES = json({ organization: { notes: 'seen' } }, 'PUT');

const meSchema = z.object({
  user: z.looseObject({ id: z.nullable(z.number()), role: z.string() }),
});

async function whoAmI(workspace: Workspace) {
  return meSchema.parse(JSON.parse((await ask(workspace, ME)).text)).user;
}

test('the account answers as whoever is signed in, without credentials', async () => {
  const workspace = await openWorkspace();
  const [admin, agent, lightAgent] = workspace.state().people;
  expect(await whoAmI(workspace)).toMatchObject({ id: admin?.id, role: 'admin' });
  workspace.carryOut({ change: { person: 'agent' } });
  expect(await whoAmI(workspace)).toMatchObject({ id: agent?.id, role: 'agent', role_type: 0 });
  workspace.carryOut({ change: { person: 'light_agent' } });
  expect(await whoAmI(workspace)).toMatchObject({ id: lightAgent?.id, role_type: 1 });
});

test('credentials that an app brings along change nothing', async () => {
  const workspace = await openWorkspace();
  workspace.carryOut({ change: { person: 'agent' } });
  const answer = await ask(workspace, ME, { headers: { authorization: 'Bearer admin' } });
  expect(JSON.parse(answer.text)).toMatchObject({ user: { role: 'agent' } });
});

test('what each person may do is the account’s to say', async () => {
  const workspace = await openWorkspace();
  const domains = json({ organization: { external_id: '001ACME001' } }, 'PUT');
  const statuses: Record<string, readonly number[]> = {};
  for (const person of ['light_agent', 'agent', 'admin'] as const) {
    workspace.carryOut({ change: { person } });
    const notes = await ask(workspace, ORGANIZATION, NOTES);
    const externalId = await ask(workspace, ORGANIZATION, domains);
    statuses[person] = [notes.status, externalId.status];
  }
  expect(statuses['light_agent']).toEqual([403, 403]);
  expect(statuses['admin']).toEqual([200, 200]);
  expect(statuses['agent']?.[0]).toBe(200);
  expect(
    workspace
      .fake()
      .snapshot()
      .organizations.find((each) => each.id === HEALTHCARE),
  ).toMatchObject({ notes: 'seen', external_id: '001ACME001' });
});

test('an app has its own limit a person, while the headers tell of the account’s', async () => {
  const workspace = await openWorkspace({ now: () => 1_800_000_000_000 });
  const answers = [];
  for (let each = 0; each < 101; each += 1) answers.push(await ask(workspace, COUNT));
  expect(answers.slice(0, 100).every(({ status }) => status === 200)).toBe(true);
  expect(answers[100]).toMatchObject({ status: 429 });
  expect(answers[100]?.headers.get('retry-after')).toBe('60');
  expect(Number(answers[100]?.headers.get('x-rate-limit-remaining'))).toBeGreaterThan(500);
  workspace.carryOut({ change: { person: 'agent' } });
  expect((await ask(workspace, COUNT)).status).toBe(200);
});

test.each([
  ['rate_limited', 429, 'text/plain; charset=utf-8'],
  ['failing', 503, 'text/html; charset=utf-8'],
  ['signed_out', 401, 'application/json; charset=utf-8'],
] as const)('switched to %s every request is', async (fault, status, type) => {
  const workspace = await openWorkspace();
  const switchTo = async (isOn: boolean) =>
    ask(workspace, '/control', json({ change: { faults: { [fault]: isOn } } }));
  expect((await switchTo(true)).status).toBe(200);
  for (let each = 0; each < 3; each += 1) {
    const answer = await ask(workspace, COUNT);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
  }
  await switchTo(false);
  expect((await ask(workspace, COUNT)).status).toBe(200);
});

test('slow answers wait, with the time that every answer takes', async () => {
  const waits: number[] = [];
  const sleep = (milliseconds: number) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const workspace = await openWorkspace({ latencyMs: 60, sleep });
  await ask(workspace, COUNT);
  workspace.carryOut({ change: { faults: { slow: true } } });
  await ask(workspace, COUNT);
  expect(waits).toEqual([60, 2_560]);
});

test('a single fault strikes where and as often as it says', async () => {
  const workspace = await openWorkspace();
  const fault = { kind: 'status', status: 500, match: { path: '/api/v2/organizations' }, times: 2 };
  expect((await ask(workspace, '/control', json({ fault }))).status).toBe(200);
  expect((await ask(workspace, ME)).status).toBe(200);
  expect((await ask(workspace, COUNT)).status).toBe(500);
  expect((await ask(workspace, COUNT)).status).toBe(500);
  expect((await ask(workspace, COUNT)).status).toBe(200);
  await ask(workspace, '/control', json({ fault: { kind: 'cut_body' } }));
  await expect(ask(workspace, COUNT)).rejects.toThrow();
});

test('a reset starts the account over and keeps the switches', async () => {
  const workspace = await openWorkspace();
  await ask(workspace, ORGANIZATION, NOTES);
  workspace.carryOut({ fault: { kind: 'status', status: 500, times: 9 } });
  workspace.carryOut({ reset: true, change: { language: 'de', faults: { signed_out: true } } });
  expect(workspace.state()).toMatchObject({ run: 2, controls: { language: 'de' } });
  expect(workspace.fake().requestLog).toEqual([]);
  expect((await ask(workspace, COUNT)).status).toBe(401);
  workspace.carryOut({ reset: true, resetControls: true });
  expect((await ask(workspace, COUNT)).status).toBe(200);
  expect(
    workspace
      .fake()
      .snapshot()
      .organizations.find((each) => each.id === HEALTHCARE)?.notes,
  ).toBeNull();
});

test('the control tells the state, and refuses orders that it does not know', async () => {
  const workspace = await openWorkspace();
  const told = await ask(workspace, '/control');
  const state = workspaceStateSchema.parse(JSON.parse(told.text));
  expect(state).toEqual(workspace.state());
  expect(state).toMatchObject({
    controls: { person: 'admin', settings: { ticket_days: 90 } },
    account: { subdomain: DEMO.subdomain },
    app: {
      name: 'Probe',
      locations: { nav_bar: { url: 'assets/index.html', isFlexible: true } },
      parameters: [
        { name: 'ticket_days', label: 'Days of tickets' },
        { name: 'reference_token', label: null },
      ],
    },
  });
  for (const order of [{ change: { person: 'owner' } }, { fault: { kind: 'flood' } }, { run: 7 }])
    expect((await ask(workspace, '/control', json(order))).status).toBe(400);
  const form = { method: 'POST', body: JSON.stringify({ reset: true }) };
  expect((await ask(workspace, '/control', form)).status).toBe(400);
  expect(workspace.state()).toEqual(state);
});

test('changes are told to whoever watches', async () => {
  const workspace = await openWorkspace();
  const stream = await fetch(`${workspace.url}/control/changes`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  workspace.carryOut({ change: { colorScheme: 'dark' } });
  const told = (await reader?.read())?.value ?? '';
  expect(JSON.parse(told.replace(/^data: /, ''))).toEqual(workspace.state());
  await reader?.cancel();
});

test('the pages look into the account without counting as the app', async () => {
  const workspace = await openWorkspace();
  const ticket = await ask(workspace, '/records/tickets/10615');
  expect(JSON.parse(ticket.text)).toMatchObject({
    id: 10615,
    requester: { name: 'Hanna Healthcare' },
    organization: { id: HEALTHCARE },
    requesterOrganizations: [{ id: HEALTHCARE }],
  });
  const organizations = await ask(workspace, '/records/organizations?text=ACMELABS');
  expect(JSON.parse(organizations.text)).toMatchObject([{ name: 'Acme Labs' }]);
  expect((await ask(workspace, `/records/organizations/${HEALTHCARE}`)).text).toContain('Hugo');
  expect((await ask(workspace, '/records/users/380200116157')).text).toContain('Lior');
  expect((await ask(workspace, '/records/tickets/10531')).status).toBe(404);
  expect((await ask(workspace, '/records/tickets/1')).status).toBe(404);
  expect(JSON.parse((await ask(workspace, '/control/requests')).text)).toEqual([]);
});

test('a ticket is saved as whoever is signed in', async () => {
  const workspace = await openWorkspace();
  const edit = json({ subject: 'S', requesterId: 380200103040, organizationId: null }, 'PUT');
  workspace.carryOut({ change: { person: 'light_agent' } });
  expect((await ask(workspace, '/records/tickets/10615', edit)).status).toBe(403);
  workspace.carryOut({ change: { person: 'agent' } });
  const saved = await ask(workspace, '/records/tickets/10615', edit);
  expect(JSON.parse(saved.text)).toMatchObject({
    subject: 'S',
    requester: { name: 'Hugo Healthcare' },
    organization: null,
  });
  expect((await ask(workspace, '/records/tickets/10615', json({}, 'PUT'))).status).toBe(400);
});

test('a new ticket is filed under the organization that was chosen, else under the default', async () => {
  const workspace = await openWorkspace();
  const submit = async (draft: unknown) => {
    const { status, text } = await ask(workspace, '/records/tickets', json(draft));
    const ticket: unknown = status === 201 ? JSON.parse(text) : null;
    return [status, ticket] as const;
  };
  const draft = { subject: 'S', requesterId: 380200103040, organizationId: null };
  workspace.carryOut({ change: { person: 'agent' } });
  const [status, ticket] = await submit(draft);
  expect(status).toBe(201);
  expect(ticket).toMatchObject({
    subject: 'S',
    status: 'new',
    requester: { name: 'Hugo Healthcare' },
    organization: { id: HEALTHCARE },
  });
  workspace.fake().colleague.addMembership(380200103040, 360001100453);
  const [, elsewhere] = await submit({ ...draft, organizationId: 360001100453 });
  expect(elsewhere).toMatchObject({ organization: { name: 'Acme Retail' } });
  expect(workspace.fake().requestLog).toEqual([]);
});

test.each([
  ['nothing', {}, 400],
  ['no subject', { subject: ' ' }, 422],
  ['a requester who is not there', { requesterId: 1 }, 422],
  ['an organization that the requester is not in', { organizationId: 360001100453 }, 422],
])('%s makes no ticket', async (_, change, status) => {
  const workspace = await openWorkspace();
  const before = workspace.fake().snapshot().tickets.length;
  const draft = { subject: 'S', requesterId: 380200103040, organizationId: null, ...change };
  const sent = status === 400 ? change : draft;
  expect((await ask(workspace, '/records/tickets', json(sent))).status).toBe(status);
  workspace.carryOut({ change: { person: 'light_agent' } });
  expect((await ask(workspace, '/records/tickets', json({ ...draft }))).status).toBe(403);
  expect(workspace.fake().snapshot().tickets).toHaveLength(before);
});

test('an organization is saved as whoever is signed in', async () => {
  const workspace = await openWorkspace();
  const edit = json({ externalId: '001NEW', domains: ['a.example', 'b.example'] }, 'PUT');
  const path = `/records/organizations/${HEALTHCARE}`;
  workspace.carryOut({ change: { person: 'light_agent' } });
  expect((await ask(workspace, path, edit)).status).toBe(403);
  workspace.carryOut({ change: { person: 'admin' } });
  expect(JSON.parse((await ask(workspace, path, edit)).text)).toMatchObject({
    externalId: '001NEW',
    domains: ['a.example', 'b.example'],
  });
  expect((await ask(workspace, path, json({}, 'PUT'))).status).toBe(400);
});

test('the Salesforce list is at its addresses, and nothing else is anywhere', async () => {
  const workspace = await openWorkspace();
  const external = (url: string, headers = {}, method = 'GET') =>
    ask(workspace, '/external', json({ url, method, headers }));
  const list = await external(REFERENCE_URL);
  expect(list.headers.get('content-type')).toContain('text/csv');
  expect(list.text).toContain('001ACME001');
  expect((await external(PROTECTED_REFERENCE_URL)).status).toBe(401);
  const authorization = `Bearer ${REFERENCE_TOKEN}`;
  expect((await external(PROTECTED_REFERENCE_URL, { authorization })).status).toBe(200);
  expect((await external('https://elsewhere.example/')).status).toBe(502);
  expect((await external('not an address')).status).toBe(502);
  expect((await external(REFERENCE_URL, {}, 'POST')).status).toBe(405);
  expect(workspace.state().app.domainWhitelist).toEqual(['reference.example']);
});

test('the app lies on another origin, framed by the workspace alone, with nothing beside it', async () => {
  const workspace = await openWorkspace();
  const { origin, basePath } = workspace.state().app;
  expect(origin).not.toBe(workspace.url);
  const at = (path: string) => fetch(`${origin}${path}`);
  const page = await at(`${basePath}assets/index.html?origin=x`);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${workspace.url}`);
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
  for (const path of [
    '/',
    '/assets/index.html',
    `${basePath}secret.txt`,
    `${basePath}assets/..%2fsecret.txt`,
    `${basePath}assets/%2e%2e/secret.txt`,
    `${basePath}assets/%00`,
    `${basePath}assets/%E0%A4%A`,
    `${basePath}assets/missing.js`,
    `${basePath}assets/`,
  ])
    expect((await at(path)).status, path).toBe(404);
});

test('where storage is denied, pages and workers are told before their own scripts', async () => {
  const workspace = await openWorkspace();
  const { origin, basePath } = workspace.state().app;
  const page = async () => (await fetch(`${origin}${basePath}assets/index.html`)).text();
  const worker = (as: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { 'sec-fetch-dest': as };
      request(`${origin}${basePath}assets/worker.js`, { headers }, (response) => {
        response.setEncoding('utf8').once('data', resolve);
      })
        .once('error', reject)
        .end();
    });
  expect(await page()).not.toContain('SecurityError');
  expect(await worker('worker')).toBe('postMessage("hello");');
  workspace.carryOut({ change: { rights: { storage: false } } });
  expect(await page()).toMatch(/<head><script>[^<]*SecurityError/);
  expect(await worker('worker')).toMatch(/SecurityError[^]*postMessage/);
  expect(await worker('script')).toBe('postMessage("hello");');
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }, ME],
  ['the app’s own frame', { 'sec-fetch-site': 'same-site' }, '/control'],
  ['a foreign name', { host: 'rebound.test' }, '/'],
  ['a name that only begins well', { host: '127.0.0.1.rebound.test' }, ME],
])('%s is turned away', async (_, headers, path) => {
  const workspace = await openWorkspace();
  const status = await new Promise((resolve, reject) => {
    request(`${workspace.url}${path}`, { headers }, (response) => {
      resolve(response.statusCode);
      response.resume();
    })
      .once('error', reject)
      .end();
  });
  expect(status).toBe(403);
  expect(workspace.fake().requestLog).toEqual([]);
});

test('a port that is taken is an error, and leaves nothing open', async () => {
  const first = await openWorkspace();
  const port = Number(new URL(first.url).port);
  await expect(openWorkspace({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('an app that is not built is an error that names the file', async () => {
  await expect(openWorkspace({ appFolder: 'nowhere' })).rejects.toThrow('nowhere');
});
