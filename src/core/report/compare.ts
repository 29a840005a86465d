import Papa from 'papaparse';
import * as z from 'zod/mini';
import type { Detection } from '../detect/detect.ts';
import type { Issue } from '../detect/issue.ts';
import { planSchema, type Plan } from '../plan/plan-format.ts';
import { DriftError } from '../problem.ts';

/** An issue as far as two audits can be compared by it. */
export type ComparedIssue = {
  readonly id: string;
  readonly code: string;
  readonly accountId: string | null;
  readonly subjectId: string;
  readonly sentence: string;
};

/** What an earlier audit left behind. */
export type EarlierAudit = {
  readonly issues: readonly ComparedIssue[];
  readonly plan: Plan;
};

/**
 * Two audits of one account, side by side. Every issue of either stands in exactly one list, but for
 * those that a person has accepted since: they are neither gone nor there.
 */
export type Comparison = {
  /** In the earlier audit only. */
  readonly gone: readonly ComparedIssue[];
  /** In the later audit only. */
  readonly fresh: readonly ComparedIssue[];
  /** In the later audit only, but foreseen: a user was assigned as planned, and still has another default. */
  readonly continued: readonly ComparedIssue[];
  /** In both. */
  readonly unchanged: readonly ComparedIssue[];
};

const row = z.object({
  issue_id: z.string(),
  code: z.string(),
  sf_account_id: z.string(),
  subject_id: z.string(),
  sentence: z.string(),
});

/**
 * Reads the artifacts of an earlier audit: its `issues.csv` and its `fix_plan.json`.
 * @throws DriftError `earlier_audit_unreadable` (value `file`) for what is none of ours
 */
export function readEarlierAudit(issuesCsv: string, planJson: string): EarlierAudit {
  const text = issuesCsv.replace(/^\uFEFF/, '');
  const parsed = Papa.parse<unknown>(text, { header: true, skipEmptyLines: true });
  const rows = z.array(row).safeParse(parsed.data);
  if (!rows.success || !text.startsWith('issue_id,'))
    throw new DriftError('earlier_audit_unreadable', { file: 'issues.csv' });
  const plan = planSchema.safeParse(parseJson(planJson));
  if (!plan.success) throw new DriftError('earlier_audit_unreadable', { file: 'fix_plan.json' });
  const issues = rows.data.map((one) => ({
    id: one.issue_id,
    code: one.code,
    accountId: one.sf_account_id === '' ? null : one.sf_account_id,
    subjectId: one.subject_id,
    sentence: one.sentence,
  }));
  return { issues, plan: plan.data };
}

/**
 * An audit as a later one will be compared with it.
 * @param sentence the plain sentence of an issue
 */
export function toEarlierAudit(
  plan: Plan,
  issues: readonly Issue[],
  sentence: (issue: Issue) => string,
): EarlierAudit {
  return { issues: issues.map((issue) => comparedIssue(issue, sentence)), plan };
}

/**
 * Compares an earlier audit with a later one by the stable ids of their issues.
 * @param sentence the plain sentence of an issue
 */
export function compareAudits(
  earlier: EarlierAudit,
  { issues: later, observations }: Pick<Detection, 'issues' | 'observations'>,
  sentence: (issue: Issue) => string,
): Comparison {
  const before = new Set(earlier.issues.map(({ id }) => id));
  const now = new Set(later.map(({ id }) => id));
  const foreseen = foreseenMoves(earlier, now);
  const compared = later.map((issue) => comparedIssue(issue, sentence));
  const accepted = new Set(
    observations.flatMap((one) => (one.kind === 'accepted_issue' ? one.issueId : [])),
  );
  const isForeseen = ({ code, subjectId }: ComparedIssue) =>
    code === 'user_default_org_not_expected' && foreseen.has(subjectId);
  const added = compared.filter(({ id }) => !before.has(id));
  return {
    gone: earlier.issues.filter(({ id }) => !now.has(id) && !accepted.has(id)),
    fresh: added.filter((issue) => !isForeseen(issue)),
    continued: added.filter(isForeseen),
    unchanged: compared.filter(({ id }) => before.has(id)),
  };
}

/** Users whose assignment the earlier plan foresaw to need a move, and whose assignment is done. */
function foreseenMoves({ plan }: EarlierAudit, now: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    plan.actions
      .filter(
        ({ type, effects, issue_ids }) =>
          type === 'assign_user_to_org' &&
          effects.will_need_move &&
          issue_ids.every((id) => !now.has(id)),
      )
      .map(({ target }) => target.id),
  );
}

/** An issue as far as two audits can be compared by it. */
export function comparedIssue(issue: Issue, sentence: (issue: Issue) => string): ComparedIssue {
  return {
    id: issue.id,
    code: issue.code,
    accountId: issue.accountId,
    subjectId: issue.subject.id,
    sentence: sentence(issue),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
