import { expect, test } from 'vitest';
import { readManifest } from './manifest.ts';

const MANIFEST = {
  name: 'An app',
  version: '1.2.3',
  frameworkVersion: '2.0',
  defaultLocale: 'en',
  location: {
    support: {
      nav_bar: { url: 'assets/index.html' },
      ticket_sidebar: 'assets/side.html',
      new_ticket_sidebar: { url: 'assets/side.html', flexible: false },
      user_sidebar: { url: 'assets/side.html', flexible: true },
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
    defaultLocale: 'en',
    locations: {
      nav_bar: { url: 'assets/index.html', isFlexible: true },
      ticket_sidebar: { url: 'assets/side.html', isFlexible: true },
      new_ticket_sidebar: { url: 'assets/side.html', isFlexible: false },
      user_sidebar: { url: 'assets/side.html', isFlexible: true },
    },
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
