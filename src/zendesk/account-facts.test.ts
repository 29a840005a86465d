import { expect, test } from 'vitest';
import { toInstant } from '../core/tenant/ids.ts';
import {
  countTicketsSince,
  readCount,
  readCurrentUser,
  readMultipleOrganizations,
} from './account-facts.ts';
import { rawUser } from './records.builders.ts';
import { json, scripted, text } from './transport.builders.ts';

function me(changes: Readonly<Record<string, unknown>>) {
  return scripted(json({ user: rawUser({ role: 'admin', name: 'Sample Admin', ...changes }) }));
}

test('the signed-in person and the host of their account', async () => {
  const transport = me({});
  expect(await readCurrentUser(transport)).toStrictEqual({
    id: 21,
    name: 'Sample Admin',
    email: 'customer@labs.example',
    role: 'admin',
    host: 'acme.zendesk.com',
  });
  expect(transport.sent).toStrictEqual([{ path: '/api/v2/users/me.json', query: {} }]);
});

test.each([
  ['https://ACME.zendesk.com/api/v2/users/1.json', 'acme.zendesk.com'],
  ['http://127.0.0.1:4000/api/v2/users/1.json', '127.0.0.1:4000'],
  ['/api/v2/users/1.json', null],
  ['mailto:someone', null],
  [null, null],
  [undefined, null],
])('the host in %j is %j', async (url, host) => {
  expect(await readCurrentUser(me({ url }))).toMatchObject({ host });
});

test('200 with an anonymous user is not signed in', async () => {
  const anonymous = {
    id: null,
    url: null,
    name: 'Anonymous user',
    email: 'invalid@customer.example',
    role: 'end-user',
  };
  await expect(readCurrentUser(me(anonymous))).rejects.toMatchObject({
    code: 'zendesk_not_signed_in',
    values: { what: 'current_user' },
  });
});

test('an end-user may not audit', async () => {
  await expect(readCurrentUser(me({ role: 'end-user' }))).rejects.toMatchObject({
    code: 'zendesk_no_permission',
  });
  expect(await readCurrentUser(me({ role: 'agent' }))).toMatchObject({ role: 'agent' });
});

test('an address without an account has no signed-in user', async () => {
  const missing = json({ error: 'RecordNotFound', description: 'Not found' }, 404);
  await expect(readCurrentUser(scripted(missing))).rejects.toMatchObject({
    code: 'zendesk_wrong_subdomain',
  });
});

test.each([
  [{ settings: { user: { multiple_organizations: true } } }, true],
  [{ settings: { user: { multiple_organizations: false } } }, false],
  [{ settings: { user: { multiple_organizations: 'yes' } } }, null],
  [{ settings: { user: {} } }, null],
  [{ settings: {} }, null],
])('several organizations a user, by %j: %j', async (settings, expected) => {
  expect(await readMultipleOrganizations(scripted(json(settings)))).toBe(expected);
});

test('who may not see the settings does not know', async () => {
  expect(await readMultipleOrganizations(scripted(json({ error: 'Forbidden' }, 403)))).toBeNull();
});

test('other failures of the settings are failures', async () => {
  await expect(
    readMultipleOrganizations(scripted(json({ error: "Couldn't authenticate you" }, 401))),
  ).rejects.toMatchObject({ code: 'zendesk_not_signed_in' });
  await expect(readMultipleOrganizations(scripted(json({ other: 1 })))).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { what: 'account_settings', text: 'settings' },
  });
});

test('a count', async () => {
  const transport = scripted(json({ count: { value: 102_398, refreshed_at: null } }));
  expect(await readCount(transport, '/api/v2/users/count.json', { role: 'end-user' })).toBe(
    102_398,
  );
  expect(transport.sent).toStrictEqual([
    { path: '/api/v2/users/count.json', query: { role: 'end-user' } },
  ]);
});

test('a count of another shape is a bad answer', async () => {
  await expect(
    readCount(scripted(text('{"count":12}')), '/api/v2/users/count.json'),
  ).rejects.toMatchObject({
    code: 'zendesk_bad_answer',
    values: { what: 'counts', text: 'count' },
  });
});

test('tickets are counted by search, from a moment on', async () => {
  const transport = scripted(json({ count: 28_000 }));
  const since = toInstant(Date.parse('2026-08-24T09:00:00Z'));
  expect(await countTicketsSince(transport, since)).toBe(28_000);
  expect(transport.sent).toStrictEqual([
    {
      path: '/api/v2/search/count.json',
      query: { query: 'type:ticket updated>=2026-08-24T09:00:00Z' },
    },
  ]);
});
