import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  decideRetry,
  failureOf,
  LONGEST_WAIT_MS,
  MOST_TRIES,
  toldWait,
  type FailedTry,
  type Failure,
} from './retry-timing.ts';
import { json, text } from './transport.builders.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30, 0);

function failed(changes: Partial<FailedTry> = {}): FailedTry {
  return { failure: 'rate_limited', tries: 1, headers: {}, now: NOW, random: 0, ...changes };
}

describe('which answers are worth another try', () => {
  it.each([
    [429, 'rate_limited'],
    [408, 'failed'],
    [500, 'failed'],
    [502, 'failed'],
    [503, 'failed'],
    [504, 'failed'],
    [520, 'failed'],
    [524, 'failed'],
    [400, null],
    [401, null],
    [403, null],
    [404, null],
    [409, null],
    [422, null],
    [302, null],
    [0, null],
  ] as const)('%i: %j', (status, failure) => {
    expect(failureOf(text('{"error":"cut', status))).toBe(failure);
  });

  it.each([
    ['{"users":[{"id":1', 'cut_off'],
    ['[1,2', 'cut_off'],
    [`{"a":"${'x'.repeat(500)}`, 'cut_off'],
    ['{"users":[]}', null],
    [' {"users":[]} \n', null],
    ['[1]', null],
    ['<html>', null],
    ['', null],
  ] as const)('200 with %s: %j', (body, failure) => {
    expect(failureOf(text(body))).toBe(failure);
  });

  it('a whole answer', () => {
    expect(failureOf(json({ users: [] }))).toBeNull();
  });
});

describe('what an answer asks for', () => {
  it.each([
    ['seconds', { 'retry-after': '93' }, 93_000],
    ['a part of a second', { 'retry-after': '0.25' }, 250],
    ['no time at all', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': 'Sun, 22 Nov 2026 09:30:20 GMT' }, 20_000],
    ['a date that is over', { 'retry-after': 'Sun, 22 Nov 2026 09:29:00 GMT' }, 0],
    ['a second of the epoch', { 'retry-after': String(NOW / 1000 + 7) }, 7_000],
    ['seconds to the reset', { 'ratelimit-reset': '41' }, 41_000],
    ['retry-after before the reset', { 'retry-after': '2', 'ratelimit-reset': '41' }, 2_000],
    [
      'the reset where retry-after is garbage',
      { 'retry-after': 'soon', 'ratelimit-reset': '4' },
      4_000,
    ],
    ['nothing', {}, null],
    ['garbage', { 'retry-after': 'soon' }, null],
    ['a negative number', { 'retry-after': '-5' }, null],
    ['an empty header', { 'retry-after': '' }, null],
    ['a date of another form', { 'retry-after': '2026-11-22T09:30:20Z' }, null],
    ['a day that is none', { 'retry-after': 'Sun, 99 Nov 2026 09:30:20 GMT' }, null],
  ])('%s', (_name, headers, expected) => {
    expect(toldWait(failed({ headers }))).toBe(expected);
  });

  it('the reset says nothing about a failure', () => {
    const headers = { 'ratelimit-reset': '41' };
    expect(toldWait(failed({ headers, failure: 'failed' }))).toBeNull();
  });

  it('retry-after counts for a failure, too', () => {
    const headers = { 'retry-after': '9' };
    expect(decideRetry(failed({ headers, failure: 'failed' }))).toStrictEqual({
      retry: true,
      waitMs: 9_000,
    });
  });
});

describe('waiting as told', () => {
  it('waits as told and up to a second longer', () => {
    const headers = { 'retry-after': '30' };
    expect(decideRetry(failed({ headers }))).toStrictEqual({ retry: true, waitMs: 30_000 });
    expect(decideRetry(failed({ headers, random: 0.5 }))).toStrictEqual({
      retry: true,
      waitMs: 30_500,
    });
  });

  it('never hammers, not even when told to', () => {
    const headers = { 'retry-after': '0' };
    expect(decideRetry(failed({ headers }))).toStrictEqual({ retry: true, waitMs: 1_000 });
  });

  it('gives up rather than to wait longer than a person would', () => {
    const longest = String(LONGEST_WAIT_MS / 1000);
    expect(decideRetry(failed({ headers: { 'retry-after': longest } }))).toStrictEqual({
      retry: true,
      waitMs: LONGEST_WAIT_MS,
    });
    const longer = String(LONGEST_WAIT_MS / 1000 + 1);
    expect(decideRetry(failed({ headers: { 'retry-after': longer } }))).toStrictEqual({
      retry: false,
    });
  });
});

describe('waiting without being told', () => {
  it.each([
    ['failed', [500, 1_000, 2_000, 4_000]],
    ['unreachable', [500, 1_000, 2_000, 4_000]],
    ['rate_limited', [2_500, 5_000, 10_000, 20_000, 30_000, 30_000, 30_000]],
  ] as const)('%s doubles up to a cap', (failure, waits) => {
    const decisions = waits.map((_, index) => decideRetry(failed({ failure, tries: index + 1 })));
    expect(decisions).toStrictEqual(waits.map((waitMs) => ({ retry: true, waitMs })));
  });

  it('the random number decides over half of the wait', () => {
    const decision = decideRetry(failed({ failure: 'failed', tries: 3, random: 0.5 }));
    expect(decision).toStrictEqual({ retry: true, waitMs: 3_000 });
  });
});

test.each(Object.entries(MOST_TRIES))('%s: gives up after %i tries', (name, most) => {
  const failure = name as Failure;
  expect(decideRetry(failed({ failure, tries: most - 1 })).retry).toBe(true);
  expect(decideRetry(failed({ failure, tries: most })).retry).toBe(false);
  expect(decideRetry(failed({ failure, tries: most, headers: { 'retry-after': '1' } })).retry).toBe(
    false,
  );
});

test('whatever the headers say, a wait is a whole number between half a second and the cap', () => {
  const header = fc.oneof(
    fc.string(),
    fc.nat().map(String),
    fc.double().map(String),
    fc.constant('0'),
  );
  fc.assert(
    fc.property(
      fc.constantFrom<Failure>('rate_limited', 'failed', 'cut_off', 'unreachable', 'timeout'),
      fc.integer({ min: 1, max: 10 }),
      fc.dictionary(fc.constantFrom('retry-after', 'ratelimit-reset'), header),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failure, tries, headers, random) => {
        const decision = decideRetry(failed({ failure, tries, headers, random }));
        if (!decision.retry) return;
        expect(Number.isInteger(decision.waitMs)).toBe(true);
        expect(decision.waitMs).toBeGreaterThanOrEqual(500);
        expect(decision.waitMs).toBeLessThanOrEqual(LONGEST_WAIT_MS + 1_000);
      },
    ),
  );
});
