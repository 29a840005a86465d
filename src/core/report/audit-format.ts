import * as z from 'zod/mini';
import { ISSUE_CODES, LAYERS, RISKS } from '../detect/catalogue.ts';
import { ACTION_TYPES, BLOCKED_REASONS, GUARD_REASONS, planSchema } from '../plan/plan-format.ts';
import { READ_SCOPES } from '../tenant/records.ts';
import { ROW_STATES } from './triage.ts';

/** Name of the summary's file format. */
export const AUDIT_FORMAT = 'drift-audit/audit';
/** Version of the summary's file format; another one is refused. */
export const AUDIT_VERSION = 2;

/** What a reader of the summary must know before the figures, in the order in which it is said. */
const NOTICES = ['incomplete_read', 'partial_reference'] as const;

const count = z.int().check(z.nonnegative());
const counts = z.record(z.string(), count);

const reading = z.strictObject({
  state: z.enum(['complete', 'partial', 'not_read']),
  scope: z.enum(READ_SCOPES),
  records: count,
  unreadable: count,
  why: z.nullable(z.string()),
  kept_since: z.nullable(z.string()),
});

const looked = z.strictObject({ audited: counts, left_out: counts });

/** The schema of `audit.json`. Nothing in it differs between two audits of the same data. */
export const auditSummarySchema = z.strictObject({
  format: z.literal(AUDIT_FORMAT),
  version: z.literal(AUDIT_VERSION),
  plan_hash: planSchema.shape.plan_hash,
  source: planSchema.shape.source,
  policy: planSchema.shape.policy,
  notices: z.array(z.enum(NOTICES)),
  totals: z.strictObject({
    /** Accounts with at least one issue. */
    accounts: count,
    issues: count,
    prepared_actions: count,
    blocked_actions: count,
    observations: count,
  }),
  issues: z.strictObject({
    by_code: z.record(z.enum(ISSUE_CODES), count),
    by_layer: z.record(z.enum(LAYERS), count),
    by_risk: z.record(z.enum(RISKS), count),
    without_single_account: count,
  }),
  accounts: z.strictObject({
    by_row_state: z.record(z.enum(ROW_STATES), count),
    /** No organization, and nobody has written from the account's domains. */
    without_writers: count,
  }),
  actions: z.strictObject({
    prepared_by_type: z.record(z.enum(ACTION_TYPES), count),
    blocked_by_type: z.record(z.enum(ACTION_TYPES), count),
    blocked_by_reason: z.record(z.enum([...BLOCKED_REASONS, ...GUARD_REASONS]), count),
  }),
  reference: z.strictObject({
    accounts: count,
    /** Different domains that accounts expect. */
    domains: count,
    merged_ids: count,
    rows_set_aside: counts,
    values_set_aside: counts,
  }),
  coverage: z.strictObject({
    is_complete: z.boolean(),
    ticket_days: count,
    multiple_organizations: z.nullable(z.boolean()),
    readings: z.strictObject({
      organizations: reading,
      users: reading,
      memberships: reading,
      tickets: reading,
    }),
    accounts: z.strictObject({
      total: count,
      linked: count,
      provisional: count,
      unresolved: counts,
    }),
    users: looked,
    tickets: looked,
  }),
  observations: z.strictObject({
    by_kind: counts,
    /** Ids are strings. */
    items: z.array(
      z.catchall(
        z.object({ kind: z.string() }),
        z.union([z.string(), z.number(), z.null(), z.array(z.string())]),
      ),
    ),
  }),
});

/** The summary of an audit as it stands in `audit.json`. */
export type AuditSummary = z.infer<typeof auditSummarySchema>;
/** Something a reader of the summary must know before the figures. */
export type Notice = (typeof NOTICES)[number];
