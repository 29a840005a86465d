import { expect, test } from 'vitest';
import { framework, rejectWith } from './framework.builders.ts';
import { createFrameworkTransport } from './framework-transport.ts';

const PATH = '/api/v2/users.json';
const OK = { readyState: 4, status: 200, statusText: 'OK', responseText: '{"users":[]}' };
const never = new Promise<never>(() => undefined);

function whole(status: number, responseText: string) {
  return { ...OK, status, responseText };
}

test('asks the framework for whole answers as text, sent once, with the query encoded', async () => {
  const { options, sent } = framework(() => Promise.resolve(OK));
  const answer = await createFrameworkTransport(options).get(PATH, {
    'page[size]': 100,
    role: undefined,
  });
  expect(answer).toStrictEqual({ status: 200, headers: {}, text: '{"users":[]}' });
  expect(sent).toStrictEqual([
    {
      url: `${PATH}?page%5Bsize%5D=100`,
      type: 'GET',
      dataType: 'text',
      httpCompleteResponse: true,
      autoRetry: false,
      timeout: 60_000,
    },
  ]);
});

test.each([404, 429, 500])('an answer of %i is an answer', async (status) => {
  const { options } = framework(() => rejectWith(whole(status, 'told you')));
  const answer = await createFrameworkTransport(options).get(PATH);
  expect(answer).toMatchObject({ status, text: 'told you' });
});

test.each([
  '/other/x.json',
  'https://evil.example/api/v2/users.json',
  '//evil.example/api/v2/users.json',
  '/api/v2/../../steal',
  '/api/v2/%2e%2e/%2e%2e/steal',
  '/api/v2/..\\..\\steal',
  'api/v2/users.json',
  '',
])('the path %j is never asked for', async (path) => {
  const { options, sent } = framework(() => Promise.resolve(OK));
  await expect(createFrameworkTransport(options).get(path)).rejects.toMatchObject({ code: 'bug' });
  expect(sent).toStrictEqual([]);
});

test('a lost connection is no answer', async () => {
  const lost = { ...OK, status: 0, statusText: 'error', responseText: '' };
  const { options, clock } = framework(() => rejectWith(lost));
  await expect(
    createFrameworkTransport(options).get(PATH, { token: 's3cret' }),
  ).rejects.toMatchObject({
    code: 'zendesk_unreachable',
    values: { address: PATH, text: '' },
  });
  expect(clock.waiting()).toBe(0);
});

test('an answer that never comes is given up when its time is over', async () => {
  const { options, clock, sent } = framework(() => never, { timeLimitMs: 5_000 });
  const asked = createFrameworkTransport(options).get(PATH, { q: 'x' });
  expect(sent[0]?.timeout).toBe(5_000);
  clock.pass(4_999);
  expect(clock.waiting()).toBe(1);
  clock.pass(1);
  await expect(asked).rejects.toMatchObject({
    code: 'zendesk_timeout',
    values: { address: PATH, seconds: 5 },
  });
});

test('a time-out that the framework itself reports is the same', async () => {
  const { options } = framework(() => rejectWith({ name: 'TimeoutError', message: 'request' }));
  await expect(createFrameworkTransport(options).get(PATH)).rejects.toMatchObject({
    code: 'zendesk_timeout',
    values: { address: PATH, seconds: 60 },
  });
});

test('whoever cancels gets their own reason back, now and later', async () => {
  const controller = new AbortController();
  const reason = new Error('stopped by a person');
  const { options, sent, clock } = framework(() => never, { signal: controller.signal });
  const transport = createFrameworkTransport(options);
  const asked = transport.get(PATH);
  controller.abort(reason);
  await expect(asked).rejects.toBe(reason);
  await expect(transport.get(PATH)).rejects.toBe(reason);
  expect(sent).toHaveLength(1);
  expect(clock.waiting()).toBe(0);
});

test('a signal that nobody gives changes nothing', async () => {
  const { signal } = new AbortController();
  const { options } = framework(() => Promise.resolve(OK), { signal });
  expect(await createFrameworkTransport(options).get(PATH)).toMatchObject({ status: 200 });
});

const SIGN_IN = '<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>';

test.each([
  ['a 401 in JSON', rejectWith, whole(401, '{"error":"Couldn’t authenticate you"}')],
  ['a 401 with a page', rejectWith, whole(401, '<html><title>Oops</title></html>')],
  ['the sign-in page as success', (value: unknown) => Promise.resolve(value), whole(200, SIGN_IN)],
  ['the sign-in page alone', (value: unknown) => Promise.resolve(value), SIGN_IN],
  ['words about the session', rejectWith, new Error('The session has expired')],
])('the end of the session shown by %s is a 401', async (_name, settle, value) => {
  const { options } = framework(() => settle(value));
  expect(await createFrameworkTransport(options).get(PATH)).toMatchObject({ status: 401 });
});

test('near misses of a sign-in page stay what they are', async () => {
  const through = async (value: unknown) =>
    await createFrameworkTransport(framework(() => Promise.resolve(value)).options).get(PATH);
  const page = '<html><title>Maintenance</title></html>';
  expect(await through(whole(200, page))).toMatchObject({ status: 200, text: page });
  expect(await through(whole(503, SIGN_IN))).toMatchObject({ status: 503 });
  const about = '{"tickets":[{"subject":"cannot sign in"}]}';
  expect(await through(whole(200, about))).toMatchObject({ status: 200, text: about });
  const { options } = framework(() => rejectWith(new Error('session storage is full')));
  await expect(createFrameworkTransport(options).get(PATH)).rejects.toMatchObject({
    code: 'zendesk_unreachable',
  });
});
