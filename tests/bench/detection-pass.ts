import * as z from 'zod/mini';

/** What one pass of one side over an account took and found. The first pass normalises, too. */
export const passSchema = z.object({
  /** Milliseconds by stage. */
  stages: z.record(z.string(), z.number()),
  /** Issues by code. */
  codes: z.record(z.string(), z.number()),
  /** Everything that was laid side by side. */
  records: z.number(),
  /** The most memory that the process had held at the end of a stage, in megabytes. */
  peaks: z.record(z.string(), z.number()),
});

/** One of them. */
export type Pass = z.infer<typeof passSchema>;

/** Whoever finds issues: each call is another pass over the same account. */
export type Side = () => Promise<Pass>;

/** Adds up the time of the parts of some work, and notes the most memory held until the end of each. */
export function createStopwatch() {
  const stages: Record<string, number> = {};
  const peaks: Record<string, number> = {};
  const stop = (stage: string, start: number): void => {
    stages[stage] = (stages[stage] ?? 0) + performance.now() - start;
    peaks[stage] = process.resourceUsage().maxRSS / 1024;
  };
  return {
    stages,
    peaks,
    time: <Result>(stage: string, work: () => Result): Result => {
      const start = performance.now();
      const result = work();
      stop(stage, start);
      return result;
    },
    timeAsync: async <Result>(stage: string, work: () => Promise<Result>): Promise<Result> => {
      const start = performance.now();
      const result = await work();
      stop(stage, start);
      return result;
    },
  };
}

/** How often each value occurs. */
export function countEach(values: Iterable<unknown>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}
