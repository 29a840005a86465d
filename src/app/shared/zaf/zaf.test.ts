import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { manualClock } from '../../../core/time-limit.builders.ts';
import { fakeClient, told, type Answers } from './zaf.builders.ts';
import { createZaf } from './zaf.ts';

function zafOver(answers: Answers) {
  const client = fakeClient(answers);
  const clock = manualClock();
  return { client, clock, zaf: createZaf(client, { after: clock.after }) };
}

function failed(name: string, reason: string, text = '') {
  return { code: 'workspace_failed', values: { name, reason, text } };
}

test('tells the context, the settings and the person', async () => {
  const { zaf, clock } = zafOver({
    context: () => Promise.resolve({ location: 'ticket_sidebar', ticketId: 7 }),
    metadata: () => Promise.resolve({ appId: 1, settings: { ticket_days: '30' } }),
    get: (path) => told(path, { id: 21, name: 'Ada Sample', role: 'admin' }),
  });
  expect(await zaf.context()).toMatchObject({ location: 'ticket_sidebar', ticketId: 7 });
  expect(await zaf.settings()).toMatchObject({ ticketDays: 30 });
  expect(await zaf.person()).toMatchObject({ id: 21, role: 'admin' });
  expect(clock.waiting()).toBe(0);
});

test('asks for the subdomain at its own path', async () => {
  const { zaf, client } = zafOver({ get: (path) => told(path, 'acme') });
  expect(await zaf.subdomain()).toBe('acme');
  expect(client.calls).toStrictEqual([['get', 'currentAccount.subdomain']]);
});

test('a value of another shape is not handed on', async () => {
  const { zaf } = zafOver({ get: (path) => told(path, '') });
  await expect(zaf.subdomain()).rejects.toMatchObject({
    values: { name: 'currentAccount.subdomain', reason: 'not_understood' },
  });
});

test('reads a path by the schema that it is given', async () => {
  const { zaf } = zafOver({ get: (path) => told(path, { id: 3 }) });
  expect(await zaf.get('ticket.requester', z.object({ id: z.number() }))).toStrictEqual({ id: 3 });
  await expect(zaf.get('ticket.requester', z.object({ id: z.string() }))).rejects.toMatchObject(
    failed('ticket.requester', 'not_understood', 'id'),
  );
});

test('a path without a value is one for the schema to judge', async () => {
  const { zaf } = zafOver({ get: () => Promise.resolve({ errors: {} }) });
  expect(await zaf.get('ticket.organization', z.optional(z.string()))).toBeUndefined();
});

test.each([
  [
    'an error of its own path',
    { errors: { x: { name: 'E', message: 'no x' } } },
    'refused',
    'no x',
  ],
  ['the time-out of the older SDK', { name: 'TimeoutError', message: 'late' }, 'silent', 'late'],
  ['a word', 'nonsense', 'refused', ''],
  ['nothing', null, 'refused', ''],
])('%s in place of an answer is a failure', async (_name, answer, reason, text) => {
  const { zaf } = zafOver({ get: () => Promise.resolve(answer) });
  await expect(zaf.get('x', z.unknown())).rejects.toMatchObject(failed('x', reason, text));
});

test('a rejection keeps its words', async () => {
  const { zaf } = zafOver({ get: () => Promise.reject(new Error('"x" is unknown')) });
  await expect(zaf.get('x', z.unknown())).rejects.toMatchObject(
    failed('x', 'refused', '"x" is unknown'),
  );
});

test('an SDK that throws at once is a refusal, too', async () => {
  const { zaf } = zafOver({
    get: () => {
      throw new TypeError('no such method');
    },
  });
  await expect(zaf.get('x', z.unknown())).rejects.toMatchObject({ code: 'workspace_failed' });
});

test('a workspace that says nothing is given up after ten seconds', async () => {
  const { zaf, clock } = zafOver({});
  const asked = [zaf.context(), zaf.settings(), zaf.person()];
  clock.pass(9_999);
  expect(clock.waiting()).toBe(3);
  clock.pass(1);
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes).toMatchObject([
    { reason: failed('context', 'silent') },
    { reason: failed('metadata', 'silent') },
    { reason: failed('currentUser', 'silent') },
  ]);
});

test('tells the colour scheme now and whenever it changes, light where it is unknown', async () => {
  const { zaf, client } = zafOver({ get: (path) => told(path, 'dark') });
  expect(await zaf.colorScheme()).toBe('dark');
  const heard: string[] = [];
  const stop = zaf.onColorScheme((scheme) => {
    heard.push(scheme);
  });
  client.play('colorScheme.changed', 'light');
  client.play('colorScheme.changed', 'dark');
  client.play('colorScheme.changed', { odd: true });
  stop();
  client.play('colorScheme.changed', 'dark');
  expect(heard).toStrictEqual(['light', 'dark', 'light']);
  expect(client.listenersOf('colorScheme.changed')).toBe(0);
});

test('hears contexts and passes over what is none', () => {
  const { zaf, client } = zafOver({});
  const heard: unknown[] = [];
  zaf.onContext(({ ticketId }) => {
    heard.push(ticketId);
  });
  client.play('context.updated', { location: 'ticket_sidebar', ticketId: '12' });
  client.play('context.updated', 'nonsense');
  client.play('context.updated', { location: 'ticket_sidebar' });
  expect(heard).toStrictEqual([12, null]);
});

test('says, leads and resizes in the words of the workspace', async () => {
  const { zaf, client } = zafOver({ invoke: (name) => told(name, null) });
  await zaf.notify('<b>Acme</b> & Sons', 'error');
  await zaf.notify('done');
  await zaf.routeTo({ to: 'organization', id: '11' });
  await zaf.routeTo({ to: 'nav_bar', app: 'drift', path: 'triage' });
  await zaf.routeTo({ to: 'nav_bar', app: 'drift' });
  await zaf.resize(240.2);
  await zaf.closeModal();
  expect(client.calls).toStrictEqual([
    ['invoke', 'notify', '‹b>Acme‹/b> & Sons', 'error'],
    ['invoke', 'notify', 'done', 'notice'],
    ['invoke', 'routeTo', 'organization', '11'],
    ['invoke', 'routeTo', 'nav_bar', 'drift', 'triage'],
    ['invoke', 'routeTo', 'nav_bar', 'drift'],
    ['invoke', 'resize', { width: '100%', height: '241px' }],
    ['invoke', 'destroy'],
  ]);
});

test('opens a modal and hears it close', async () => {
  const { zaf, client } = zafOver({
    invoke: (name) => told(name, [{ instanceGuid: 'guid-2' }]),
  });
  let closed = 0;
  const guid = await zaf.openModal({
    url: 'assets/index.html#modal',
    width: 800,
    height: 600,
    onClose: () => {
      closed += 1;
    },
  });
  expect(guid).toBe('guid-2');
  expect(client.calls).toStrictEqual([
    [
      'invoke',
      'instances.create',
      {
        location: 'modal',
        url: 'assets/index.html#modal',
        size: { width: '800px', height: '600px' },
      },
    ],
    ['instance', 'guid-2'],
  ]);
  client.play('modal.close');
  expect(closed).toBe(1);
});

test('a modal without a frame is a failure', async () => {
  const { zaf } = zafOver({ invoke: (name) => told(name, []) });
  const modal = { url: 'x', width: 1, height: 1, onClose: () => undefined };
  await expect(zaf.openModal(modal)).rejects.toMatchObject({
    values: { name: 'instances.create', reason: 'not_understood' },
  });
});

test('a request settles as the SDK lets it', async () => {
  const answer = { status: 200, responseText: '{}' };
  const { zaf, client, clock } = zafOver({ request: () => Promise.resolve(answer) });
  expect(await zaf.request({ url: '/api/v2/users/me.json' })).toBe(answer);
  expect(client.calls).toStrictEqual([['request', { url: '/api/v2/users/me.json' }]]);
  expect(clock.waiting()).toBe(0);
});

test.each([
  [undefined, 60_000],
  [5_000, 5_000],
])('a request with a limit of %s is given up after %i ms', async (timeout, milliseconds) => {
  const { zaf, clock } = zafOver({});
  const sending = zaf.request({ url: '/x', ...(timeout !== undefined && { timeout }) });
  clock.pass(milliseconds - 1);
  expect(clock.waiting()).toBe(1);
  clock.pass(1);
  await expect(sending).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('the name of the installed app is told as it stands in addresses', async () => {
  const { zaf } = zafOver({
    metadata: () => Promise.resolve({ appId: 1, settings: { title: 'Drift Audit' } }),
  });
  expect(await zaf.appName()).toBe('drift-audit');
});
