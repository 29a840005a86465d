import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { APP_LIMITS } from './limits.ts';
import { createLimitingServer, type Counting } from './limiting-server.builders.ts';
import { inTurn, readStream, TRUE_APP_LIMITS, type Stream } from './pacer.builders.ts';
import { createPacer } from './pacer.ts';
import { ROOM_FOR_PEOPLE, type Bucket, type Limit } from './pacing.ts';
import { createVirtualClock } from './virtual-clock.builders.ts';

const MINUTE = 60_000;

const JITTER = fc.array(fc.integer({ min: 5, max: 900 }), { minLength: 1, maxLength: 20 });
const STREAMS: readonly Stream[] = [
  { name: 'organizations', bucket: 'ordinary', requests: 60 },
  { name: 'users', bucket: 'search_export', requests: 120 },
  { name: 'tickets', bucket: 'incremental', requests: 25 },
];

describe.each<Counting>(['sliding', 'fixed'])('limits that are counted %s', (counting) => {
  it('never refuse a request of ours, whatever travels how long', async () => {
    await fc.assert(
      fc.asyncProperty(JITTER, async (jitter) => {
        const clock = createVirtualClock();
        const server = createLimitingServer(clock, TRUE_APP_LIMITS, counting);
        const pacer = createPacer({ limits: APP_LIMITS, ...clock });
        const next = inTurn(jitter);
        const send = (bucket: Bucket) => server.answer(bucket, next(), next());
        await clock.run(Promise.all(STREAMS.map((stream) => readStream(pacer, stream, send))));
        expect(server.refused).toStrictEqual([]);
        expect(server.received()).toBe(205);
      }),
      { numRuns: 12 },
    );
  });

  it('never refuse a request while others keep to the room that is theirs', async () => {
    const account = { name: 'account', max: 200, windowMs: MINUTE, bucket: 'all' } as const;
    await fc.assert(
      fc.asyncProperty(JITTER, fc.integer({ min: 1, max: 19 }), async (jitter, perHalfMinute) => {
        const clock = createVirtualClock();
        const server = createLimitingServer(clock, [account], counting);
        const limits = [{ ...account, windowMs: MINUTE + 1_000 }];
        const pacer = createPacer({ limits, room: ROOM_FOR_PEOPLE, ...clock });
        const next = inTurn(jitter);
        const run = { isDone: false };
        const others = async (): Promise<void> => {
          while (!run.isDone) {
            for (let sent = 0; sent < perHalfMinute; sent += 1) server.countForeign();
            await clock.sleep(MINUTE / 2);
          }
        };
        const ours = Promise.all(
          ['a', 'b', 'c', 'd'].map((name) =>
            readStream(pacer, { name, bucket: 'ordinary', requests: 120 }, (bucket) =>
              server.answer(bucket, next(), next()),
            ),
          ),
        ).then(() => (run.isDone = true));
        void others();
        await clock.run(ours);
        expect(server.refused).toStrictEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

test('a stream with many requests at once holds up no other', async () => {
  const clock = createVirtualClock();
  const limit: Limit = { name: 'account', max: 10, windowMs: 1_000, bucket: 'all' };
  const pacer = createPacer({ limits: [limit], ...clock });
  const order: string[] = [];
  const ask = async (stream: string): Promise<void> => {
    await pacer.admit('ordinary', stream);
    order.push(stream);
  };
  const list = async (): Promise<void> => {
    for (let page = 0; page < 9; page += 1) await ask('list');
  };
  const many = Array.from({ length: 40 }, () => ask('single'));
  await clock.run(Promise.all([...many, list()]));
  // Between two of its turns the list asks anew; meanwhile two others go.
  expect(order.slice(10, 20).filter((stream) => stream === 'list')).toHaveLength(3);
});

test('incremental exports wait for their own limit alone', async () => {
  const clock = createVirtualClock();
  const pacer = createPacer({ limits: APP_LIMITS, ...clock });
  const sent: number[] = [];
  const start = clock.now();
  const send = async () => {
    await clock.sleep(200);
    return { headers: {} };
  };
  const busy = ['a', 'b', 'c', 'd', 'e'].map((name) =>
    readStream(pacer, { name, bucket: 'ordinary', requests: 80 }, send),
  );
  const tickets = readStream(
    pacer,
    { name: 'tickets', bucket: 'incremental', requests: 28 },
    send,
    () => sent.push(clock.now() - start),
  );
  await clock.run(Promise.all([tickets, ...busy]));
  const windows = [0, 61_000, 122_000].flatMap((from, window) =>
    Array.from({ length: window === 2 ? 8 : 10 }, (_, page) => from + page * 200),
  );
  expect(sent).toStrictEqual(windows);
});

test('who waits need not wait for a limit that turned out wider', async () => {
  const clock = createVirtualClock();
  const limit: Limit = { name: 'account', max: 1, windowMs: 60_000, bucket: 'all' };
  const pacer = createPacer({ limits: [limit], ...clock });
  const start = clock.now();
  await pacer.admit('ordinary');
  const second = pacer.admit('ordinary').then(() => clock.now() - start);
  pacer.learn('ordinary', { 'x-rate-limit': '700' });
  expect(await clock.run(second)).toBe(0);
});

test('a cancelled wait ends every request that waits, and later ones are asked anew', async () => {
  const limit: Limit = { name: 'account', max: 1, windowMs: 60_000, bucket: 'all' };
  const clock = { now: 0 };
  const stopped = new Error('stopped');
  const sleep = (): Promise<void> => Promise.reject(stopped);
  const pacer = createPacer({ limits: [limit], now: () => clock.now, sleep });
  await pacer.admit('ordinary');
  const waiting = [pacer.admit('ordinary'), pacer.admit('ordinary')];
  const ends = await Promise.allSettled(waiting);
  expect(ends.map((end) => end.status)).toStrictEqual(['rejected', 'rejected']);
  clock.now = 60_000;
  await pacer.admit('ordinary');
});
