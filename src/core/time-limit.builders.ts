import type { After } from './time-limit.ts';

/** A clock that moves only when told, and what waits for it. */
export type ManualClock = {
  readonly now: () => number;
  readonly after: After;
  /** Moves the clock and runs what became due, in its order. */
  readonly pass: (milliseconds: number) => void;
  /** How many wait. */
  readonly waiting: () => number;
};

/** A clock that stands still until it is moved. */
export function manualClock(start = 0): ManualClock {
  let now = start;
  let waiting: { readonly due: number; readonly run: () => void }[] = [];
  const runNextUntil = (end: number): boolean => {
    const [next] = waiting.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
    if (!next) return false;
    waiting = waiting.filter((other) => other !== next);
    now = next.due;
    next.run();
    return true;
  };
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const entry = { due: now + milliseconds, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    pass: (milliseconds) => {
      const end = now + milliseconds;
      while (runNextUntil(end));
      now = end;
    },
    waiting: () => waiting.length,
  };
}
