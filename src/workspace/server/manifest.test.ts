import { expect, test } from 'vitest';
import { readManifest } from './manifest.ts';

const MANIFEST = {
  name: 'An app',
  version: '1.2.3',
  frameworkVersion: '2.0',
  location: {
    support: {
      nav_bar: { url: 'assets/index.html' },
      ticket_sidebar: 'assets/side.html',
      ticket_editor: { url: 'assets/editor.html' },
    },
  },
  parameters: [
    { name: 'days', type: 'number', default: 90 },
    { name: 'token', type: 'text', secure: true },
  ],
  domainWhitelist: ['lists.example'],
};

test('locations come in either form; those the workspace does not have are left out', () => {
  expect(readManifest(JSON.stringify(MANIFEST))).toEqual({
    name: 'An app',
    version: '1.2.3',
    locations: { nav_bar: 'assets/index.html', ticket_sidebar: 'assets/side.html' },
    parameters: [
      { name: 'days', type: 'number', isSecure: false },
      { name: 'token', type: 'text', isSecure: true },
    ],
    domainWhitelist: ['lists.example'],
    defaults: { days: 90 },
  });
});

test.each([
  ['text', 'hello'],
  ['an app for another product', JSON.stringify({ ...MANIFEST, location: { sell: {} } })],
  ['no version', JSON.stringify({ ...MANIFEST, version: undefined })],
])('%s is no manifest', (_, json) => {
  expect(() => readManifest(json)).toThrow();
});
