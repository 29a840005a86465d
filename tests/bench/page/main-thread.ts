import type { Browser, Page } from 'playwright-core';
import * as z from 'zod/mini';

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.int(),
  tid: z.int(),
  ts: z.optional(z.number()),
  dur: z.optional(z.number()),
  /** Time that the thread itself was at work, microseconds. */
  tdur: z.optional(z.number()),
  args: z.optional(z.unknown()),
});
const traceSchema = z.object({ traceEvents: z.array(eventSchema) });
type TraceEvent = z.infer<typeof eventSchema>;

/** The longest task of a frame's main thread. */
export type LongestTask = {
  /** Milliseconds that the thread was at work: what others took of the processor is not in it. */
  readonly busyMs: number;
  /** Milliseconds from its begin to its end. */
  readonly lastedMs: number;
  /** What most of it went into, for whoever reads the figures. */
  readonly spentOn: string;
};

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const TASKS: readonly string[] = ['ThreadControllerImpl::RunTask', 'RunTask'];

/** Does something in a page, and finds the longest task of the main thread that a frame of that origin runs on. */
export async function longestTaskDuring(
  { browser, page, origin }: { readonly browser: Browser; readonly page: Page; origin: string },
  doing: () => Promise<void>,
): Promise<LongestTask> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await doing();
  const trace = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString('utf8')));
  return longestOf(trace.traceEvents, origin);
}

function longestOf(events: readonly TraceEvent[], origin: string): LongestTask {
  const main = mainThreadOf(events, origin);
  const own = events.filter(
    ({ pid, tid, ph }) => pid === main.pid && tid === main.tid && ph === 'X',
  );
  const [longest] = own
    .filter(({ name }) => TASKS.includes(name))
    .sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0));
  if (longest?.tdur === undefined) throw new Error('the trace holds no task of the frame');
  return {
    // The two clocks are not quite the same.
    busyMs: Math.min(longest.tdur, longest.dur ?? longest.tdur) / 1000,
    lastedMs: (longest.dur ?? 0) / 1000,
    spentOn: partsOf(longest, own),
  };
}

function partsOf(task: TraceEvent, own: readonly TraceEvent[]): string {
  const [from, to] = [task.ts ?? 0, (task.ts ?? 0) + (task.dur ?? 0)];
  const spent = new Map<string, number>();
  for (const { name, ts = 0, dur = 0 } of own)
    if (ts >= from && ts + dur <= to && !TASKS.includes(name))
      spent.set(name, (spent.get(name) ?? 0) + dur / 1000);
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([name, ms]) => `${name} ${Math.round(ms)}`)
    .join(', ');
}

const framesSchema = z.object({
  data: z.object({
    frames: z.array(z.object({ url: z.string(), processId: z.optional(z.int()) })),
  }),
});
const committedSchema = z.object({
  data: z.object({ url: z.string(), processId: z.optional(z.int()) }),
});
const threadSchema = z.object({ name: z.string() });

/** Frames of a site of their own have a process of their own, and so a main thread. */
function mainThreadOf(events: readonly TraceEvent[], origin: string) {
  const committed = events.flatMap(({ name, args }) => {
    if (name === 'TracingStartedInBrowser') {
      const started = framesSchema.safeParse(args);
      return started.success ? started.data.data.frames : [];
    }
    const one = name === 'FrameCommittedInBrowser' ? committedSchema.safeParse(args) : null;
    return one?.success ? [one.data.data] : [];
  });
  const processes = new Set(
    committed.filter(({ url }) => url.startsWith(origin)).map(({ processId }) => processId),
  );
  const thread = events.find(
    ({ name, pid, args }) =>
      name === 'thread_name' &&
      processes.has(pid) &&
      threadSchema.safeParse(args).data?.name === 'CrRendererMain',
  );
  if (thread === undefined) throw new Error('the frame was not found in the trace');
  return thread;
}
