import { expect, test } from 'vitest';
import { readFrameworkAnswer } from './framework-answer.ts';

const WHOLE = { readyState: 4, status: 200, statusText: 'OK', responseText: '{"users":[]}' };

function done(value: unknown) {
  return readFrameworkAnswer({ how: 'done', value });
}
function failed(value: unknown) {
  return readFrameworkAnswer({ how: 'failed', value });
}
function answer(status: number, text: string, headers: Readonly<Record<string, string>> = {}) {
  return { kind: 'answer', response: { status, headers, text } };
}

test('a whole answer is the same answer whichever way it came', () => {
  expect(done(WHOLE)).toStrictEqual(answer(200, '{"users":[]}'));
  const refusal = { ...WHOLE, status: 422, responseText: '{"error":"RecordInvalid"}' };
  expect(failed(refusal)).toStrictEqual(answer(422, '{"error":"RecordInvalid"}'));
  expect(done(refusal)).toStrictEqual(failed(refusal));
});

test('parsed JSON stands in where there is no text', () => {
  const rest = { ...WHOLE, responseText: undefined };
  expect(done({ ...rest, responseJSON: { users: [1] } })).toStrictEqual(
    answer(200, '{"users":[1]}'),
  );
  expect(done({ ...rest, responseText: { users: [2] } })).toStrictEqual(
    answer(200, '{"users":[2]}'),
  );
  expect(failed({ ...rest, status: 404 })).toStrictEqual(answer(404, ''));
});

test('a plain-text refusal without JSON keeps its words', () => {
  const slow = { ...WHOLE, status: 429, responseText: 'Number of allowed API requests exceeded' };
  expect(failed(slow)).toStrictEqual(answer(429, 'Number of allowed API requests exceeded'));
});

test.each([
  ['responseHeaders', 'a record', { 'Retry-After': '7', 'X-Rate-Limit': 700, odd: null }],
  ['headers', 'a record', { 'Retry-After': '7', 'X-Rate-Limit': '700' }],
  ['responseHeaders', 'a block of lines', 'Retry-After: 7\r\nX-Rate-Limit:700\r\n: none\r\n\r\n'],
])('headers under %s as %s get lower-case names', (key, _form, headers) => {
  expect(failed({ ...WHOLE, status: 429, responseText: '', [key]: headers })).toStrictEqual(
    answer(429, '', { 'retry-after': '7', 'x-rate-limit': '700' }),
  );
});

test('a value with a colon is kept whole', () => {
  const responseHeaders = 'location: https://acme.example/x\n';
  expect(done({ ...WHOLE, responseHeaders })).toStrictEqual(
    answer(200, '{"users":[]}', { location: 'https://acme.example/x' }),
  );
});

test.each([
  ['text', '{"users":[]}', '{"users":[]}'],
  ['an object', { users: [] }, '{"users":[]}'],
  ['an object with a status of its own', { status: 3, count: 1 }, '{"status":3,"count":1}'],
  ['nothing', null, ''],
])('a bare body that is %s is a success', (_name, body, text) => {
  expect(done(body)).toStrictEqual(answer(200, text));
});

test.each([
  ['a lost connection', { ...WHOLE, status: 0, statusText: 'error' }, 'lost', 'error'],
  ['an aborted request', { ...WHOLE, status: 0, statusText: 'abort' }, 'lost', 'abort'],
  ['a time-out of the host', { ...WHOLE, status: 0, statusText: 'timeout' }, 'timeout', 'timeout'],
  ['a time-out of the client', { name: 'TimeoutError', message: 'x' }, 'timeout', 'x'],
  ['an error', new TypeError('broken'), 'lost', 'broken'],
  ['words', 'no route', 'lost', 'no route'],
  ['nothing', undefined, 'lost', ''],
  ['a number', 7, 'lost', ''],
])('%s is no answer', (_name, reason, why, text) => {
  expect(failed(reason)).toStrictEqual({ kind: 'none', why, text });
});

test('a status of 0 is no answer even where it is called done', () => {
  expect(done({ ...WHOLE, status: 0, statusText: '' })).toMatchObject({ kind: 'none' });
});
