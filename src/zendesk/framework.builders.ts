import { manualClock, type ManualClock } from '../core/time-limit.builders.ts';
import type { FrameworkOptions, FrameworkRequestOptions } from './framework-exchange.ts';

/** A framework that settles requests as a test tells it to, and what it was asked to send. */
export type ScriptedFramework = {
  readonly options: FrameworkOptions;
  readonly sent: readonly FrameworkRequestOptions[];
  readonly clock: ManualClock;
};

/** Settles every request with what `settle` returns or rejects with. */
export function framework(
  settle: (options: FrameworkRequestOptions) => Promise<unknown>,
  changes: Partial<FrameworkOptions> = {},
): ScriptedFramework {
  const sent: FrameworkRequestOptions[] = [];
  const clock = manualClock();
  return {
    sent,
    clock,
    options: {
      request: (options) => {
        sent.push(options);
        return settle(options);
      },
      after: clock.after,
      ...changes,
    },
  };
}

/** What a framework rejects with is no error object, which linters and test runners rightly dislike. */
export function rejectWith(reason: unknown): Promise<never> {
  return Promise.resolve().then(() => {
    throw reason;
  });
}
