import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApplyEvent } from './apply-event.ts';
import { lookTimes, waitUntil } from './waiting.ts';

function clock(start = 0) {
  const events: ApplyEvent[] = [];
  let now = start;
  return {
    events,
    now: () => now,
    sleep: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
    onEvent: (event: ApplyEvent) => {
      events.push(event);
    },
  };
}

test('waits until exactly the moment, and tells every second how long it still takes', async () => {
  const waiting = clock(1_000);
  expect(await waitUntil(3_500, 'end', () => false, waiting)).toBe(true);
  expect(waiting.now()).toBe(3_500);
  expect(waiting.events).toEqual([
    { kind: 'settling', why: 'end', seconds: 3 },
    { kind: 'settling', why: 'end', seconds: 2 },
    { kind: 'settling', why: 'end', seconds: 1 },
  ]);
});

test('a moment that has passed needs no wait, even where the wait is cut short', async () => {
  const waiting = clock(5_000);
  expect(await waitUntil(5_000, 'canary', () => true, waiting)).toBe(true);
  expect(waiting.events).toEqual([]);
});

test('says no where it was cut short, within a second', async () => {
  const waiting = clock();
  expect(await waitUntil(90_000, 'canary', () => waiting.now() >= 2_000, waiting)).toBe(false);
  expect(waiting.now()).toBe(2_000);
});

test('looks at once, then ever less often, and last when the settling time is over', () => {
  expect(lookTimes(90_000)).toEqual([0, 5_000, 15_000, 45_000, 90_000]);
  expect(lookTimes(0)).toEqual([0, 0, 0, 0, 0]);
  fc.assert(
    fc.property(fc.nat(600), (seconds) => {
      const times = lookTimes(seconds * 1000);
      expect(times.at(0)).toBe(0);
      expect(times.at(-1)).toBe(seconds * 1000);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});
