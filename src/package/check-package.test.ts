import { describe, expect, test } from 'vitest';
import messages from '../../translations/en.json' with { type: 'json' };
import { ENGLISH } from '../words/english.ts';
import { checkPackage, RULE_NAMES, type RuleName } from './check-package.ts';
import { findingSentence } from './package-words.ts';
import type { PackageContents } from './package-contents.ts';
import {
  aPackage,
  aPng,
  GOOD_ICON,
  GOOD_MANIFEST,
  GOOD_WORDS,
  withLocations,
  withManifest,
  withParameters,
} from './package.builders.ts';

type Case = {
  readonly broken: readonly PackageContents[];
  readonly near: readonly PackageContents[];
};

const PAGE = 'assets/index.html';
const SECRET = { name: 'access_token', type: 'text', secure: true, scopes: ['header'] };
const manifestText = (text: string) => aPackage({ 'manifest.json': text });
const icon = (inside: string) =>
  aPackage({ 'assets/other.svg': `<svg viewBox="0 0 9 9">${inside}</svg>` });
const goodText = JSON.stringify(GOOD_MANIFEST);

/** For each rule, packages that break it and nothing else, and packages as near to that as one can keep it. */
const CASES: Readonly<Record<RuleName, Case>> = {
  manifest_at_root: {
    broken: [
      withFileMoved('manifest.json', 'sample/manifest.json'),
      aPackage({ 'manifest.json': null }),
    ],
    near: [aPackage({ 'assets/manifest.json': '{}' })],
  },
  manifest_is_json: {
    broken: [manifestText('{"name": "Sample",}'), manifestText('[]'), manifestText('')],
    near: [manifestText(`\n${goodText}\n\n`)],
  },
  keys_are_unique: {
    broken: [
      manifestText(goodText.replace('"version"', '"version":"0.9.0","version"')),
      manifestText(goodText.replace('"url"', '"url":"assets/old.html","\\u0075rl"')),
      manifestText(goodText.replace('{"name":"days"', '{"name":"days","name":"days"')),
      aPackage({
        'translations/en.json': JSON.stringify(GOOD_WORDS).replace('"label"', '"label":"","label"'),
      }),
    ],
    near: [
      withManifest({ author: { name: 'name', email: '{"name":1,"name":2}' } }),
      withParameters({ name: 'days' }, { name: 'hours' }),
    ],
  },
  required_keys: {
    broken: ['author', 'defaultLocale', 'frameworkVersion'].map((key) =>
      withManifest({ [key]: undefined }),
    ),
    near: [withManifest({ version: undefined })],
  },
  framework_version: {
    broken: [withManifest({ frameworkVersion: '2' }), withManifest({ frameworkVersion: '2.0.0' })],
    near: [withManifest({ frameworkVersion: '2.0' })],
  },
  booleans: {
    broken: [withManifest({ private: 'true' }), withManifest({ singleInstall: 1 })],
    near: [withManifest({ singleInstall: false }), withManifest({ private: undefined })],
  },
  strings: {
    broken: [withManifest({ version: 1 }), withManifest({ author: { name: 'A', email: [] } })],
    near: [withManifest({ version: '1' }), withManifest({ author: { name: 'A' } })],
  },
  shapes: {
    broken: [
      withManifest({ parameters: { name: 'days' } }),
      withManifest({ author: 'Sample authors' }),
      withManifest({ experiments: [] }),
    ],
    near: [withManifest({ parameters: [] }), withManifest({ experiments: {} })],
  },
  domain_whitelist: {
    broken: [
      withManifest({ domainWhitelist: 'acme.example' }),
      withManifest({ domainWhitelist: ['https://acme.example'] }),
      withManifest({ domainWhitelist: ['acme.example:443'] }),
      withManifest({ domainWhitelist: [7] }),
    ],
    near: [withManifest({ domainWhitelist: ['files.acme.example', '*.acme.example'] })],
  },
  no_template: {
    broken: [withManifest({ noTemplate: true }), withManifest({ noTemplate: ['nav_bar'] })],
    near: [withManifest({ noTemplate: false })],
  },
  web_addresses: {
    broken: [
      withManifest({ author: { name: 'A', url: 'acme.example' } }),
      withManifest({ termsConditionsURL: 'ftp://acme.example/terms' }),
      withManifest({ termsConditionsURL: 'https://' }),
    ],
    near: [withManifest({ termsConditionsURL: 'http://acme.example/terms' })],
  },
  default_locale: {
    broken: ['english', 'EN', 'en-', 'en_US', 'e'].map((defaultLocale) =>
      withManifest({ defaultLocale }),
    ),
    near: ['pt-BR', 'es-419'].map((defaultLocale) =>
      aPackage({
        'manifest.json': { ...GOOD_MANIFEST, defaultLocale },
        [`translations/${defaultLocale}.json`]: GOOD_WORDS,
      }),
    ),
  },
  default_translation: {
    broken: [withManifest({ defaultLocale: 'de' })],
    near: [
      aPackage({
        'manifest.json': { ...GOOD_MANIFEST, defaultLocale: 'de' },
        'translations/de.json': GOOD_WORDS,
      }),
    ],
  },
  translation_names: {
    broken: ['german.json', 'de-DE-1996.json', 'de.txt', 'old/de.json'].map((name) =>
      aPackage({ [`translations/${name}`]: GOOD_WORDS }),
    ),
    near: [aPackage({ 'translations/de-AT.json': GOOD_WORDS })],
  },
  translation_is_json: {
    broken: [aPackage({ 'translations/de.json': '{' }), aPackage({ 'translations/de.json': '[]' })],
    near: [aPackage({ 'translations/de.json': GOOD_WORDS })],
  },
  parameter_labels: {
    broken: [
      aPackage({ 'translations/en.json': { app: { name: 'A', parameters: {} } } }),
      aPackage({ 'translations/en.json': { app: { name: 'A', parameters: { days: 'Days' } } } }),
      aPackage({ 'translations/de.json': { app: { name: 'A' } } }),
      aPackage({
        'translations/en.json': { app: { name: 'A', parameters: { days: { label: ' ' } } } },
      }),
    ],
    near: [
      aPackage({
        'manifest.json': { ...GOOD_MANIFEST, parameters: [] },
        'translations/en.json': { app: { name: 'A' } },
      }),
    ],
  },
  app_words: {
    broken: [
      aPackage({ 'translations/en.json': { app: { parameters: GOOD_WORDS.app.parameters } } }),
      withManifest({ private: false }),
    ],
    near: [
      aPackage({
        'manifest.json': { ...GOOD_MANIFEST, private: false },
        'translations/en.json': {
          app: {
            ...GOOD_WORDS.app,
            short_description: 'Short',
            long_description: 'Long',
            installation_instructions: 'Install',
          },
        },
        'translations/de.json': GOOD_WORDS,
      }),
    ],
  },
  words_are_text: {
    broken: [1, null, ['one']].map((word) =>
      aPackage({ 'translations/en.json': { ...GOOD_WORDS, more: { word } } }),
    ),
    near: [aPackage({ 'translations/en.json': { ...GOOD_WORDS, more: { word: '1' } } })],
  },
  no_titled_values: {
    broken: [
      aPackage({ 'translations/en.json': { ...GOOD_WORDS, more: { value: 'a', title: 'b' } } }),
    ],
    near: [
      aPackage({
        'translations/en.json': { ...GOOD_WORDS, more: { value: 'a', title: 'b', text: 'c' } },
      }),
    ],
  },
  location_object: {
    broken: [
      withManifest({ location: ['nav_bar'] }),
      withManifest({ location: 'nav_bar' }),
      withManifest({ location: { support: {} } }),
    ],
    near: [withLocations({ modal: { url: PAGE } })],
  },
  known_locations: {
    broken: [
      withLocations({ navbar: { url: PAGE } }),
      withManifest({ location: { chat: { nav_bar: { url: PAGE } } } }),
    ],
    near: [
      withLocations({
        ticket_sidebar: { url: PAGE },
        new_ticket_sidebar: { url: PAGE },
        user_sidebar: { url: PAGE },
        organization_sidebar: { url: PAGE },
        background: { url: PAGE },
      }),
    ],
  },
  location_form: {
    broken: [
      withLocations({ nav_bar: PAGE }),
      withLocations({ nav_bar: { flexible: true } }),
      withLocations({ nav_bar: { url: '' } }),
    ],
    near: [withLocations({ nav_bar: { url: PAGE, flexible: true } })],
  },
  location_pages: {
    broken: [
      'assets/other.html',
      'index.html',
      'http://acme.example/page',
      'https://',
      'translations/en.json',
    ].map((url) => withLocations({ nav_bar: { url } })),
    near: ['assets/index.html?view=page#top', 'https://acme.example/page'].map((url) =>
      withLocations({ nav_bar: { url } }),
    ),
  },
  location_switches: {
    broken: [
      withLocations({ nav_bar: { url: PAGE, flexible: 'yes' } }),
      withLocations({ nav_bar: { url: PAGE, autoLoad: 0 } }),
    ],
    near: [withLocations({ nav_bar: { url: PAGE, autoLoad: false, size: { width: '9px' } } })],
  },
  parameter_names: {
    broken: [withParameters({ name: 'name' }), withParameters({ name: '' }), withParameters({})],
    near: [withParameters({ name: 'file_name' })],
  },
  parameter_duplicates: {
    broken: [withParameters({ name: 'days' }, { name: 'days', type: 'number' })],
    near: [withParameters({ name: 'days' }, { name: 'Days' })],
  },
  parameter_types: {
    broken: ['dropdown', 'password', 'string', 7].map((type) =>
      withParameters({ name: 'days', type }),
    ),
    near: ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth', undefined].map(
      (type) => withParameters({ name: 'days', type }),
    ),
  },
  parameter_switches: {
    broken: [
      withParameters({ name: 'days', required: 'yes' }),
      withParameters({ name: 'days', secure: 1 }),
    ],
    near: [withParameters({ name: 'days', required: true, secure: false })],
  },
  hidden_is_optional: {
    broken: [withParameters({ name: 'days', type: 'hidden', required: true })],
    near: [
      withParameters({ name: 'days', type: 'hidden', required: false }),
      withParameters({ name: 'days', type: 'text', required: true }),
    ],
  },
  oauth_parameters: {
    broken: [
      withParameters({ name: 'first', type: 'oauth' }, { name: 'second', type: 'oauth' }),
      withParameters({ name: 'first', type: 'oauth', secure: true, scopes: ['header'] }),
    ],
    near: [withParameters({ name: 'first', type: 'oauth' }, SECRET)],
  },
  parameter_scopes: {
    broken: [
      withParameters({ name: 'days', scopes: ['header'] }),
      withParameters({ ...SECRET, scopes: ['header', 7] }),
    ],
    near: [withParameters({ ...SECRET, scopes: ['header', 'body'] })],
  },
  secrets_have_scopes: {
    broken: [
      withParameters({ ...SECRET, scopes: undefined }),
      withParameters({ ...SECRET, scopes: [] }),
    ],
    near: [withParameters(SECRET)],
  },
  secrets_are_secure: {
    broken: [
      withParameters({ name: 'access_token', type: 'text' }),
      withParameters({ name: 'PASSWORD', secure: false }),
    ],
    near: [
      withParameters({ name: 'access_code' }),
      withParameters({ name: 'key', type: 'number' }),
    ],
  },
  secrets_have_no_default: {
    broken: [
      withParameters({ ...SECRET, default: 'x' }),
      withParameters({ name: 'days', type: 'hidden', default: 1 }),
    ],
    near: [withParameters({ name: 'days', type: 'number', default: 90 })],
  },
  no_links: {
    broken: [aPackage({}, ['assets/linked.js'])],
    near: [aPackage({ 'assets/linked.js': 'export {};' })],
  },
  file_kinds: {
    broken: [
      aPackage({ 'assets/terms.PDF': 'text' }),
      aPackage({ 'assets/list.xlsx': '' }),
      aPackage({ 'assets/run.sh': '' }),
      aPackage({ 'assets/data.bin': '' }),
      aPackage({ 'assets/data.js': new Uint8Array([0x50, 0x4b, 3, 4, 0]) }),
      aPackage({ 'assets/data.txt': '%PDF-1.7' }),
      aPackage({ 'assets/run.js': '#!/bin/sh' }),
    ],
    near: [
      aPackage({ 'assets/zip.js': 'PK' }),
      aPackage({ 'assets/flash.css': '', 'assets/pdf.svg': GOOD_ICON }),
    ],
  },
  known_folders: {
    broken: [
      aPackage({ 'README.md': 'text' }),
      aPackage({ 'lib/app.js': '' }),
      aPackage({ 'assets.js': '' }),
    ],
    near: [aPackage({ 'assets/deep/er/app.js': '' })],
  },
  logo_sizes: {
    broken: [
      aPackage({ 'assets/logo.png': aPng(320, 319) }),
      aPackage({ 'assets/logo-small.png': aPng(320, 320) }),
      aPackage({ 'assets/logo.png': null }),
      aPackage({ 'assets/logo.png': 'GIF89a' }),
    ],
    near: [aPackage({ 'assets/logo-large.png': aPng(640, 640) })],
  },
  banner_size: {
    broken: [
      aPackage({ 'assets/banner.png': aPng(200, 830) }),
      aPackage({ 'assets/banner.png': 'GIF89a' }),
    ],
    near: [
      aPackage({ 'assets/banner.png': aPng(830, 200) }),
      aPackage({ 'assets/banner.png': aPng(1660, 400) }),
      aPackage({ 'assets/banners.png': aPng(1, 1) }),
    ],
  },
  bar_icons: {
    broken: [
      aPackage({ 'assets/icon_nav_bar.svg': null }),
      aPackage({ 'assets/icon_nav_bar.svg': GOOD_ICON.replace('currentColor', '#03363d') }),
      aPackage({ 'assets/icon_nav_bar.svg': GOOD_ICON.replace('viewBox', 'viewbox') }),
      aPackage({ 'assets/icon_nav_bar.svg': `${GOOD_ICON}${GOOD_ICON}` }),
      withLocations({ nav_bar: { url: PAGE }, top_bar: { url: PAGE } }),
    ],
    near: [
      aPackage({
        'manifest.json': {
          ...GOOD_MANIFEST,
          location: { support: { ticket_sidebar: { url: PAGE } } },
        },
        'assets/icon_nav_bar.svg': null,
      }),
    ],
  },
  clean_drawings: {
    broken: [
      '<!-- drawn by hand -->',
      '<style>path{}</style>',
      '<path style="fill:red"/>',
      '<script/>',
      '<path onclick="x()"/>',
      '<image href="a.png"/>',
      '<g focusable="false"/>',
      '<foreignObject/>',
    ].map(icon),
    near: [icon('<g stroke="red" font-style="normal"><title>A style with one image</title></g>')],
  },
  no_trademark: {
    broken: [withManifest({ name: 'Drift for Zendesk' }), icon('<title>zendesk</title>')],
    near: [withManifest({ name: 'Zen Desk Lamp' })],
  },
};

test('a good package breaks no rule', () => {
  expect(checkPackage(aPackage())).toEqual([]);
});

test('every rule has its words, and no other has', () => {
  expect(Object.keys(messages.package.rules).sort()).toEqual([...RULE_NAMES].sort());
});

test('every rule has its cases', () => {
  expect(Object.keys(CASES)).toEqual(RULE_NAMES);
});

describe.each(RULE_NAMES)('%s', (rule) => {
  test.each(CASES[rule].broken)('is broken (%#), and told in words', (contents) => {
    const found = checkPackage(contents).filter((finding) => finding.rule === rule);
    const sentences = found.map((finding) => findingSentence(finding, ENGLISH));
    expect(sentences).not.toEqual([]);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/undefined|\[object/);
    }
  });

  test.each(CASES[rule].near)('is kept (%#)', (contents) => {
    expect(checkPackage(contents)).toEqual([]);
  });
});

test.each(RULE_NAMES)('%s is broken alone', (rule) => {
  const rules = CASES[rule].broken.flatMap((contents) =>
    checkPackage(contents).map((finding) => finding.rule),
  );
  expect([...new Set(rules)]).toEqual([rule]);
});

function withFileMoved(from: string, to: string): PackageContents {
  const { files, links } = aPackage();
  return {
    links,
    files: new Map([...files].map(([path, bytes]) => [path === from ? to : path, bytes])),
  };
}
