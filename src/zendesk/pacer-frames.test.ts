import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { APP_LIMITS } from './limits.ts';
import { createLimitingServer, type Counting } from './limiting-server.builders.ts';
import { inTurn, readStream, sharedPlace, TRUE_APP_LIMITS, type Stream } from './pacer.builders.ts';
import { createPacer, type PacerOptions } from './pacer.ts';
import { createSharedPacingStore, type SharedPlace } from './pacing-store.ts';
import type { Limit, Purpose } from './pacing.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.builders.ts';

// Frames of one browser: each has a pacer of its own, and all of them one state.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let frames = 0;

/** A pacer of another frame. */
function openFrame(
  place: SharedPlace,
  clock: Pick<PacerOptions, 'now' | 'sleep'>,
  purpose: Purpose = 'run',
) {
  const store = createSharedPacingStore(place, APP_LIMITS);
  frames += 1;
  const { now, sleep } = clock;
  return createPacer({ limits: APP_LIMITS, store, purpose, name: `frame ${frames}`, now, sleep });
}

const AUDIT: readonly Stream[] = [
  { name: 'organizations', bucket: 'ordinary', requests: 100 },
  { name: 'users', bucket: 'search_export', requests: 80 },
  { name: 'memberships', bucket: 'ordinary', requests: 100 },
];

describe.each<Counting>(['sliding', 'fixed'])('limits that are counted %s', (counting) => {
  it('are kept by all frames together', async () => {
    const stream = fc.record({
      bucket: fc.constantFrom('ordinary', 'incremental', 'search_export'),
      requests: fc.integer({ min: 1, max: 60 }),
      purpose: fc.constantFrom<Purpose>('run', 'person'),
      beginsAt: fc.integer({ min: 0, max: 2 * MINUTE }),
    });
    const frames = fc.array(fc.array(stream, { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 4,
    });
    const jitter = fc.array(fc.integer({ min: 5, max: 900 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(frames, jitter, async (wishes, times) => {
        const clock = createVirtualClock();
        const server = createLimitingServer(clock, TRUE_APP_LIMITS, counting);
        const place = sharedPlace(clock);
        const next = inTurn(times);
        const jobs = wishes.flatMap((streams) => {
          const pacers = {
            run: openFrame(place, clock, 'run'),
            person: openFrame(place, clock, 'person'),
          };
          return streams.map(async ({ purpose, beginsAt, ...wish }, at) => {
            await clock.sleep(beginsAt);
            await readStream(pacers[purpose], { ...wish, name: `stream ${at}` }, (bucket) =>
              server.answer(bucket, next(), next()),
            );
          });
        });
        await clock.run(Promise.all(jobs));
        expect(server.refused).toStrictEqual([]);
        const wanted = wishes.flat().reduce((sum, { requests }) => sum + requests, 0);
        expect(server.received()).toBe(wanted);
      }),
      { numRuns: 15 },
    );
  });

  it('leave people their room: a burst as large as it is never refused because of us', async () => {
    const account: Limit = { name: 'account', max: 200, windowMs: MINUTE, bucket: 'all' };
    const percent = fc.integer({ min: 1, max: 80 });
    const burstAt = fc.integer({ min: 0, max: 3 * MINUTE });
    const jitter = fc.array(fc.integer({ min: 5, max: 900 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(percent, burstAt, jitter, async (room, at, times) => {
        const clock = createVirtualClock();
        const server = createLimitingServer(clock, [account], counting);
        const limits = [{ ...account, windowMs: MINUTE + SECOND }];
        const pacer = createPacer({ limits, room: room / 100, now: clock.now, sleep: clock.sleep });
        const next = inTurn(times);
        const run = Promise.all(
          AUDIT.map((stream) =>
            readStream(pacer, { ...stream, bucket: 'ordinary' }, (bucket) =>
              server.answer(bucket, next(), next()),
            ),
          ),
        );
        const people = async (): Promise<readonly boolean[]> => {
          await clock.sleep(at);
          const burst = Math.floor((account.max * room) / 100);
          return Array.from({ length: burst }, () => server.countForeign());
        };
        const [answers] = await clock.run(Promise.all([people(), run]));
        expect(answers).not.toContain(false);
      }),
      { numRuns: 25 },
    );
  });
});

test('a frame that died holds up no other, and what it was let go counts for a minute alone', async () => {
  const clock = createVirtualClock();
  const place = sharedPlace(clock);
  // It is let go and never sends; then it waits and nobody wakes it.
  const dead = openFrame(place, { now: clock.now, sleep: () => new Promise(() => undefined) });
  const permits = Array.from({ length: 60 }, (_, at) => dead.admit('ordinary', `dead ${at}`));
  await clock.run(Promise.all(permits));
  for (let more = 0; more < 60; more += 1) void dead.admit('ordinary', 'dead');

  const start = clock.now();
  const alive = openFrame(place, clock);
  const sent: number[] = [];
  const stream: Stream = { name: 'users', bucket: 'ordinary', requests: 100 };
  await clock.run(
    readStream(
      alive,
      stream,
      () => clock.sleep(20).then(() => ({ headers: {} })),
      () => sent.push(clock.now() - start),
    ),
  );
  expect(sent).toHaveLength(100);
  // 100 a minute, of which the dead frame took 60, and the 40 that its queue was let go at once.
  expect(sent.at(-1)).toBeLessThan(2.1 * MINUTE);
});

test('two audits side by side share fairly, also where one began earlier', async () => {
  const clock = createVirtualClock();
  const start = clock.now();
  const place = sharedPlace(clock);
  const sent: { readonly by: string; readonly at: number }[] = [];
  const audit = async (by: string, beginsAt: number): Promise<void> => {
    const frame = openFrame(place, clock);
    await clock.sleep(beginsAt);
    const streams = AUDIT.map((stream) =>
      readStream(
        frame,
        stream,
        () => clock.sleep(300).then(() => ({ headers: {} })),
        () => sent.push({ by, at: clock.now() - start }),
      ),
    );
    await Promise.all(streams);
  };
  await clock.run(Promise.all([audit('first', 0), audit('second', 30 * SECOND)]));
  // The first minute was the first one's alone; in the fifth it comes to its end.
  for (const minute of [1, 2, 3]) {
    const inMinute = sent.filter(({ at }) => Math.floor(at / (61 * SECOND)) === minute);
    const first = inMinute.filter(({ by }) => by === 'first').length;
    expect(inMinute).toHaveLength(100);
    expect(first).toBeGreaterThanOrEqual(40);
    expect(first).toBeLessThanOrEqual(60);
  }
});

describe('checks beside an audit', () => {
  /** What each request of a check had to wait, check by check, while an audit goes on in another frame. */
  async function waitsOfChecks(beginsAt: readonly number[]) {
    const clock: VirtualClock = createVirtualClock();
    const server = createLimitingServer(clock, TRUE_APP_LIMITS, 'sliding');
    const place = sharedPlace(clock);
    const page = openFrame(place, clock);
    const run = { isDone: false };
    const audit = Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((name) =>
        readStream(page, { name, bucket: 'ordinary', requests: 150 }, (bucket) =>
          server.answer(bucket, 40, 200),
        ),
      ),
    ).then(() => (run.isDone = true));
    const check = async (at: number): Promise<readonly number[]> => {
      const sidebar = openFrame(place, clock, 'person');
      await clock.sleep(at);
      expect(run.isDone).toBe(false);
      const asked = Array.from({ length: 8 }, async (_, request) => {
        const since = clock.now();
        await sidebar.admit('ordinary', `request ${request}`);
        const waited = clock.now() - since;
        await server.answer('ordinary', 40, 100);
        return waited;
      });
      return await Promise.all(asked);
    };
    const [waits] = await clock.run(Promise.all([Promise.all(beginsAt.map(check)), audit]));
    expect(server.refused).toStrictEqual([]);
    return waits;
  }

  it('wait for the store alone, while checks are being made', async () => {
    const [, ...later] = await waitsOfChecks([0, 25, 50, 90, 120, 150].map((at) => at * SECOND));
    for (const waits of later) expect(Math.max(...waits)).toBeLessThan(50);
  });

  it('are the next that go where nobody had made one for long', async () => {
    const [first, second] = await waitsOfChecks([30 * SECOND, 100 * SECOND]);
    expect(Math.max(...(first ?? []))).toBeLessThan(32 * SECOND);
    expect(Math.max(...(second ?? []))).toBeLessThan(50);
  });
});
