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
    expect(state.windows[0]?.limit.max).toBe(30);
    expect(state.windows[0]?.sent).toHaveLength(2);
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

test('a clock that was set back costs one window at most', () => {
  const state = admitted(startPacing([ACCOUNT]), 1_000_000, 3);
  expect(admit(state, 500, 'ordinary').waitMs).toBe(100);
});

const LIMITS = fc.tuple(
  fc.record({ max: fc.integer({ min: 1, max: 6 }), windowMs: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ max: fc.integer({ min: 1, max: 12 }), windowMs: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ max: fc.integer({ min: 1, max: 3 }), windowMs: fc.integer({ min: 1, max: 60 }) }),
);
const WISHES = fc.array(
  fc.tuple(
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 })),
    fc.constantFrom<Bucket>('ordinary', 'incremental'),
  ),
  { maxLength: 60 },
);

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
      WISHES,
      fc.constantFrom<Bucket>('ordinary', 'incremental'),
      (sizes, wishes, bucket) => {
        const limits = limitsOf(sizes);
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
