import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';

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
        nav_bar: z.strictObject({ url: z.string().check(z.regex(/^assets\/[\w-]+\.html$/)) }),
      }),
    }),
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

function text(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

function json(path: string): unknown {
  return JSON.parse(text(path));
}
