import * as z from 'zod/mini';
import { planSchema } from '../../plan/plan-format.ts';
import { auditSummarySchema } from '../audit-format.ts';
import { accountId, instant } from './id-schema.ts';
import { issueSchema } from './issue-schema.ts';

/** Name of the format of audit results. */
export const RESULTS_FORMAT = 'drift-audit/audit-results';
/** Version of the format of audit results; another one is refused. */
export const RESULTS_VERSION = 2;
/** Name of the file. */
export const RESULTS_FILE = 'audit_results.json';

const count = z.int().check(z.nonnegative());
const ways = z.array(z.string());

/** What every version of the format has. */
export const resultsHeadSchema = z.looseObject({
  format: z.literal(RESULTS_FORMAT),
  version: z.number(),
  /** SHA-256 of everything else in the file. */
  results_hash: z.string(),
});

/** The parts of a file that have a form of their own. */
export const resultsPartsSchema = z.strictObject({
  format: z.literal(RESULTS_FORMAT),
  version: z.literal(RESULTS_VERSION),
  results_hash: planSchema.shape.plan_hash,
  /** As far as it differs between two audits of the same data. */
  run: z.unknown(),
  /** As in `audit.json`. */
  audit: auditSummarySchema,
  /** As in `fix_plan.json`. */
  plan: z.unknown(),
  issues: z.unknown(),
  duplicates: z.unknown(),
  comparison: z.unknown(),
});

/** The other parts, with the keys that they have here. */
export const resultsBodySchema = z.object({
  run: z.strictObject({
    /** Milliseconds since 1970. */
    startedAt: count,
    finishedAt: count,
    requests: count,
    waitedMs: count,
    ticketsSince: instant,
    signedInAs: z.enum(['admin', 'agent']),
    referenceFile: z.string(),
    reading: z.strictObject({
      ways: z.strictObject({
        organizations: ways,
        users: ways,
        memberships: ways,
        tickets: ways,
      }),
      refusedWays: z.array(z.strictObject({ way: z.string(), refusedAt: count })),
      unexpectedShare: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
    }),
  }),
  issues: z.array(issueSchema),
  duplicates: z.array(
    z.strictObject({
      id: z.string(),
      members: count,
      openTickets: count,
      lastTicketAt: z.nullable(z.string()),
    }),
  ),
  comparison: z.nullable(
    z.strictObject({
      gone: z.array(
        z.strictObject({
          id: z.string(),
          code: z.string(),
          accountId: z.nullable(accountId),
          subjectId: z.string(),
          sentence: z.string(),
        }),
      ),
      freshIds: z.array(z.string()),
      continuedIds: z.array(z.string()),
    }),
  ),
});
