import { expect, test } from 'vitest';
import type { MemoryAccount } from './memory-exchange.ts';
import { createMemoryTransport } from './memory-transport.ts';

class LostConnectionError extends Error {
  override readonly name = 'LostConnectionError';
}

function failing(error: Error): MemoryAccount {
  return { handle: () => Promise.reject(error) };
}

test('hands the account a GET with an encoded query and the headers', async () => {
  const requests: unknown[] = [];
  const account: MemoryAccount = {
    handle: (request) => {
      requests.push(request);
      return Promise.resolve({ status: 200, headers: { 'x-rate-limit': '700' }, body: '{}' });
    },
  };
  const transport = createMemoryTransport(account, { authorization: 'Bearer t' });
  const query = { 'page[size]': 100, 'page[after]': undefined, external_id: 'a&b c', all: true };
  expect(await transport.get('/api/v2/users.json', query)).toStrictEqual({
    status: 200,
    headers: { 'x-rate-limit': '700' },
    text: '{}',
  });
  expect(requests).toStrictEqual([
    {
      method: 'GET',
      path: '/api/v2/users.json?page%5Bsize%5D=100&external_id=a%26b+c&all=true',
      headers: { accept: 'application/json', authorization: 'Bearer t' },
      body: null,
    },
  ]);
});

test('a lost connection means no answer; any other error is a bug and stays one', async () => {
  const lost = createMemoryTransport(failing(new LostConnectionError('connection lost')));
  await expect(lost.get('/api/v2/users.json')).rejects.toMatchObject({
    code: 'zendesk_unreachable',
    values: { address: '/api/v2/users.json', text: 'connection lost' },
  });
  const bug = new TypeError('x is undefined');
  await expect(createMemoryTransport(failing(bug)).get('/api/v2/users.json')).rejects.toBe(bug);
});
