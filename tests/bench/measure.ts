/** Runs a job and says how many milliseconds it took. Collects garbage first, where that is allowed. */
function time(job: () => unknown): number {
  globalThis.gc?.();
  const start = performance.now();
  job();
  return performance.now() - start;
}

/**
 * Times several jobs in turn, round after round, so that whatever slows the machine slows all of them.
 * A round before the first is not counted.
 */
export function timeSideBySide<Name extends string>(
  jobs: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): readonly Readonly<Record<Name, number>>[] {
  const names = Object.keys(jobs) as Name[];
  const round = () =>
    Object.fromEntries(names.map((name) => [name, time(jobs[name])])) as Record<Name, number>;
  round();
  return Array.from({ length: rounds }, round);
}

/** The value in the middle; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = NaN, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}
