import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  admit,
  hold,
  learn,
  startPacing,
  type Bucket,
  type Limit,
  type PacingState,
} from './pacing.ts';

const ACCOUNT: Limit = { name: 'account', max: 3, windowMs: 100, bucket: 'all' };
const EXPORTS: Limit = { name: 'incremental', max: 1, windowMs: 100, bucket: 'incremental' };

/** Sends as soon as it is allowed, as a pacer does; what was sent when, and the state after it. */
function play(limits: readonly Limit[], wishes: readonly (readonly [number, Bucket])[]) {
  let state = startPacing(limits);
  let now = 0;
  const sent: { readonly at: number; readonly bucket: Bucket }[] = [];
  for (const [pause, bucket] of wishes) {
    now += pause;
    for (;;) {
      const admission = admit(state, now, bucket);
      state = admission.state;
      if (admission.waitMs === 0) break;
      now += admission.waitMs;
    }
    sent.push({ at: now, bucket });
  }
  return { sent, state, now };
}

function admitted(state: PacingState, now: number, times: number): PacingState {
  let next = state;
  for (let count = 0; count < times; count += 1) {
    const admission = admit(next, now, 'ordinary');
    expect(admission.waitMs).toBe(0);
    next = admission.state;
  }
  return next;
}

test('lets requests go up to the limit, then says how long and why', () => {
  const state = admitted(startPacing([ACCOUNT]), 1_000, 3);
  expect(admit(state, 1_000, 'ordinary')).toMatchObject({ waitMs: 100, why: 'account' });
  expect(admit(state, 1_040, 'ordinary')).toMatchObject({ waitMs: 60, why: 'account' });
  expect(admit(state, 1_099, 'ordinary')).toMatchObject({ waitMs: 1, why: 'account' });
  expect(admit(state, 1_100, 'ordinary')).toMatchObject({ waitMs: 0, why: null });
});

test('a request that has to wait is not counted', () => {
  let state = admitted(startPacing([ACCOUNT]), 0, 3);
  for (let time = 0; time < 100; time += 10) state = admit(state, time, 'ordinary').state;
  admitted(state, 100, 3);
});

test('a bucket of its own does not hold up the others, and counts for the account', () => {
  const first = admit(startPacing([ACCOUNT, EXPORTS]), 0, 'incremental');
  expect(first.waitMs).toBe(0);
  expect(admit(first.state, 0, 'incremental')).toMatchObject({ waitMs: 100, why: 'incremental' });
  const state = admitted(first.state, 0, 2);
  expect(admit(state, 0, 'ordinary')).toMatchObject({ waitMs: 100, why: 'account' });
});

describe('what Zendesk says', () => {
  it('an ordinary request that is told to wait holds everything', () => {
    const state = hold(startPacing([ACCOUNT]), 500, 'ordinary');
    for (const bucket of ['ordinary', 'incremental', 'search_export'] as const) {
      expect(admit(state, 100, bucket)).toMatchObject({ waitMs: 400, why: 'told' });
    }
    expect(admit(state, 500, 'ordinary').waitMs).toBe(0);
  });

  it('an export that is told to wait holds its like', () => {
    const state = hold(startPacing([ACCOUNT]), 500, 'incremental');
    expect(admit(state, 100, 'incremental')).toMatchObject({ waitMs: 400, why: 'told' });
    expect(admit(state, 100, 'ordinary').waitMs).toBe(0);
    expect(admit(state, 100, 'search_export').waitMs).toBe(0);
  });

  it('a shorter hold does not end a longer one', () => {
    const state = hold(hold(startPacing([]), 500, 'ordinary'), 200, 'ordinary');
    expect(admit(state, 100, 'ordinary').waitMs).toBe(400);
  });

  it('the total of the plan, smaller or larger', () => {
    const smaller = learn(startPacing([ACCOUNT]), 0, 'ordinary', { 'x-rate-limit': '1' });
    expect(admit(admitted(smaller, 0, 1), 0, 'ordinary').waitMs).toBe(100);
    const larger = learn(startPacing([ACCOUNT]), 0, 'ordinary', { 'x-rate-limit': '700' });
    expect(admit(admitted(larger, 0, 700), 0, 'ordinary').waitMs).toBe(100);
  });

  it('a total of nothing still lets one go at a time', () => {
    const state = learn(startPacing([ACCOUNT]), 0, 'ordinary', { 'x-rate-limit': '0' });
    expect(admit(admitted(state, 0, 1), 0, 'ordinary').waitMs).toBe(100);
  });

  it('requests of others count until a whole window has passed', () => {
    const one = admitted(startPacing([ACCOUNT]), 0, 1);
    const state = learn(one, 10, 'ordinary', { 'x-rate-limit-remaining': '0' });
    expect(admit(state, 10, 'ordinary').waitMs).toBe(90);
    const two = admit(state, 100, 'ordinary');
    expect(two.waitMs).toBe(0);
    expect(admit(two.state, 100, 'ordinary').waitMs).toBe(10);
  });

  it('requests of others count until the reset where it is named', () => {
    const limit = { ...ACCOUNT, windowMs: 60_000 };
    const headers = { 'ratelimit-remaining': '1', 'ratelimit-reset': '41' };
    const state = learn(startPacing([limit]), 0, 'ordinary', headers);
    expect(admit(admitted(state, 0, 1), 0, 'ordinary').waitMs).toBe(41_000);
  });

  it('the same requests of others are not counted twice', () => {
    const headers = { 'x-rate-limit-remaining': '1' };
    let state = startPacing([ACCOUNT]);
    for (let time = 0; time < 5; time += 1) state = learn(state, time, 'ordinary', headers);
    admitted(state, 5, 1);
  });

  it('more remaining than expected changes nothing: other limits may be nearer', () => {
    const three = admitted(startPacing([ACCOUNT]), 0, 3);
    const state = learn(three, 0, 'ordinary', { 'x-rate-limit-remaining': '3' });
    expect(admit(state, 0, 'ordinary').waitMs).toBe(100);
  });

  it('the limit of an endpoint, for its own requests', () => {
    const headers = {
      'zendesk-ratelimit-incremental-exports': 'total=30; remaining=28; resets=41',
    };
    const limits = [{ ...EXPORTS, max: 10, windowMs: 60_000 }];
    const state = learn(startPacing(limits), 0, 'incremental', headers);
    expect(state.limits[0]?.max).toBe(30);
    expect(state.foreign).toHaveLength(2);
    expect(learn(startPacing(limits), 0, 'ordinary', headers)).toStrictEqual(startPacing(limits));
  });

  it.each([
    [{}],
    [{ 'x-rate-limit': 'many', 'x-rate-limit-remaining': '' }],
    [{ 'x-rate-limit-remaining': '-1' }],
    [{ 'zendesk-ratelimit-incremental-exports': 'none' }],
    [{ 'zendesk-ratelimit-tickets-index': 'total=1; remaining=0; resets=41' }],
  ])('nothing is learned from %j', (headers) => {
    const state = startPacing([ACCOUNT, EXPORTS]);
    expect(learn(state, 0, 'incremental', headers)).toStrictEqual(state);
  });
});

describe('the share of the scarce lane', () => {
  const WIDE: Limit = { name: 'app_minute', max: 10, windowMs: 100, bucket: 'all' };
  const SCARCE: Limit = { ...EXPORTS, max: 3 };

  it('stays free while an export was sent within its last window', () => {
    const { state } = admit(startPacing([WIDE, SCARCE]), 0, 'incremental');
    const busy = admitted(state, 0, 7);
    expect(admit(busy, 0, 'ordinary')).toMatchObject({ waitMs: 100, why: 'app_minute' });
    const again = admit(busy, 0, 'incremental');
    expect(again.waitMs).toBe(0);
    expect(admit(again.state, 0, 'incremental').waitMs).toBe(0);
  });

  it('is everybody’s where no export is under way', () => {
    const state = admitted(startPacing([WIDE, SCARCE]), 0, 10);
    expect(admit(state, 0, 'incremental')).toMatchObject({ why: 'app_minute' });
    const { state: exported } = admit(startPacing([WIDE, SCARCE]), 0, 'incremental');
    expect(admit(admitted(exported, 100, 10), 100, 'ordinary').waitMs).toBe(100);
  });

  it('never takes a limit whole', () => {
    const narrow = { ...WIDE, max: 2 };
    const { state } = admit(startPacing([narrow, SCARCE]), 0, 'incremental');
    expect(admit(state, 0, 'ordinary').waitMs).toBe(0);
  });
});

describe('room for people', () => {
  const TEN: Limit = { ...ACCOUNT, max: 10 };

  it('stays free of our requests', () => {
    const state = admitted(startPacing([TEN], 0.2), 0, 8);
    expect(admit(state, 0, 'ordinary')).toMatchObject({ waitMs: 100, why: 'account' });
  });

  it('stays free beside the requests of others', () => {
    const state = learn(startPacing([TEN], 0.2), 0, 'ordinary', { 'x-rate-limit-remaining': '5' });
    expect(admit(admitted(state, 0, 3), 0, 'ordinary').waitMs).toBe(100);
  });

  it('ends where a run would never end', () => {
    const told = (remaining: number) =>
      learn(startPacing([TEN], 0.2), 0, 'ordinary', {
        'x-rate-limit-remaining': String(remaining),
      });
    expect(admit(admitted(told(1), 0, 1), 0, 'ordinary').waitMs).toBe(100);
    expect(admit(told(0), 0, 'ordinary').waitMs).toBe(100);
  });

  it('is the account’s: an app’s own limit is used whole', () => {
    const app: Limit = { name: 'app_minute', max: 5, windowMs: 100, bucket: 'all' };
    expect(admit(admitted(startPacing([app, TEN], 0.2), 0, 5), 0, 'ordinary').why).toBe(
      'app_minute',
    );
  });

  it.each([
    [-1, 10],
    [2, 1],
  ])('%d is brought into bounds', (room, most) => {
    expect(admit(admitted(startPacing([TEN], room), 0, most), 0, 'ordinary').waitMs).toBe(100);
  });
});

test('a clock that was set back costs one window at most', () => {
  const state = admitted(startPacing([ACCOUNT]), 1_000_000, 3);
  expect(admit(state, 500, 'ordinary').waitMs).toBe(100);
});

const LIMITS = fc.tuple(
  fc.record({ max: fc.integer({ min: 1, max: 6 }), windowMs: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ max: fc.integer({ min: 1, max: 12 }), windowMs: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ max: fc.integer({ min: 1, max: 3 }), windowMs: fc.integer({ min: 1, max: 60 }) }),
);
function wishesOf(...buckets: readonly Bucket[]) {
  const pause = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 }));
  return fc.array(fc.tuple(pause, fc.constantFrom(...buckets)), { maxLength: 60 });
}
const WISHES = wishesOf('ordinary', 'incremental');
const WISHES_WITHOUT_SCARCE = wishesOf('ordinary', 'search_export');

function limitsOf([minute, long, exports]: typeof LIMITS extends fc.Arbitrary<infer T>
  ? T
  : never) {
  return [
    { name: 'account', bucket: 'all', ...minute },
    { name: 'app_five_minutes', bucket: 'all', ...long },
    { name: 'incremental', bucket: 'incremental', ...exports },
  ] as const satisfies readonly Limit[];
}

function timesUnder(limit: Limit, sent: readonly { at: number; bucket: Bucket }[]) {
  return sent
    .filter(({ bucket }) => limit.bucket === 'all' || limit.bucket === bucket)
    .map(({ at }) => at);
}

test('never more than a limit in any stretch of its length', () => {
  fc.assert(
    fc.property(LIMITS, WISHES, (sizes, wishes) => {
      const limits = limitsOf(sizes);
      const { sent } = play(limits, wishes);
      for (const limit of limits) {
        const times = timesUnder(limit, sent);
        for (const start of times) {
          const inside = times.filter((at) => at >= start && at < start + limit.windowMs);
          expect(inside.length).toBeLessThanOrEqual(limit.max);
        }
      }
    }),
  );
});

test('no request waits when it could have gone', () => {
  fc.assert(
    fc.property(
      LIMITS,
      WISHES_WITHOUT_SCARCE,
      fc.constantFrom<Bucket>('ordinary', 'search_export'),
      (sizes, wishes, bucket) => {
        const limits = [
          ...limitsOf(sizes).slice(0, 2),
          { ...limitsOf(sizes)[2], name: 'search_export', bucket: 'search_export' } as const,
        ];
        const { sent, state, now } = play(limits, wishes);
        const { waitMs } = admit(state, now, bucket);
        const wouldBreak = (at: number): boolean =>
          limits.some((limit) => {
            if (limit.bucket !== 'all' && limit.bucket !== bucket) return false;
            const recent = timesUnder(limit, sent).filter((time) => time > at - limit.windowMs);
            return recent.length >= limit.max;
          });
        let earliest = now;
        while (wouldBreak(earliest)) earliest += 1;
        expect(now + waitMs).toBe(earliest);
      },
    ),
  );
});

test('the state is plain data', () => {
  const { state } = play(
    [ACCOUNT, EXPORTS],
    [
      [0, 'ordinary'],
      [5, 'incremental'],
    ],
  );
  expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
});
