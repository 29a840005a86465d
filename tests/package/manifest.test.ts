import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { SETTING_NAMES } from '../../src/app/shared/zaf/settings.ts';
import { DEFAULT_CAPS } from '../../src/core/apply/caps.ts';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { ROOM_FOR_PEOPLE } from '../../src/zendesk/pacing.ts';

const ROOT = new URL('../../', import.meta.url);
const manifest = z
  .strictObject({
    name: z.string(),
    author: z.strictObject({ name: z.string() }),
    version: z.string(),
    frameworkVersion: z.literal('2.0'),
    defaultLocale: z.string().check(z.regex(/^[a-z]{2}(-[A-Z]{2})?$/)),
    private: z.literal(true),
    location: z.strictObject({
      support: z.strictObject({
        nav_bar: z.strictObject({ url: z.literal('assets/index.html') }),
        ticket_sidebar: sidebarSchema(),
        new_ticket_sidebar: sidebarSchema(),
        organization_sidebar: sidebarSchema(),
        user_sidebar: sidebarSchema(),
      }),
    }),
    parameters: z.array(
      z.strictObject({
        name: z.string(),
        type: z.enum(['text', 'url', 'number', 'checkbox']),
        secure: z.optional(z.literal(true)),
        scopes: z.optional(z.array(z.string())),
        default: z.optional(z.union([z.number(), z.boolean()])),
      }),
    ),
  })
  .parse(json('manifest.json'));

test('the manifest has the version of the package', () => {
  expect(json('package.json')).toMatchObject({ version: manifest.version });
});

test('the default language has the words that an upload asks for', () => {
  expect(json(`translations/${manifest.defaultLocale}.json`)).toMatchObject({
    app: { name: manifest.name },
  });
});

test('the app finds every setting that it reads', () => {
  const names = manifest.parameters.map((setting) => setting.name);
  expect(Object.values(SETTING_NAMES).filter((name) => !names.includes(name))).toEqual([]);
});

test('the page on installing names every setting', () => {
  const page = text('docs/installing.md');
  const unnamed = manifest.parameters.filter(({ name }) => !page.includes(`\`${name}\``));
  expect(unnamed).toEqual([]);
});

test('the settings have the defaults of the command line', () => {
  const defaults = manifest.parameters.map((setting) => [setting.name, setting.default]);
  expect(Object.fromEntries(defaults)).toEqual({
    reference_url: undefined,
    reference_token: undefined,
    ticket_days: toPolicy().ticket_days,
    max_actions: DEFAULT_CAPS.maxActions,
    max_per_account: DEFAULT_CAPS.maxPerAccount,
    requests_for_people: ROOM_FOR_PEOPLE * 100,
    demo_mode: false,
  });
});

test('the one secret is kept from the browser and goes into a header only', () => {
  const secure = manifest.parameters.filter((setting) => setting.secure);
  expect(secure).toEqual([
    { name: 'reference_token', type: 'text', secure: true, scopes: ['header'] },
  ]);
});

test('every setting has a label and a help text in every language', () => {
  const files = readdirSync(new URL('translations', ROOT));
  expect(files.length).toBeGreaterThan(1);
  const wanted = Object.fromEntries(
    manifest.parameters.map(({ name }) => [
      name,
      {
        label: expect.stringMatching(/\S/) as unknown,
        helpText: expect.stringMatching(/\S/) as unknown,
      },
    ]),
  );
  for (const file of files)
    expect(json(`translations/${file}`)).toMatchObject({ app: { parameters: wanted } });
});

test('neither the name nor the icon speaks of Zendesk', () => {
  expect([manifest.name, text('assets/icon_nav_bar.svg')].join(' ')).not.toMatch(/zendesk/i);
});

test.each([
  ['assets/logo.png', 320],
  ['assets/logo-small.png', 128],
])('%s is %d pixels wide and high', (path, side) => {
  const bytes = readFileSync(new URL(path, ROOT));
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([side, side]);
});

describe.each(['assets/logo.svg', 'assets/icon_nav_bar.svg'])('%s', (path) => {
  test('is there, scales, and holds nothing that an upload rewrites', () => {
    expect(existsSync(new URL(path, ROOT))).toBe(true);
    expect(text(path)).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"/);
    expect(text(path)).not.toMatch(/<!--|<style|style=|<script|<image|focusable/);
  });
});

test('the icon takes the colour of the bar it stands in', () => {
  const colours = text('assets/icon_nav_bar.svg').match(/(?<=(fill|stroke)=")[^"]+/g) ?? [];
  expect(new Set(colours)).toEqual(new Set(['currentColor', 'none']));
});

/** One page for every location, as wide as the tray it stands in. */
function sidebarSchema() {
  return z.strictObject({ url: z.literal('assets/index.html'), flexible: z.literal(true) });
}

function text(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

function json(path: string): unknown {
  return JSON.parse(text(path));
}
