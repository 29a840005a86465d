import { expect, test } from 'vitest';
import { DriftError } from '../core/problem.ts';
import { createPacedTransport, type TransportEvent } from './paced-transport.ts';
import { createPacer } from './pacer.ts';
import type { Limit } from './pacing.ts';
import type { ReadTransport, ZendeskResponse } from './transport.ts';
import { json, scripted, text } from './transport.builders.ts';

const PATH = '/api/v2/users.json';
const OK = json({ users: [] });
const UNREACHABLE = new DriftError('zendesk_unreachable', { address: 'https://a.example/' });
const TIMEOUT = new DriftError('zendesk_timeout', { address: 'https://a.example/' });

/** A paced transport on a clock that only sleeping moves. */
function setUp(transport: ReadTransport, limits: readonly Limit[] = []) {
  const clock = { now: 1_000_000 };
  const events: TransportEvent[] = [];
  const surroundings = {
    now: () => clock.now,
    sleep: (ms: number) => {
      clock.now += ms;
      return Promise.resolve();
    },
    onEvent: (event: TransportEvent) => {
      events.push(event);
    },
  };
  const pacer = createPacer({ limits, ...surroundings });
  const paced = createPacedTransport(transport, { pacer, random: () => 0, ...surroundings });
  return { paced, events, clock, pacer };
}

function waits(events: readonly TransportEvent[]) {
  return events.flatMap((event) => (event.kind === 'waiting' ? [[event.ms, event.why]] : []));
}

test('an answer goes through with its request, untouched', async () => {
  const transport = scripted(OK);
  const { paced, events } = setUp(transport);
  expect(await paced.get(PATH, { role: 'end-user' })).toBe(OK);
  expect(transport.sent).toStrictEqual([{ path: PATH, query: { role: 'end-user' } }]);
  expect(events).toStrictEqual([{ kind: 'request', path: PATH, tries: 1 }]);
});

test.each([400, 401, 403, 404, 422])(
  '%i is an answer, not a reason to try again',
  async (status) => {
    const { paced } = setUp(scripted(json({ error: 'X' }, status)));
    expect(await paced.get(PATH)).toMatchObject({ status });
  },
);

test('waits as told after a 429 and tries again', async () => {
  const { paced, events, clock } = setUp(
    scripted(text('slow down', 429, { 'retry-after': '30' }), OK),
  );
  expect(await paced.get(PATH)).toBe(OK);
  expect(clock.now).toBe(1_030_000);
  expect(events).toStrictEqual([
    { kind: 'request', path: PATH, tries: 1 },
    { kind: 'retry', path: PATH, tries: 1, why: 'rate_limited', ms: 30_000 },
    { kind: 'waiting', ms: 30_000, why: 'told' },
    { kind: 'request', path: PATH, tries: 2 },
  ]);
});

test('a 429 without a word outlasts a minute before it gives up', async () => {
  const silent = text('slow down', 429);
  const transport = scripted(...Array.from({ length: 8 }, () => silent));
  const { paced, clock } = setUp(transport);
  expect(await paced.get(PATH)).toBe(silent);
  expect(transport.sent).toHaveLength(8);
  expect(clock.now - 1_000_000).toBeGreaterThan(60_000);
});

test('a failure, a cut answer and a lost connection are tried again', async () => {
  const { paced, events } = setUp(
    scripted(text('', 503), text('{"users":[{"id":1'), UNREACHABLE, TIMEOUT, OK),
  );
  // A time-out is tried three times in all, whatever else came before it.
  await expect(paced.get(PATH)).rejects.toBe(TIMEOUT);
  expect(waits(events)).toStrictEqual([
    [500, 'retry'],
    [1_000, 'retry'],
    [2_000, 'retry'],
  ]);
});

test('gives up with the last answer, or with the last error', async () => {
  const failing = text('', 500);
  const answered = setUp(scripted(UNREACHABLE, failing, failing, failing, failing));
  expect(await answered.paced.get(PATH)).toBe(failing);
  const silent = setUp(scripted(failing, UNREACHABLE, UNREACHABLE, UNREACHABLE, UNREACHABLE));
  await expect(silent.paced.get(PATH)).rejects.toBe(UNREACHABLE);
});

test('any other error goes through at once', async () => {
  const bug = new TypeError('x is not a function');
  const other = new DriftError('bug');
  await expect(setUp(scripted(bug)).paced.get(PATH)).rejects.toBe(bug);
  await expect(setUp(scripted(other)).paced.get(PATH)).rejects.toBe(other);
});

test('keeps to a limit, each try counted', async () => {
  const limit: Limit = { name: 'account', max: 2, windowMs: 60_000, bucket: 'all' };
  const { paced, events } = setUp(scripted(text('', 500), OK, OK), [limit]);
  await paced.get(PATH);
  await paced.get(PATH);
  expect(waits(events)).toStrictEqual([
    [500, 'retry'],
    [59_500, 'account'],
  ]);
});

test('learns from the headers of every answer', async () => {
  const limit: Limit = { name: 'account', max: 200, windowMs: 60_000, bucket: 'all' };
  const headers = { 'x-rate-limit': '700', 'x-rate-limit-remaining': '0', 'ratelimit-reset': '12' };
  const { paced, events } = setUp(scripted({ ...OK, headers }, OK), [limit]);
  await paced.get(PATH);
  await paced.get(PATH);
  expect(waits(events)).toStrictEqual([[12_000, 'account']]);
});

test('a wait that is cancelled ends the request', async () => {
  const stopped = new Error('stopped');
  const paced = createPacedTransport(scripted(text('', 500), OK), {
    pacer: createPacer({ limits: [], now: () => 0, sleep: () => Promise.resolve() }),
    now: () => 0,
    random: () => 0,
    sleep: () => Promise.reject(stopped),
  });
  await expect(paced.get(PATH)).rejects.toBe(stopped);
});

test('requests side by side share the limits', async () => {
  const limit: Limit = { name: 'account', max: 2, windowMs: 60_000, bucket: 'all' };
  const times: number[] = [];
  const clock = { now: 0 };
  const transport: ReadTransport = {
    get: (): Promise<ZendeskResponse> => {
      times.push(clock.now);
      return Promise.resolve(OK);
    },
  };
  const surroundings = {
    now: () => clock.now,
    sleep: (ms: number) => {
      const until = clock.now + ms;
      return Promise.resolve().then(() => {
        clock.now = Math.max(clock.now, until);
      });
    },
  };
  const pacer = createPacer({ limits: [limit], ...surroundings });
  const paced = createPacedTransport(transport, { pacer, random: () => 0, ...surroundings });
  await Promise.all(Array.from({ length: 6 }, () => paced.get(PATH)));
  expect(times).toStrictEqual([0, 0, 60_000, 60_000, 120_000, 120_000]);
});
