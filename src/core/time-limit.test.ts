import { expect, test } from 'vitest';
import { manualClock } from './time-limit.builders.ts';
import { withinTime } from './time-limit.ts';

const LATE = new Error('late');
const never = new Promise<string>(() => undefined);

function limited<Value>(work: Promise<Value>) {
  const clock = manualClock();
  const limit = { milliseconds: 100, after: clock.after };
  return { clock, outcome: withinTime(work, limit, () => LATE) };
}

test('work that is over in time keeps its outcome, and nothing goes on waiting', async () => {
  const done = limited(Promise.resolve('done'));
  expect(await done.outcome).toBe('done');
  expect(done.clock.waiting()).toBe(0);
  const failure = new Error('failed');
  const failed = limited(Promise.reject(failure));
  await expect(failed.outcome).rejects.toBe(failure);
  expect(failed.clock.waiting()).toBe(0);
});

test('the time is up exactly when it has passed', async () => {
  const { clock, outcome } = limited(never);
  clock.pass(99);
  expect(clock.waiting()).toBe(1);
  clock.pass(1);
  await expect(outcome).rejects.toBe(LATE);
});

test('a failure that comes too late is nobody’s', async () => {
  let fail = (): void => undefined;
  const work = new Promise<never>((_resolve, reject) => {
    fail = () => {
      reject(new Error('too late to matter'));
    };
  });
  const { clock, outcome } = limited(work);
  clock.pass(100);
  await expect(outcome).rejects.toBe(LATE);
  fail();
});
