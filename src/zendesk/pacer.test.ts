import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { APP_LIMITS } from './limits.ts';
import { createLimitingServer, type Counting } from './limiting-server.builders.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { createSharedPacingStore, type SharedPlace } from './pacing-store.ts';
import { ROOM_FOR_PEOPLE, type Bucket, type Limit } from './pacing.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.builders.ts';

const MINUTE = 60_000;
const TRUE_APP_LIMITS: readonly Limit[] = APP_LIMITS.map((limit) => ({
  ...limit,
  windowMs: limit.name === 'app_five_minutes' ? 5 * MINUTE : MINUTE,
}));

type Stream = { readonly name: string; readonly bucket: Bucket; readonly requests: number };

/** Sends the requests of a stream, each after the answer to the one before. */
async function readStream(
  pacer: Pacer,
  { name, bucket, requests }: Stream,
  send: (bucket: Bucket) => Promise<{ readonly headers: Readonly<Record<string, string>> }>,
  onSent: (name: string) => void = () => undefined,
): Promise<void> {
  for (let page = 0; page < requests; page += 1) {
    await pacer.admit(bucket, name);
    onSent(name);
    const { headers } = await send(bucket);
    pacer.learn(bucket, headers);
  }
}

/** Whole milliseconds from a list of random ones, over and over. */
function inTurn(values: readonly number[]): () => number {
  let at = 0;
  return () => values[at++ % values.length] ?? 0;
}

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

/** A place that frames share, each access to which takes a while. */
function sharedPlace(clock: VirtualClock): SharedPlace {
  let text: string | null = null;
  let last: Promise<unknown> = Promise.resolve();
  return {
    withLock: (job) => {
      const mine = last.then(job, job);
      last = mine;
      return mine;
    },
    read: async () => {
      await clock.sleep(2);
      return text;
    },
    write: async (written) => {
      await clock.sleep(2);
      text = written;
    },
  };
}

test('frames that share a state keep to one limit together', async () => {
  const clock = createVirtualClock();
  const server = createLimitingServer(clock, TRUE_APP_LIMITS, 'sliding');
  const place = sharedPlace(clock);
  const frames = ['page', 'sidebar', 'second page'].map((name) => {
    const store = createSharedPacingStore(place, APP_LIMITS);
    const pacer = createPacer({ limits: APP_LIMITS, store, ...clock });
    return readStream(pacer, { name, bucket: 'ordinary', requests: 90 }, (bucket) =>
      server.answer(bucket, 10, 40),
    );
  });
  await clock.run(Promise.all(frames));
  expect(server.refused).toStrictEqual([]);
  expect(server.received()).toBe(270);
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
  // Between two of its turns the list asks anew; meanwhile only one other goes.
  expect(order.slice(10, 20).filter((stream) => stream === 'list')).toHaveLength(4);
});

test('a lower rank goes first where only some may go', async () => {
  const clock = createVirtualClock();
  const limit: Limit = { name: 'account', max: 2, windowMs: 1_000, bucket: 'all' };
  const rankOf = (stream: string): number => (stream === 'first' ? 0 : 1);
  const pacer = createPacer({ limits: [limit], rankOf, ...clock });
  const order: string[] = [];
  const asked = ['other', 'other', 'other', 'first', 'first'].map(async (stream) => {
    await pacer.admit('ordinary', stream);
    order.push(stream);
  });
  await clock.run(Promise.all(asked));
  expect(order).toStrictEqual(['other', 'first', 'first', 'other', 'other']);
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
