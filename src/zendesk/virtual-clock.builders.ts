/** A clock on which waiting takes no time: it moves to the next moment for which somebody waits. */
export type VirtualClock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Lets time pass until a job has come to its end. */
  readonly run: <Result>(job: Promise<Result>) => Promise<Result>;
};

type Timer = { readonly at: number; readonly wake: () => void };

/** A clock that stands at a moment. */
export function createVirtualClock(start = Date.UTC(2026, 10, 22, 9)): VirtualClock {
  let now = start;
  let timers: readonly Timer[] = [];
  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        const at = now + Math.max(0, milliseconds);
        const before = timers.filter((timer) => timer.at <= at);
        timers = [...before, { at, wake }, ...timers.slice(before.length)];
      }),
    run: async (job) => {
      const state = { isDone: false };
      const done = job.finally(() => {
        state.isDone = true;
      });
      for (;;) {
        await settled();
        if (state.isDone) return await done;
        const [next, ...others] = timers;
        if (next === undefined) throw new Error('nobody waits, and the job has not ended');
        timers = others;
        now = next.at;
        next.wake();
      }
    },
  };
}

/** Everything that can happen without time passing has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
