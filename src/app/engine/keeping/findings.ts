import * as z from 'zod/mini';
import { planSchema } from '../../../core/plan/plan-format.ts';
import type { EarlierAudit } from '../../../core/report/compare.ts';
import { writeResults } from '../../../core/report/results/results-file.ts';
import type { AuditResults } from '../../../core/report/results/results.ts';
import { pack, unpack } from '../packing.ts';
import { nameOf, type AccountName, type Records } from './records.ts';

/** What audits found, and what a person ticked of it. */
export type KeptFindings = {
  readonly earlierAudit: (account: AccountName) => Promise<EarlierAudit | null>;
  readonly keepAudit: (account: AccountName, audit: EarlierAudit) => Promise<void>;
  /** The text of the results that were found or opened last. */
  readonly results: () => Promise<KeptResults | null>;
  /** Keeps results for the next visit, where there is to be one. */
  readonly keepResults: (
    results: AuditResults,
    handedOver: KeptResults['handedOver'],
  ) => Promise<void>;
  readonly forgetResults: () => Promise<void>;
  /** The accounts that were ticked as reviewed under a plan. */
  readonly reviewed: (planHash: string) => Promise<Set<string | null>>;
  readonly keepReviewed: (reviewed: Reviewed) => Promise<void>;
};

const resultsSchema = z.object({
  gzip: z.instanceof(Uint8Array),
  /** The file in which they were handed over; `null` for an audit of this browser. */
  handedOver: z.nullable(z.string()),
});

/** Results as they are kept: to be read like a file. */
export type KeptResults = {
  readonly text: string;
  readonly handedOver: z.infer<typeof resultsSchema>['handedOver'];
};

const reviewedSchema = z.object({
  planHash: z.string(),
  /** `null` is the row of no single account. */
  accounts: z.array(z.nullable(z.string())),
});

type Reviewed = z.infer<typeof reviewedSchema>;

const earlierSchema = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      accountId: z.nullable(z.string()),
      subjectId: z.string(),
      sentence: z.string(),
    }),
  ),
  plan: planSchema,
});

const RESULTS = 'results';
const REVIEWED = 'reviewed';
/** Begins the names of audits. */
export const AUDIT = 'audit:';

/** Keeps them in these records. */
export function keepFindings({ state, get, set, remove }: Records): KeptFindings {
  return {
    earlierAudit: async (account) => await get(nameOf(AUDIT, account), earlierSchema),
    keepAudit: async (account, audit) => {
      await set(nameOf(AUDIT, account), audit);
    },
    results: async () => {
      const found = await get(RESULTS, resultsSchema);
      const text = found && unpack(found.gzip);
      return found && text !== null ? { text, handedOver: found.handedOver } : null;
    },
    keepResults: async (results, handedOver) => {
      // In memory they would only take room: the session holds them already.
      if (state() === 'memory') return;
      await set(RESULTS, { gzip: pack(writeResults(results)), handedOver });
    },
    forgetResults: async () => {
      await remove([RESULTS, REVIEWED]);
    },
    reviewed: async (planHash) => {
      const found = await get(REVIEWED, reviewedSchema);
      return new Set(found?.planHash === planHash ? found.accounts : []);
    },
    keepReviewed: async (reviewed) => {
      await set(REVIEWED, reviewed);
    },
  };
}
