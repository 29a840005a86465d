import { sha256Hex } from '../core/hash.ts';
import type { Plan } from '../core/plan/plan-format.ts';
import type { RunFacts } from '../core/report/results/results.ts';

/** A file to be written. */
export type OutputFile = { readonly name: string; readonly text: string };

/** Everything that may differ between two audits of the same data. */
export const RUN_FILE = 'run.json';

/** Name of its format. */
export const RUN_FORMAT = 'drift-audit/run';
/** Version of its format. */
export const RUN_VERSION = 1;

/** As much of an audit as its record tells. */
type RunOfAudit = {
  readonly run: RunFacts;
  readonly plan: Pick<Plan, 'source' | 'plan_hash'>;
  /** When the snapshot was taken that was audited, in milliseconds since 1970; absent for an account. */
  readonly snapshotOf?: number;
};

/** The text of `run.json`, beside the other files of its audit. */
export function runFileText(
  { run, plan, snapshotOf }: RunOfAudit,
  files: readonly OutputFile[],
): string {
  const { ways, refusedWays, unexpectedShare } = run.reading;
  const record = {
    format: RUN_FORMAT,
    version: RUN_VERSION,
    source: plan.source,
    plan_hash: plan.plan_hash,
    snapshot_of: snapshotOf === undefined ? null : isoOf(snapshotOf),
    started_at: isoOf(run.startedAt),
    finished_at: isoOf(run.finishedAt),
    duration_ms: run.finishedAt - run.startedAt,
    requests: run.requests,
    waited_ms: run.waitedMs,
    reading: {
      ways,
      refused_ways: refusedWays.map(({ way, refusedAt }) => ({
        way,
        refused_at: isoOf(refusedAt),
      })),
      unexpected_share: unexpectedShare,
    },
    tickets_since: run.ticketsSince,
    signed_in_as: run.signedInAs,
    reference_file: run.referenceFile,
    // By these it shows whether the other files are of this very run.
    files: files.map(({ name, text }) => ({ name, sha256: sha256Hex(text) })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
