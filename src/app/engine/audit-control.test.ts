import { expect, test } from 'vitest';
import { createControl, StoppedError } from './audit-control.ts';

const NEVER = () => new Promise<void>(() => undefined);
const AT_ONCE = () => Promise.resolve();

async function isOpen(promise: Promise<unknown>): Promise<boolean> {
  const settled = promise.then(
    () => false,
    () => false,
  );
  return await Promise.race([
    settled,
    new Promise<boolean>((resolve) =>
      setImmediate(() => {
        resolve(true);
      }),
    ),
  ]);
}

test('lets everything pass at first', async () => {
  await expect(createControl(AT_ONCE).pass()).resolves.toBeUndefined();
});

test('holds up while paused, and lets go on', async () => {
  const control = createControl(AT_ONCE);
  control.pause();
  control.pause();
  const waiting = control.pass();
  expect(await isOpen(waiting)).toBe(true);
  control.goOn();
  await expect(waiting).resolves.toBeUndefined();
  await expect(control.pass()).resolves.toBeUndefined();
});

test('paused again before the wait is over, it holds on', async () => {
  const control = createControl(AT_ONCE);
  control.pause();
  const waiting = control.pass();
  control.goOn();
  control.pause();
  expect(await isOpen(waiting)).toBe(true);
});

test('stopped, it ends who waits and who comes', async () => {
  const control = createControl(NEVER);
  control.pause();
  const [waiting, asleep] = [control.pass(), control.sleep(60_000)];
  control.stop();
  await expect(waiting).rejects.toBeInstanceOf(StoppedError);
  await expect(asleep).rejects.toBeInstanceOf(StoppedError);
  await expect(control.pass()).rejects.toBeInstanceOf(StoppedError);
  await expect(control.sleep(1)).rejects.toBeInstanceOf(StoppedError);
});

test('a pause after the stop holds nobody up', async () => {
  const control = createControl(AT_ONCE);
  control.stop();
  control.pause();
  await expect(control.pass()).rejects.toBeInstanceOf(StoppedError);
});

test('sleeps as long as the sleep it was given', async () => {
  const slept: number[] = [];
  const control = createControl((milliseconds) => {
    slept.push(milliseconds);
    return Promise.resolve();
  });
  await control.sleep(250);
  expect(slept).toEqual([250]);
});
