import { expect } from 'vitest';
import {
  admit,
  startPacing,
  type Bucket,
  type Limit,
  type PacingState,
  type Purpose,
} from './pacing.ts';

export const ACCOUNT: Limit = { name: 'account', max: 3, windowMs: 100, bucket: 'all' };
export const EXPORTS: Limit = { name: 'incremental', max: 1, windowMs: 100, bucket: 'incremental' };

/** Sends as soon as it is allowed, as a pacer does; what was sent when, and the state after it. */
export function play(limits: readonly Limit[], wishes: readonly (readonly [number, Bucket])[]) {
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

/** A state after so many requests that were all let go at once. */
export function admitted(
  state: PacingState,
  now: number,
  times: number,
  purpose: Purpose = 'run',
): PacingState {
  let next = state;
  for (let count = 0; count < times; count += 1) {
    const admission = admit(next, now, 'ordinary', { purpose, name: purpose });
    expect(admission.waitMs).toBe(0);
    next = admission.state;
  }
  return next;
}
