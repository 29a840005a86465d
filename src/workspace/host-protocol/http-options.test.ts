import { expect, test } from 'vitest';
import { readHttpOptions } from './http-options.ts';

test('an address alone is a GET', () => {
  expect(readHttpOptions({ url: '/api/v2/users/me.json' })).toEqual({
    url: '/api/v2/users/me.json',
    method: 'GET',
    headers: {},
    body: null,
    dataType: null,
    isComplete: false,
    timeoutMs: null,
    isSecure: false,
  });
});

test('the verb is `type`; `method` is not read', () => {
  expect(readHttpOptions({ url: '/x', method: 'DELETE' })?.method).toBe('GET');
  expect(readHttpOptions({ url: '/x', type: 'delete' })?.method).toBe('DELETE');
});

test('a JSON body goes out as it came, under its type', () => {
  const body = '{"organization":{"external_id":"A"}}';
  expect(
    readHttpOptions({ url: '/x', type: 'PUT', contentType: 'application/json', data: body }),
  ).toMatchObject({ method: 'PUT', body, headers: { 'content-type': 'application/json' } });
});

test('a body that does not say what it is counts as a form', () => {
  expect(readHttpOptions({ url: '/x', type: 'POST', data: { a: 1, b: 'c d' } })).toMatchObject({
    body: 'a=1&b=c+d',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
  });
});

test('data of a GET join the address', () => {
  expect(readHttpOptions({ url: '/x', data: { page: 2 } })?.url).toBe('/x?page=2');
  expect(readHttpOptions({ url: '/x?a=1', data: 'b=2' })?.url).toBe('/x?a=1&b=2');
});

test('names of headers are lower-case', () => {
  expect(readHttpOptions({ url: '/x', headers: { 'X-Thing': 'A' } })?.headers).toEqual({
    'x-thing': 'A',
  });
});

test('a time limit counts only where it is one', () => {
  expect(readHttpOptions({ url: '/x', timeout: 0 })?.timeoutMs).toBeNull();
  expect(readHttpOptions({ url: '/x', timeout: 50 })?.timeoutMs).toBe(50);
});

test.each([[{}], [{ url: '' }], [{ url: 7 }], [null], ['/x']])('%j names no address', (sent) => {
  expect(readHttpOptions(sent)).toBeNull();
});
