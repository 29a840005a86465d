import { expect, test } from 'vitest';
import { allowOf, frameAddress, sandboxOf } from './frame-rights.ts';

const APP = { origin: 'http://127.0.0.1:4401', basePath: '/app/x1/' };
const FRAME = { hostOrigin: 'http://127.0.0.1:4400', guid: 'g', colorScheme: 'dark' };

test('scripts and the own origin are there in any case', () => {
  for (const downloads of [true, false]) {
    const tokens = sandboxOf({ downloads }).split(' ');
    expect(tokens).toContain('allow-scripts');
    expect(tokens).toContain('allow-same-origin');
    expect(tokens.includes('allow-downloads')).toBe(downloads);
    expect(tokens.join(' ')).not.toContain('top-navigation');
  }
});

test('the clipboard is delegated or not', () => {
  expect(allowOf({ clipboard: true })).toContain('clipboard-write');
  expect(allowOf({ clipboard: false })).toBe('');
});

test('an address keeps its own query and fragment', () => {
  const address = new URL(frameAddress('assets/index.html?modal=fix#top', APP, FRAME));
  expect(address.pathname).toBe('/app/x1/assets/index.html');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    modal: 'fix',
    origin: FRAME.hostOrigin,
    app_guid: 'g',
    colorScheme: 'dark',
  });
  expect(address.hash).toBe('#top');
});

test('what a frame needs stands before a fragment, even one with a query of its own', () => {
  const fragment = '#fix/ticket/10?status=open&requester=7';
  const address = frameAddress(`assets/index.html${fragment}`, APP, FRAME);
  expect(address).toBe(
    `http://127.0.0.1:4401/app/x1/assets/index.html?origin=${encodeURIComponent(FRAME.hostOrigin)}&app_guid=g&colorScheme=dark${fragment}`,
  );
  expect(new URL(address).searchParams.has('status')).toBe(false);
});

test.each(['https://evil.test/x', '//evil.test/x', 'javascript:alert(1)'])(
  '%s is not shown in a frame',
  (url) => {
    expect(() => frameAddress(url, APP, FRAME)).toThrow('files of the app');
  },
);
