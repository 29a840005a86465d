import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ACCOUNT, admitted, EXPORTS } from './pacing.builders.ts';
import { admit, startPacing, type Bucket, type Limit, type Purpose } from './pacing.ts';
import { hold, learn } from './pacing-learn.ts';

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
    expect(state.foreign).toMatchObject([{ limit: 'incremental', requests: 2 }]);
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

  it('what is left until the reset, where requests of ours leave our window before', () => {
    const limit = { ...ACCOUNT, max: 10, windowMs: 60_000 };
    const ours = admitted(startPacing([limit]), 0, 6);
    // Zendesk began to count after ours: all that it counted since is of others.
    const headers = { 'x-rate-limit-remaining': '1', 'ratelimit-reset': '50' };
    const state = learn(ours, 30_000, 'ordinary', headers);
    const one = admitted(state, 60_000, 1);
    expect(admit(one, 60_000, 'ordinary')).toMatchObject({ waitMs: 20_000, why: 'account' });
    expect(admit(one, 80_000, 'ordinary').waitMs).toBe(0);
  });

  it('what is left until the reset, less the room for people', () => {
    const limit = { ...ACCOUNT, max: 10, windowMs: 60_000 };
    const ours = admitted(startPacing([limit], 0.2), 0, 6);
    const headers = { 'x-rate-limit-remaining': '3', 'ratelimit-reset': '50' };
    const state = learn(ours, 30_000, 'ordinary', headers);
    expect(admit(admitted(state, 60_000, 1), 60_000, 'ordinary').waitMs).toBe(20_000);
    admitted(state, 60_000, 3, 'person');
  });

  it('nothing where it fits with what is known: the state is the same', () => {
    const limit = { ...ACCOUNT, max: 10, windowMs: 61_000 };
    const state = admitted(startPacing([limit]), 0, 6);
    for (const headers of [
      { 'x-rate-limit': '10', 'x-rate-limit-remaining': '4', 'ratelimit-reset': '60' },
      { 'x-rate-limit-remaining': '9' },
      {},
    ])
      expect(learn(state, 5, 'ordinary', headers)).toBe(state);
  });
});

// What the answers said, and whether a request can still be taken after it: told apart from the code
// that is tested, as a list of all that was ever said.

type Said =
  | { readonly kind: 'left'; readonly of: Bucket | 'all'; left: number; readonly until: number }
  | { readonly kind: 'wait'; readonly of: Bucket | 'all'; readonly until: number };

const BUCKET = fc.constantFrom<Bucket>('ordinary', 'incremental', 'search_export');
const SECONDS = fc.integer({ min: 0, max: 60 });
const STEP = fc.record({
  pause: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30_000 })),
  bucket: BUCKET,
  asks: fc.integer({ min: 0, max: 4 }),
  purpose: fc.constantFrom<Purpose>('run', 'person'),
  account: fc.option(fc.record({ remaining: fc.integer({ min: 0, max: 12 }), reset: SECONDS })),
  own: fc.option(fc.record({ remaining: fc.integer({ min: 0, max: 5 }), reset: SECONDS })),
  wait: fc.option(SECONDS, { freq: 6 }),
});

test('whatever the answers say, no request is sent that is sure to be refused', () => {
  const MINUTE = 60_000;
  const limits: readonly Limit[] = [
    { name: 'account', max: 12, windowMs: MINUTE, bucket: 'all' },
    { name: 'incremental', max: 3, windowMs: MINUTE, bucket: 'incremental' },
    { name: 'search_export', max: 5, windowMs: MINUTE, bucket: 'search_export' },
  ];
  const room = fc.constantFrom(0, 0.2, 0.8);
  let sent = 0;
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 60 }), room, (steps, part) => {
      let state = startPacing(limits, part);
      let now = 0;
      const said: Said[] = [];
      for (const { pause, bucket, asks, purpose, account, own, wait } of steps) {
        now += pause;
        for (let ask = 0; ask < asks; ask += 1) {
          const admission = admit(state, now, bucket, { purpose, name: '' });
          state = admission.state;
          if (admission.why !== null) continue;
          sent += 1;
          for (const each of said) {
            const concerns = each.of === 'all' || each.of === bucket;
            if (!concerns || now >= each.until) continue;
            expect(each.kind).toBe('left');
            if (each.kind === 'left') expect((each.left -= 1)).toBeGreaterThanOrEqual(0);
          }
        }
        const headers: Record<string, string> = {};
        if (account) {
          headers['x-rate-limit-remaining'] = String(account.remaining);
          headers['ratelimit-reset'] = String(account.reset);
          const until = now + account.reset * 1_000;
          said.push({ kind: 'left', of: 'all', left: account.remaining, until });
        }
        if (own && bucket !== 'ordinary') {
          const { remaining, reset } = own;
          const name = bucket === 'incremental' ? 'incremental-exports' : 'search-export';
          headers[`zendesk-ratelimit-${name}`] = `remaining=${remaining}; resets=${reset}`;
          said.push({ kind: 'left', of: bucket, left: remaining, until: now + reset * 1_000 });
        }
        state = learn(state, now, bucket, headers);
        if (wait === null) continue;
        const until = now + wait * 1_000;
        state = hold(state, until, bucket);
        said.push({ kind: 'wait', of: bucket === 'ordinary' ? 'all' : bucket, until });
      }
    }),
    { numRuns: 400 },
  );
  expect(sent).toBeGreaterThan(1_000);
});
