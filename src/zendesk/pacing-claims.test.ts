import { expect, test } from 'vitest';
import { claimsAfterTurn, requestsAhead, type Refused } from './pacing-claims.ts';
import { admit, startPacing, type Limit, type PacingState } from './pacing.ts';

const LIMIT: Limit = { name: 'app_minute', max: 3, windowMs: 100, bucket: 'all' };
const EMPTY = startPacing([LIMIT]);

function held(requests: number, waitMs = 50): Refused {
  return { why: 'app_minute', requests, waitMs };
}

function claimAfterTurn(
  state: PacingState,
  now: number,
  by: string,
  refused: readonly Refused[],
  wasLetGo: boolean,
): PacingState {
  return { ...state, claims: claimsAfterTurn(state.claims, now, by, refused, wasLetGo) };
}

function order(state: PacingState): string {
  return state.claims.map(({ by, requests }) => `${by} ${requests}`).join(', ');
}

test('who was held back comes after those who wait already', () => {
  const one = claimAfterTurn(EMPTY, 0, 'one', [held(2)], false);
  const two = claimAfterTurn(one, 0, 'two', [held(3)], false);
  expect(order(two)).toBe('one 2, two 3');
  expect(requestsAhead(two.claims, 'app_minute', 'one')).toBe(0);
  expect(requestsAhead(two.claims, 'app_minute', 'two')).toBe(2);
  expect(requestsAhead(two.claims, 'app_minute', 'three')).toBe(5);
  expect(requestsAhead(two.claims, 'account', 'three')).toBe(0);
});

test('who is held back again keeps the place, and who was let go comes last', () => {
  const two = claimAfterTurn(
    claimAfterTurn(EMPTY, 0, 'one', [held(2)], false),
    0,
    'two',
    [held(3)],
    false,
  );
  expect(order(claimAfterTurn(two, 10, 'one', [held(1)], false))).toBe('one 1, two 3');
  expect(order(claimAfterTurn(two, 10, 'one', [held(1)], true))).toBe('two 3, one 1');
  expect(order(claimAfterTurn(two, 10, 'one', [], true))).toBe('two 3');
  expect(order(claimAfterTurn(two, 10, 'one', [], false))).toBe('two 3');
});

test('requests of several kinds that one limit holds back are one claim', () => {
  const state = claimAfterTurn(EMPTY, 0, 'one', [held(2, 50), held(1, 90)], false);
  expect(state.claims).toStrictEqual([
    { by: 'one', limit: 'app_minute', requests: 3, until: 1_090 },
  ]);
});

test('what Zendesk holds back is no claim: everybody waits for it', () => {
  const told: Refused = { why: 'told', requests: 2, waitMs: 50 };
  expect(claimAfterTurn(EMPTY, 0, 'one', [told], false).claims).toStrictEqual([]);
});

test('what somebody else waits for is not taken, but what is free beside it is', () => {
  const state = claimAfterTurn(EMPTY, 0, 'one', [held(2)], false);
  const first = admit(state, 0, 'ordinary', { purpose: 'run', name: 'two' });
  expect(first.why).toBeNull();
  expect(admit(first.state, 0, 'ordinary', { purpose: 'run', name: 'two' }).why).toBe('app_minute');
  expect(admit(first.state, 0, 'ordinary', { purpose: 'run', name: 'one' }).why).toBeNull();
  expect(admit(first.state, 0, 'ordinary', { purpose: 'person', name: 'two' }).why).toBeNull();
});

test('who does not come for it loses the place', () => {
  const state = claimAfterTurn(EMPTY, 0, 'gone', [held(3)], false);
  expect(admit(state, 1_049, 'ordinary', { purpose: 'run', name: 'two' }).why).toBe('app_minute');
  expect(admit(state, 1_050, 'ordinary', { purpose: 'run', name: 'two' }).why).toBeNull();
});
