import { expect, test } from 'vitest';
import { isMissingRecord, toBadAnswer, toProblem, type Asked } from './errors.ts';
import { json, text } from './transport.builders.ts';

const USERS: Asked = { what: 'users', path: '/api/v2/users.json?token=abc#x' };
const ME: Asked = { what: 'current_user', path: '/api/v2/users/me.json' };
const PAGE = '<html><title>Hello</title></html>';

test.each([
  [400, json({ errors: [{ code: 'InvalidPaginationDepth' }] }, 400), 'zendesk_refused'],
  [401, json({ error: "Couldn't authenticate you" }, 401), 'zendesk_not_signed_in'],
  [401, text("Couldn't authenticate you", 401), 'zendesk_not_signed_in'],
  [401, text(PAGE, 401), 'zendesk_not_zendesk'],
  [403, json({ error: { title: 'Forbidden' } }, 403), 'zendesk_no_permission'],
  [403, text('', 403), 'zendesk_no_permission'],
  [403, text(PAGE, 403), 'zendesk_not_zendesk'],
  [404, json({ error: 'RecordNotFound' }, 404), 'zendesk_refused'],
  [404, text('nothing here', 404), 'zendesk_not_zendesk'],
  [404, text('', 404), 'zendesk_not_zendesk'],
  [409, json({ error: 'Conflict' }, 409), 'zendesk_refused'],
  [422, json({ error: 'Unprocessable', message: 'no' }, 422), 'zendesk_refused'],
  [422, text('plain words', 422), 'zendesk_refused'],
  [429, text('Number of allowed requests exceeded', 429), 'zendesk_rate_limited'],
  [429, text(PAGE, 429), 'zendesk_rate_limited'],
  [500, text(PAGE, 500), 'zendesk_failed'],
  [503, text('', 503), 'zendesk_failed'],
  [524, text('error code: 524', 524), 'zendesk_failed'],
])('%i is %s', (status, response, code) => {
  expect(toProblem(response, USERS)).toMatchObject({
    code,
    values: { what: 'users', status, address: '/api/v2/users.json' },
  });
});

test('an address without an account is told by its body, or by having no signed-in user', () => {
  const nobody = json({ error: { title: 'No help desk at x.zendesk.com', message: 'Free.' } }, 404);
  expect(toProblem(nobody, USERS)).toMatchObject({
    code: 'zendesk_wrong_subdomain',
    values: { text: 'No help desk at x.zendesk.com: Free.' },
  });
  expect(toProblem(json({ error: 'RecordNotFound' }, 404), ME).code).toBe(
    'zendesk_wrong_subdomain',
  );
  expect(toProblem(text(PAGE, 404), ME).code).toBe('zendesk_not_zendesk');
});

test.each([
  ['https://acme.zendesk.com/access/unauthenticated?return_to=x', 'zendesk_not_signed_in'],
  ['https://login.example/', 'zendesk_not_signed_in'],
  ['/auth/v3/signin', 'zendesk_not_signed_in'],
  ['https://other.zendesk.com/api/v2/users.json', 'zendesk_wrong_subdomain'],
  ['https://authors.zendesk.com/api/v2/users.json', 'zendesk_wrong_subdomain'],
  ['/hc/en-us', 'zendesk_not_zendesk'],
])('a redirect to %s is %s', (location, code) => {
  const problem = toProblem(text('', 302, { location }), USERS);
  expect(problem).toMatchObject({ code, values: { text: location.replace(/\?.*/, '') } });
});

test('a redirect without a target, as browsers show it', () => {
  expect(toProblem(text('', 0), USERS)).toMatchObject({
    code: 'zendesk_not_zendesk',
    values: { status: 0, text: '' },
  });
});

test('success with something else: JSON is a bad answer, anything else is not Zendesk', () => {
  expect(toBadAnswer(text('{"a'), USERS, 'json')).toMatchObject({
    code: 'zendesk_bad_answer',
    values: { what: 'users', address: '/api/v2/users.json', status: 200, text: 'json' },
  });
  expect(toBadAnswer(text(''), USERS, 'json').code).toBe('zendesk_bad_answer');
  expect(toBadAnswer(text(PAGE), USERS, 'json')).toMatchObject({
    code: 'zendesk_not_zendesk',
    values: { text: 'Hello' },
  });
  expect(toBadAnswer(text('It works!'), USERS, 'json')).toMatchObject({
    code: 'zendesk_not_zendesk',
    values: { text: 'It works!' },
  });
});

test('whether a record is missing', () => {
  expect(isMissingRecord(json({ error: 'RecordNotFound' }, 404))).toBe(true);
  expect(isMissingRecord(json({ error: { title: 'Not Found', message: '' } }, 404))).toBe(true);
  expect(isMissingRecord(json({ error: 'InvalidEndpoint' }, 404))).toBe(false);
  expect(isMissingRecord(json({ error: { title: 'No help desk at x' } }, 404))).toBe(false);
  expect(isMissingRecord(text('', 404))).toBe(false);
  expect(isMissingRecord(text(PAGE, 404))).toBe(false);
  expect(isMissingRecord(json({ error: 'RecordNotFound' }, 410))).toBe(false);
});
