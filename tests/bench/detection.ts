import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import type { DetectionSize } from './detection-account.ts';
import { passSchema, type Pass } from './detection-pass.ts';
import type { SideOrder } from './detection-side.ts';
import { progress, report, type Figure } from './figure.ts';
import { median } from './measure.ts';

const bench = 'detection';
const FULL: DetectionSize = { accounts: 100_000, usersPerAccount: 20, ticketsPerAccount: 10 };
const ROUNDS = 5;
/** The program of one side lies beside that of the benches. */
const PROGRAM = fileURLToPath(new URL('detection-side.js', import.meta.url));
/**
 * To normalise takes two stages: records into tables, and the names in them into numbers. `detect` is
 * `compare` and `find`, up to the rows of issues, as on the other side; `evidence` puts them in order and
 * makes issues of them. `plan` has the hash in it, which `hash` makes once more.
 */
const OUR_STAGES = [
  'reference',
  'normalise',
  'number',
  'compare',
  'find',
  'detect',
  'evidence',
  'plan',
  'hash',
];
const DUCKDB_STAGES = ['normalise', 'detect'];
/** What counts as time per record: from pages to the plan, or to the issues where there is none. */
const WHOLE_WAY = ['normalise', 'number', 'detect', 'evidence', 'plan'];

/** The passes of one side: the first, which also normalises, and the rounds after it. */
type Passes = { readonly first: Pass; readonly rounds: readonly Pass[] };
type Both<Of> = { readonly ours: Of; readonly duckdb: Of };

/**
 * Detection and planning on a large account, beside the same rules in SQL on DuckDB, on one thread each.
 * Each side has a process of its own; they take turns. How both grow is measured from a quarter and a
 * half of the account.
 */
export async function benchDetection(full: DetectionSize = FULL): Promise<void> {
  const [quarter, half, whole] = [
    await measureBoth({ ...full, accounts: full.accounts / 4 }),
    await measureBoth({ ...full, accounts: full.accounts / 2 }),
    await measureBoth(full),
  ];
  const { records, codes } = whole.ours.first;
  report({ bench, metric: 'records', value: records, unit: 'count' });
  for (const [code, value] of Object.entries(codes))
    report({ bench, metric: `issues.${code}`, value, unit: 'count' });
  reportSide('', whole.ours, OUR_STAGES);
  reportSide('duckdb_', whole.duckdb, DUCKDB_STAGES);
  reportMemory('peak_memory', whole.ours, 'evidence', { budget: 500 });
  reportMemory('peak_memory_with_plan', whole.ours, 'hash', {});
  reportMemory('duckdb_peak_memory', whole.duckdb, 'detect', {});
  report({
    bench,
    metric: 'detect_to_duckdb',
    value: median(
      whole.ours.rounds.map(
        (round, at) => timeIn(round, 'detect') / timeIn(whole.duckdb.rounds[at], 'detect'),
      ),
    ),
    unit: 'ratio',
    budget: 1,
    against: 'the same rules in SQL on DuckDB, one thread, from normalised tables in memory',
  });
  for (const [times, grown] of [
    [2, half],
    [4, whole],
  ] as const) {
    reportGrowth('', times, quarter.ours, grown.ours, { budget: 1.25 });
    reportGrowth('duckdb_', times, quarter.duckdb, grown.duckdb, {});
  }
}

function reportSide(prefix: string, passes: Passes, stages: readonly string[]): void {
  for (const stage of stages)
    report({ bench, metric: prefix + stage, value: medianTime(passes, stage), unit: 'ms' });
  const { first } = passes;
  // Before the engine has seen the code run.
  report({ bench, metric: `${prefix}first_detect`, value: timeIn(first, 'detect'), unit: 'ms' });
}

/** The most memory of the process until the end of a stage of its first pass. */
function reportMemory(
  metric: string,
  { first }: Passes,
  until: string,
  budget: Pick<Figure, 'budget'>,
): void {
  report({ bench, metric, value: first.peaks[until] ?? NaN, unit: 'MB', ...budget });
}

function reportGrowth(
  prefix: string,
  times: number,
  least: Passes,
  grown: Passes,
  budget: Pick<Figure, 'budget'>,
): void {
  for (const [what, perRecord] of [
    ['time', timePerRecord],
    ['memory', memoryPerRecord],
  ] as const)
    report({
      bench,
      metric: `${prefix}${what}_per_record_at_${times}x`,
      value: perRecord(grown) / perRecord(least),
      unit: 'ratio',
      ...budget,
      against: `${what} per record at 1x`,
    });
}

/** @throws Error where the two sides do not find as many issues of each code, or one code is not met */
async function measureBoth(size: DetectionSize): Promise<Both<Passes>> {
  progress(`${bench}: ${size.accounts} accounts, ${ROUNDS} rounds`);
  const ours = await startSide({ side: 'ours', size });
  const duckdb = await startSide({ side: 'duckdb', size });
  const takeTurns = async (): Promise<Both<Pass>> => {
    const both = { ours: await ours.pass(), duckdb: await duckdb.pass() };
    assertSame(both);
    return both;
  };
  try {
    const first = await takeTurns();
    const rounds: Both<Pass>[] = [];
    while (rounds.length < ROUNDS) rounds.push(await takeTurns());
    return {
      ours: { first: first.ours, rounds: rounds.map((round) => round.ours) },
      duckdb: { first: first.duckdb, rounds: rounds.map((round) => round.duckdb) },
    };
  } finally {
    ours.stop();
    duckdb.stop();
  }
}

function assertSame({ ours, duckdb }: Both<Pass>): void {
  const missing = ISSUE_CODES.filter((code) => !Object.hasOwn(ours.codes, code));
  if (missing.length > 0) throw new Error(`nothing raises ${missing.join()}`);
  if (!isDeepStrictEqual([ours.codes, ours.records], [duckdb.codes, duckdb.records]))
    throw new Error(`the two sides differ: ${JSON.stringify({ ours, duckdb })}`);
}

/** Starts a process that loads the account and then waits to be asked for passes. */
async function startSide(order: SideOrder) {
  const child = fork(PROGRAM, [JSON.stringify(order)], { execArgv: ['--expose-gc'] });
  const said = async (): Promise<unknown> => {
    const heard = new AbortController();
    const { signal } = heard;
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error(`${order.side} ended before it answered`);
    });
    const message = once(child, 'message', { signal }).then(([first]): unknown => first);
    return Promise.race([message, ended]).finally(() => {
      heard.abort();
    });
  };
  await said();
  return {
    pass: async (): Promise<Pass> => {
      child.send('pass');
      return passSchema.parse(await said());
    },
    stop: () => {
      child.kill();
    },
  };
}

function timeIn(pass: Pass | undefined, stage: string): number {
  return pass?.stages[stage] ?? NaN;
}

function medianTime({ rounds }: Passes, stage: string): number {
  return median(rounds.map((round) => timeIn(round, stage)));
}

function timePerRecord(passes: Passes): number {
  const { stages, records } = passes.first;
  const named = WHOLE_WAY.filter((stage) => Object.hasOwn(stages, stage));
  return named.reduce((sum, stage) => sum + medianTime(passes, stage), 0) / records;
}

function memoryPerRecord({ first }: Passes): number {
  return Math.max(...Object.values(first.peaks)) / first.records;
}
