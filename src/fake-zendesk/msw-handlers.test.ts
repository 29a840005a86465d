import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount, organization, pick } from './fake.builders.ts';
import { mswHandlers } from './msw-handlers.ts';

const ORIGIN = 'https://sample.zendesk.com';
const { fake } = openAccount({ organizations: [organization(10), organization(11)] });
const server = setupServer(...mswHandlers(fake, ORIGIN));
beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});
afterAll(() => {
  server.close();
});

test('requests under the address are answered by the account', async () => {
  const answer = await fetch(`${ORIGIN}/api/v2/organizations.json?page[size]=1`);
  expect(answer.headers.get('x-rate-limit')).toBe('2500');
  expect(pick(await answer.json(), 'links', 'next')).toContain(
    `${ORIGIN}/api/v2/organizations.json`,
  );
});

test('bodies arrive and empty answers stay empty', async () => {
  const put = await fetch(`${ORIGIN}/api/v2/organizations/10`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ organization: { notes: 'seen' } }),
  });
  expect(pick(await put.json(), 'organization', 'notes')).toBe('seen');
  const deleted = await fetch(`${ORIGIN}/api/v2/organizations/11`, { method: 'DELETE' });
  expect(deleted.status).toBe(204);
});

test('a broken connection is an error of the network', async () => {
  fake.faults.add({ kind: 'lost_answer' });
  await expect(fetch(`${ORIGIN}/api/v2/organizations`)).rejects.toThrow();
});
