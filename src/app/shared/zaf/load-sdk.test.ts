import { expect, test } from 'vitest';
import { manualClock } from '../../../core/time-limit.builders.ts';
import { loadSdk, SDK_ADDRESS, type SdkSources } from './load-sdk.ts';
import { startZafFrom } from './start-zaf.ts';
import { fakeClient } from './zaf.builders.ts';

const SHIPPED = { init: () => false };
const BUNDLED = { init: () => false };

function sources(changes: Partial<SdkSources> = {}) {
  const asked: string[] = [];
  const clock = manualClock();
  const all: SdkSources = {
    present: () => undefined,
    runScript: (address) => {
      asked.push(address);
      return Promise.reject(new Error('blocked'));
    },
    loadBundled: () => {
      asked.push('bundled');
      return Promise.resolve({ default: BUNDLED });
    },
    after: clock.after,
    ...changes,
  };
  return { all, asked, clock };
}

test('an SDK that the page already has is taken, and nothing is loaded', async () => {
  const { all, asked } = sources({ present: () => SHIPPED });
  expect(await loadSdk(all)).toBe(SHIPPED);
  expect(asked).toStrictEqual([]);
});

test('the shipped script comes first', async () => {
  const page: { sdk?: unknown } = {};
  const { all, asked } = sources({
    present: () => page.sdk,
    runScript: () => {
      page.sdk = SHIPPED;
      return Promise.resolve();
    },
  });
  expect(await loadSdk(all)).toBe(SHIPPED);
  expect(asked).toStrictEqual([]);
});

test('where the script is blocked, the package built with the app is loaded', async () => {
  const { all, asked } = sources();
  expect(await loadSdk(all)).toBe(BUNDLED);
  expect(asked).toStrictEqual([SDK_ADDRESS, 'bundled']);
});

test('a script that leaves nothing behind counts as blocked', async () => {
  const { all } = sources({ runScript: () => Promise.resolve(), present: () => ({ init: 1 }) });
  expect(await loadSdk(all)).toBe(BUNDLED);
});

test('a network that swallows the script is waited for no longer than four seconds', async () => {
  const { all, clock } = sources({ runScript: () => new Promise(() => undefined) });
  const loading = loadSdk(all);
  clock.pass(3_999);
  expect(clock.waiting()).toBe(1);
  clock.pass(1);
  expect(await loading).toBe(BUNDLED);
});

test.each([
  ['as the module', BUNDLED],
  ['as its default', { default: BUNDLED }],
])('the package is found %s', async (_name, module) => {
  const { all } = sources({ loadBundled: () => Promise.resolve(module) });
  expect(await loadSdk(all)).toBe(BUNDLED);
});

test.each([null, {}, { default: null }])(
  'without any SDK there is no start: %j',
  async (module) => {
    const { all } = sources({ loadBundled: () => Promise.resolve(module) });
    await expect(loadSdk(all)).rejects.toThrow('no SDK');
  },
);

test.each([
  ['without a host in the address', () => false],
  [
    'with a host that the SDK refuses',
    () => {
      throw new Error('origin not allowed');
    },
  ],
  ['with something that is no client', () => ({ get: () => null })],
])('the page is outside %s', async (_name, init) => {
  const { all } = sources({ present: () => ({ init }) });
  expect(await startZafFrom(all)).toStrictEqual({ kind: 'outside' });
});

test('inside, the workspace is asked through the client', async () => {
  const client = fakeClient({ context: () => Promise.resolve({ location: 'nav_bar' }) });
  const { all } = sources({ present: () => ({ init: () => client }) });
  const start = await startZafFrom(all);
  if (start.kind !== 'inside') throw new Error('outside');
  expect(await start.zaf.context()).toMatchObject({ location: 'nav_bar' });
});
