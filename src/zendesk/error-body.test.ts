import { expect, test } from 'vitest';
import { oneLine, readErrorBody } from './error-body.ts';

test.each([
  [
    'a code with details, whose key is not the field at fault',
    {
      error: 'RecordInvalid',
      description: 'Record validation errors',
      details: {
        name: [{ description: 'External has already been taken', error: 'DuplicateValue' }],
        base: [{ description: 'Second thing' }],
      },
    },
    'RecordInvalid',
    'Record validation errors: External has already been taken: Second thing',
  ],
  [
    'a code with a description',
    { error: 'RecordNotFound', description: 'Not found' },
    'RecordNotFound',
    'Not found',
  ],
  ['a code alone', { error: 'InvalidEndpoint' }, 'InvalidEndpoint', 'InvalidEndpoint'],
  [
    'a sentence in place of the code',
    { error: "Couldn't authenticate you" },
    null,
    "Couldn't authenticate you",
  ],
  [
    'the form of OAuth',
    { error: 'invalid_token', error_description: 'The access token expired.' },
    'invalid_token',
    'The access token expired.',
  ],
  [
    'a title with a message',
    { error: { title: 'Forbidden', message: 'You do not have access to this page.' } },
    null,
    'Forbidden: You do not have access to this page.',
  ],
  [
    'a list of errors',
    { errors: [{ code: 'InvalidPaginationDepth', title: 'Too deep', detail: 'Use cursors' }] },
    'InvalidPaginationDepth',
    'Too deep: Use cursors',
  ],
  ['a list of codes', { errors: [{ code: 'A1' }, { code: 'B2' }] }, 'A1', 'A1: B2'],
  ['a list of texts', { errors: ['one', 'two'] }, null, 'one: two'],
  ['a message alone', { message: 'Nope' }, null, 'Nope'],
  ['a bare string', 'Too many requests', null, 'Too many requests'],
  ['details of another shape', { error: 'X', details: 'no list' }, 'X', 'X'],
  ['something else', { secret_internals: [1, 2] }, null, ''],
  ['a number', 7, null, ''],
])('%s', (_name, body, code, sentence) => {
  expect(readErrorBody(JSON.stringify(body))).toStrictEqual({ form: 'json', code, sentence });
});

test('plain text, a page and nothing', () => {
  expect(readErrorBody('Number of allowed requests exceeded\r\n')).toStrictEqual({
    form: 'text',
    code: null,
    sentence: 'Number of allowed requests exceeded',
  });
  expect(
    readErrorBody('\n<!DOCTYPE html><head><title lang="en">\n 502 Bad\n gateway</title>'),
  ).toStrictEqual({ form: 'html', code: null, sentence: '502 Bad gateway' });
  expect(readErrorBody('<html><body>no title</body>')).toMatchObject({
    form: 'html',
    sentence: '',
  });
  expect(readErrorBody(' \n')).toStrictEqual({ form: 'empty', code: null, sentence: '' });
  expect(readErrorBody('{"error":"cut')).toMatchObject({ form: 'text' });
});

test('a sentence is one line of at most 200 characters', () => {
  expect(oneLine(' a\u0000b\t\u001b[31mc\u202Ed\r\n e ')).toBe('a b [31mc d e');
  expect(oneLine('x'.repeat(200))).toBe('x'.repeat(200));
  expect(oneLine('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
  expect(Array.from(oneLine('🙂'.repeat(300)))).toHaveLength(200);
});
