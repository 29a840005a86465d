import { expect, test } from 'vitest';
import { fillSettings } from './fill-settings.ts';
import { optionsWith } from './protocol.builders.ts';

const ASKED = optionsWith({
  url: 'https://lists.example/{{setting.file}}',
  headers: { authorization: 'Bearer {{ setting.token }}' },
  body: '{"key":"{{setting.token}}"}',
  isSecure: true,
});
const SETTINGS = { file: 'accounts.csv', token: 's3cret' };
const LISTED = ['lists.example'];

test('placeholders are filled in everywhere', () => {
  expect(fillSettings(ASKED, SETTINGS, LISTED)).toEqual({
    kind: 'filled',
    options: {
      ...ASKED,
      url: 'https://lists.example/accounts.csv',
      headers: { authorization: 'Bearer s3cret' },
      body: '{"key":"s3cret"}',
    },
  });
});

test('a plain request goes out as it is', () => {
  const plain = { ...ASKED, isSecure: false };
  expect(fillSettings(plain, SETTINGS, LISTED)).toEqual({ kind: 'filled', options: plain });
});

test.each([
  ['https://lists.example.evil.test/x'],
  ['https://sub.lists.example/x'],
  ['https://{{setting.file}}/x'],
  ['/api/v2/users/me.json'],
])('%s is not on the list', (url) => {
  expect(fillSettings({ ...ASKED, url }, SETTINGS, LISTED).kind).toBe('refused');
});

test('a setting that is missing refuses the request and is named', () => {
  expect(fillSettings(ASKED, { file: 'a' }, LISTED)).toEqual({
    kind: 'refused',
    why: 'there is no setting token',
  });
});

test('what every object has is no setting', () => {
  const asked = { ...ASKED, headers: { x: '{{setting.constructor}}' } };
  expect(fillSettings(asked, SETTINGS, LISTED).kind).toBe('refused');
});
