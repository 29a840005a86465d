import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ACCOUNT, admitted, EXPORTS, play } from './pacing.builders.ts';
import { admit, startPacing, type Asker, type Bucket, type Limit } from './pacing.ts';
import { hold, learn } from './pacing-learn.ts';

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

describe('what people wait for', () => {
  const APP: Limit = { name: 'app_minute', max: 50, windowMs: 100, bucket: 'all' };
  const HOUR = 60 * 60_000;
  const PERSON: Asker = { purpose: 'person', name: 'person' };
  const awaited = admitted(startPacing([APP]), 0, 1, 'person');

  it('leaves runs the whole of an app’s limit where nobody waits', () => {
    expect(admit(admitted(startPacing([APP]), 0, 50), 0, 'ordinary').why).toBe('app_minute');
  });

  it('finds a part of it free', () => {
    const busy = admitted(awaited, 0, 41);
    expect(admit(busy, 0, 'ordinary')).toMatchObject({ waitMs: 100, why: 'app_minute' });
    expect(admit(admitted(busy, 0, 8, 'person'), 0, 'ordinary', PERSON).waitMs).toBe(100);
  });

  it('finds as much free again as soon as time has passed', () => {
    const full = admitted(admitted(awaited, 0, 41), 60, 8, 'person');
    // 8 are left free beside the 8 that people had.
    expect(admit(admitted(full, 100, 34), 100, 'ordinary').waitMs).toBe(60);
    expect(admit(admitted(full, 100, 42, 'person'), 100, 'ordinary', PERSON).waitMs).toBe(60);
  });

  it.each([
    [HOUR - 1, 42],
    [HOUR, 50],
  ])('asked for %d ms ago, it leaves runs %d requests', (now, most) => {
    expect(admit(admitted(awaited, now, most), now, 'ordinary').waitMs).toBe(100);
  });

  it('goes before a run that asks again where both have to wait', () => {
    const full = admitted(startPacing([APP]), 0, 50);
    const asked = admit(full, 10, 'ordinary', PERSON);
    expect(asked).toMatchObject({ waitMs: 90, why: 'app_minute' });
    const half = {
      ...asked.state,
      sent: asked.state.sent.map((one, at) => ({ ...one, at: at < 8 ? 0 : 50 })),
    };
    expect(admit(half, 100, 'ordinary')).toMatchObject({ waitMs: 50 });
    expect(admit(admitted(half, 100, 8, 'person'), 100, 'ordinary', PERSON).waitMs).toBe(50);
  });

  it('has the room that is left for people, and the share of the scarce lane', () => {
    const limits = [
      { ...ACCOUNT, max: 10 },
      { ...EXPORTS, max: 3 },
    ];
    const { state } = admit(startPacing(limits, 0.4), 0, 'incremental');
    const busy = admitted(state, 0, 3);
    expect(admit(busy, 0, 'ordinary').why).toBe('account');
    admitted(busy, 0, 6, 'person');
  });

  it('is not in the way of a run of the same frame', () => {
    const own: Asker = { purpose: 'run', name: 'person' };
    const most = admitted(awaited, 0, 41);
    expect(admit(most, 0, 'ordinary').why).toBe('app_minute');
    expect(admit(most, 0, 'ordinary', own).why).toBeNull();
    const other = admit(most, 0, 'ordinary', { purpose: 'person', name: 'other' }).state;
    expect(admit(other, 0, 'ordinary', own).why).toBe('app_minute');
    const both = admit(other, 0, 'ordinary', PERSON).state;
    expect(admit(both, 0, 'ordinary', own).why).toBe('app_minute');
  });

  it('waits like all else where Zendesk said so', () => {
    expect(admit(hold(awaited, 500, 'ordinary'), 100, 'ordinary', PERSON)).toMatchObject({
      waitMs: 400,
      why: 'told',
    });
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

test('what was held back by a clock that was set back is held a quarter of an hour, not a day', () => {
  const day = 24 * 60 * 60_000;
  const state = hold(startPacing([ACCOUNT]), day, 'ordinary');
  expect(admit(state, 0, 'ordinary').waitMs).toBe(16 * 60_000);
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
