import * as z from 'zod/mini';

/** What one pass of one side over an account took and found. The first pass normalises, too. */
export const passSchema = z.object({
  /** Milliseconds by stage. */
  stages: z.record(z.string(), z.number()),
  /** Issues by code. */
  codes: z.record(z.string(), z.number()),
  /** Everything that was laid side by side. */
  records: z.number(),
  /** The most memory that the process has held so far. */
  peakMegabytes: z.number(),
});

/** One of them. */
export type Pass = z.infer<typeof passSchema>;

/** Whoever finds issues: each call is another pass over the same account. */
export type Side = () => Promise<Pass>;

/** What a side says of a pass; the process knows its peak. */
export type Findings = Omit<Pass, 'peakMegabytes'>;

/** A pass, with the most memory that this process has held so far. */
export function toPass(findings: Findings): Pass {
  return { ...findings, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}

/** Adds up the time of the parts of some work. */
export function createStopwatch() {
  const stages: Record<string, number> = {};
  const stop = (stage: string, start: number): void => {
    stages[stage] = (stages[stage] ?? 0) + performance.now() - start;
  };
  return {
    stages,
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
