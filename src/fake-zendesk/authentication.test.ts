import { expect, test } from 'vitest';
import { ADMIN, AGENT, openAccount, pick, user } from './fake.builders.ts';

const open = () =>
  openAccount(
    { users: [user(20, { role: 'agent', suspended: true, email: 'out@helpdesk.example' })] },
    {
      tokens: new Map([
        ['admin-secret', ADMIN],
        ['suspended-secret', 20],
      ]),
    },
  );
const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` });

test.each([
  [{ authorization: 'Bearer admin-secret' }, ADMIN],
  [basic('ada@helpdesk.example/token:admin-secret'), ADMIN],
  [basic('ben@helpdesk.example/token:admin-secret'), AGENT],
  [{}, null],
])('%j is user %s', async (headers, id) => {
  const { status, json } = await open().get('users/me', headers);
  expect(status).toBe(200);
  expect(pick(json, 'user', 'id')).toBe(id);
});

test.each([
  { authorization: 'Bearer wrong' },
  { authorization: 'Bearer suspended-secret' },
  { authorization: 'Digest admin-secret' },
  { authorization: 'Basic not base64!' },
  basic('ada@helpdesk.example/token:wrong'),
  basic('ada@helpdesk.example:admin-secret'),
  basic('nobody@helpdesk.example/token:admin-secret'),
  basic('out@helpdesk.example/token:admin-secret'),
])('%j is refused', async (headers) => {
  const answer = await open().get('users/me', headers);
  expect(answer.status).toBe(401);
  expect(pick(answer.json, 'error')).toBeTypeOf('string');
});

test('nobody gets 401 for everything but themselves', async () => {
  const answer = await open().get('organizations');
  expect(answer.status).toBe(401);
  expect(pick(answer.json, 'error')).toBe("Couldn't authenticate you");
});
