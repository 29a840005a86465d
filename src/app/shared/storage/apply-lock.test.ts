import { afterEach, expect, test, vi } from 'vitest';
import { manualClock } from '../../../core/time-limit.builders.ts';
import { lockApply, runAlone, type BrowserLocks, type LockOptions } from './apply-lock.ts';
import { connectDatabase } from './database.ts';
import { stubIndexedDb } from './indexed-db.builders.ts';
import { LEASE_MS } from './lease.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const ELSEWHERE = { code: 'apply_running_elsewhere' };

/** The locks of a browser, as all of its pages share them. */
function sharedLocks(): BrowserLocks {
  const held = new Set<string>();
  return {
    request: async (name, _options, callback) => {
      if (held.has(name)) {
        await callback(null);
        return;
      }
      held.add(name);
      try {
        await callback({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

/** Two pages of one browser, by its locks or by leases. */
function twoPages(locks: BrowserLocks | null) {
  const browser = stubIndexedDb();
  const clock = manualClock(1_000_000);
  const page = (holder: string): LockOptions => ({
    locks,
    connection: connectDatabase('drift-audit', clock.after),
    now: clock.now,
    after: clock.after,
    holder,
  });
  return { browser, clock, one: page('one'), two: page('two') };
}

const DENIED: BrowserLocks = {
  request: () => {
    throw new DOMException('no locks in this frame', 'SecurityError');
  },
};
const FAILING: BrowserLocks = {
  request: () => Promise.reject(new DOMException('not now', 'InvalidStateError')),
};

const WAYS: readonly (readonly [string, () => BrowserLocks | null])[] = [
  ['the locks of the browser', sharedLocks],
  ['a lease where there are none', () => null],
  ['a lease where locks are denied', () => DENIED],
  ['a lease where locks fail', () => FAILING],
];

test.each(WAYS)('by %s, one page at a time', async (_way, locks) => {
  const { one, two } = twoPages(locks());
  const held = await lockApply('plan', one);
  expect(held.isHeld()).toBe(true);
  await expect(lockApply('plan', two)).rejects.toMatchObject(ELSEWHERE);
  const other = await lockApply('another plan', two);
  expect(other.isHeld()).toBe(true);
  await held.release();
  expect(held.isHeld()).toBe(false);
  expect((await lockApply('plan', two)).isHeld()).toBe(true);
});

test.each(WAYS)(
  'by %s, a job runs alone and gives back whatever becomes of it',
  async (_way, locks) => {
    const { one, two } = twoPages(locks());
    const result = await runAlone('plan', one, async (lock) => {
      expect(lock.isHeld()).toBe(true);
      let hasRun = false;
      const rival = runAlone('plan', two, () => {
        hasRun = true;
        return Promise.resolve();
      });
      await expect(rival).rejects.toMatchObject(ELSEWHERE);
      expect(hasRun).toBe(false);
      return 'done';
    });
    expect(result).toBe('done');
    const failure = new Error('failed');
    await expect(runAlone('plan', two, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await runAlone('plan', one, () => Promise.resolve('again'))).toBe('again');
  },
);

test('of two pages that ask at once, one has the lease', async () => {
  const { one, two } = twoPages(null);
  const outcomes = await Promise.allSettled([lockApply('plan', one), lockApply('plan', two)]);
  expect(outcomes.map(({ status }) => status).sort()).toStrictEqual(['fulfilled', 'rejected']);
});

/** Moves the clock and lets the renewals that became due come to their end. */
async function pass(clock: { readonly pass: (ms: number) => void }, milliseconds: number) {
  clock.pass(milliseconds);
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('a lease lasts for as long as its page lives', async () => {
  const { clock, one, two } = twoPages(null);
  const held = await lockApply('plan', one);
  for (let third = 0; third < 12; third += 1) await pass(clock, LEASE_MS / 3);
  expect(held.isHeld()).toBe(true);
  await expect(lockApply('plan', two)).rejects.toMatchObject(ELSEWHERE);
});

test('a lease whose page died is taken over, and not a moment earlier', async () => {
  const { clock, one, two } = twoPages(null);
  // A page that died has timers no more.
  const dead = await lockApply('plan', { ...one, after: () => () => undefined });
  clock.pass(LEASE_MS - 1);
  expect(dead.isHeld()).toBe(true);
  await expect(lockApply('plan', two)).rejects.toMatchObject(ELSEWHERE);
  clock.pass(1);
  expect(dead.isHeld()).toBe(false);
  expect((await lockApply('plan', two)).isHeld()).toBe(true);
});

test('a page that slept too long learns that its lease is gone, and leaves the new one alone', async () => {
  const { browser, clock, one, two } = twoPages(null);
  const sleeper = manualClock(1_000_000);
  const slept = await lockApply('plan', { ...one, after: sleeper.after });
  clock.pass(LEASE_MS);
  const held = await lockApply('plan', two);
  await pass(sleeper, LEASE_MS);
  expect(slept.isHeld()).toBe(false);
  expect(sleeper.waiting()).toBe(0);
  await slept.release();
  expect(held.isHeld()).toBe(true);
  expect(browser.content('leases')).toMatchObject([{ holder: 'two' }]);
});

test('a renewal that fails is tried again while the lease lasts', async () => {
  const { browser, clock, one } = twoPages(null);
  const held = await lockApply('plan', one);
  browser.faults.writing = 'UnknownError';
  await pass(clock, LEASE_MS / 3);
  expect(held.isHeld()).toBe(true);
  browser.faults.writing = null;
  await pass(clock, LEASE_MS / 3);
  await pass(clock, LEASE_MS / 3);
  expect(held.isHeld()).toBe(true);
  browser.faults.writing = 'UnknownError';
  for (let third = 0; third < 4; third += 1) await pass(clock, LEASE_MS / 3);
  expect(held.isHeld()).toBe(false);
});

test('without locks and without a database nobody applies', async () => {
  const { browser, one } = twoPages(null);
  browser.faults.opening = 'throws';
  await expect(lockApply('plan', one)).rejects.toMatchObject({
    code: 'storage_not_durable',
    values: { why: 'SecurityError' },
  });
});

test('a lease that cannot be given back does not turn a job that went well into a failure', async () => {
  const { browser, one } = twoPages(null);
  const job = () => {
    browser.faults.writing = 'UnknownError';
    return Promise.resolve('done');
  };
  expect(await runAlone('plan', one, job)).toBe('done');
});

test('a lease record that is none of ours counts as none', async () => {
  const { browser, one, two } = twoPages(null);
  await (await lockApply('plan', one)).release();
  browser.put('leases', 'apply.plan', { holder: 7 });
  expect((await lockApply('plan', two)).isHeld()).toBe(true);
});
