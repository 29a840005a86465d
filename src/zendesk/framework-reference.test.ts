import { expect, test } from 'vitest';
import { framework, rejectWith } from './framework.builders.ts';
import { fetchReference } from './framework-reference.ts';

const URL_WITH_QUERY = 'https://files.acme.example/accounts.csv?key=s3cret';
const LIST = 'Account ID,Account Name,Website\n';

function whole(status: number, responseText: string) {
  return { readyState: 4, status, statusText: '', responseText };
}

/** An address that answers with one status without a token, and with another with it. */
function address(withoutToken: number, withToken: number) {
  return framework(({ secure }) => {
    const status = secure === true ? withToken : withoutToken;
    return status === 200 ? Promise.resolve(whole(200, LIST)) : rejectWith(whole(status, 'no'));
  });
}

test('a list that anybody gets is read without the token, and said to be open', async () => {
  const { options, sent } = address(200, 200);
  expect(await fetchReference(URL_WITH_QUERY, options)).toStrictEqual({ text: LIST, isOpen: true });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ url: URL_WITH_QUERY, type: 'GET', autoRetry: false });
  expect(sent[0]?.headers).toBeUndefined();
  expect(sent[0]?.secure).toBeUndefined();
});

test.each([401, 403, 404])('a list refused with %i is asked for with the token', async (status) => {
  const { options, sent } = address(status, 200);
  expect(await fetchReference(URL_WITH_QUERY, options)).toStrictEqual({
    text: LIST,
    isOpen: false,
  });
  expect(sent).toHaveLength(2);
  expect(sent[1]).toMatchObject({
    url: URL_WITH_QUERY,
    secure: true,
    headers: { Authorization: 'Bearer {{setting.reference_token}}' },
  });
});

test.each([
  [401, 403, 403, 2],
  [500, 200, 500, 1],
  [302, 200, 302, 1],
])(
  '%i without and %i with the token is a failure',
  async (without, withToken, status, requests) => {
    const { options, sent } = address(without, withToken);
    await expect(fetchReference(URL_WITH_QUERY, options)).rejects.toMatchObject({
      code: 'reference_address_failed',
      values: { address: 'https://files.acme.example/accounts.csv', status },
    });
    expect(sent).toHaveLength(requests);
  },
);

test('no answer is told without the query', async () => {
  const { options } = framework(() => rejectWith({ name: 'TimeoutError', message: 'late' }));
  await expect(fetchReference(URL_WITH_QUERY, options)).rejects.toMatchObject({
    code: 'zendesk_timeout',
    values: { address: 'https://files.acme.example/accounts.csv' },
  });
});

test.each([
  'http://files.acme.example/',
  'https://me:pw@files.acme.example/',
  '/api/v2/users.json',
  '',
])('%j is never asked for', async (url) => {
  const { options, sent } = address(200, 200);
  await expect(fetchReference(url, options)).rejects.toMatchObject({ code: 'bug' });
  expect(sent).toStrictEqual([]);
});
