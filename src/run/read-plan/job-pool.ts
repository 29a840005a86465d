/** Jobs that are carried out side by side, so many at once. */
export type JobPool<Item> = {
  readonly add: (item: Item) => void;
  /** Begins with what was added; until then nothing is carried out. */
  readonly start: () => void;
  /** Forgets what was not begun. */
  readonly drop: () => void;
  /** Items that were begun. */
  readonly begun: () => number;
  /**
   * Returns when nothing is left to do.
   * @throws what the first job that failed threw; no other was begun after it
   */
  readonly idle: () => Promise<void>;
};

/** A pool without jobs. */
export function createJobPool<Item>(
  sideBySide: number,
  work: (item: Item) => Promise<void>,
): JobPool<Item> {
  const waiting: Item[] = [];
  const active = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let isStarted = false;
  let begun = 0;
  const begin = (): void => {
    while (isStarted && failures.length === 0 && active.size < sideBySide) {
      const item = waiting.shift();
      if (item === undefined) return;
      begun += 1;
      const job: Promise<void> = work(item)
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => {
          active.delete(job);
          begin();
        });
      active.add(job);
    }
  };
  return {
    add: (item) => {
      waiting.push(item);
      begin();
    },
    start: () => {
      isStarted = true;
      begin();
    },
    drop: () => {
      waiting.length = 0;
    },
    begun: () => begun,
    idle: async () => {
      while (active.size > 0) await Promise.all(active);
      if (failures.length > 0) throw failures[0];
    },
  };
}
