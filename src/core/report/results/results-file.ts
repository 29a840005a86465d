import type * as z from 'zod/mini';
import { sha256Hex } from '../../hash.ts';
import { requireTenant, toSealedPlan } from '../../plan/plan-file.ts';
import type { Plan } from '../../plan/plan-format.ts';
import { DriftError } from '../../problem.ts';
import type { AuditSummary } from '../audit-format.ts';
import { fromFileForm, toFileForm } from '../file-keys.ts';
import { observationItem } from '../observation-item.ts';
import { observationSchema } from './observation-schema.ts';
import {
  RESULTS_FORMAT,
  RESULTS_VERSION,
  resultsBodySchema,
  resultsHeadSchema,
  resultsPartsSchema,
} from './results-format.ts';
import type { AuditResults } from './results.ts';

/** The text of `audit_results.json`: the same results give the same bytes. */
export function writeResults(results: AuditResults): string {
  const { run, summary, plan, issues, duplicates, comparison } = results;
  const content = {
    format: RESULTS_FORMAT,
    version: RESULTS_VERSION,
    run: toFileForm(run),
    audit: summary,
    plan,
    issues: toFileForm(issues),
    duplicates: toFileForm(duplicates),
    comparison: toFileForm(comparison),
  };
  return `${JSON.stringify({ ...content, results_hash: hashOf(content) })}\n`;
}

/**
 * Reads results back and trusts nothing in them: format, then version, then the hash of the whole,
 * then every part, the hash of the plan among them. A hash shows damage and edits by hand; it is no
 * signature, so a plan that is read here is judged again like any other before something is written.
 *
 * @throws DriftError `results_unreadable` for what holds no results, `results_wrong_version` for
 *   another version (values `found`, `supported`), `results_edited` where a hash does not fit
 */
export function readResults(text: string): AuditResults {
  const data = parseJson(text);
  const head = resultsHeadSchema.safeParse(data);
  if (!head.success) throw new DriftError('results_unreadable');
  const { results_hash, ...content } = head.data;
  const { version } = content;
  if (version !== RESULTS_VERSION)
    throw new DriftError('results_wrong_version', { found: version, supported: RESULTS_VERSION });
  if (hashOf(content) !== results_hash) throw new DriftError('results_edited');

  const { audit, plan: planData, ...rest } = parsed(resultsPartsSchema, data);
  const body = parsed(resultsBodySchema, fromFileForm(rest));
  const plan = planOf(planData);
  const observations = audit.observations.items.map((item) =>
    parsed(observationSchema, fromFileForm(item)),
  );
  requireOfOnePiece(audit, plan, body.issues);
  const { run, issues, duplicates, comparison } = body;
  const { by_kind } = audit.observations;
  const summary = { ...audit, observations: { by_kind, items: observations.map(observationItem) } };
  return { run, summary, plan, issues, observations, duplicates, comparison };
}

/**
 * Makes sure that results are of an account.
 * @throws DriftError `results_wrong_tenant` (values `planned`, `found`)
 */
export function requireResultsOf({ plan }: Pick<AuditResults, 'plan'>, subdomain: string): void {
  try {
    requireTenant(plan, subdomain);
  } catch (error) {
    if (!(error instanceof DriftError)) throw error;
    throw new DriftError('results_wrong_tenant', error.values, { cause: error });
  }
}

/** The file is hashed as it is written, without white space, in the order of its keys. */
function hashOf(content: object): string {
  return sha256Hex(JSON.stringify(content));
}

function planOf(data: unknown): Plan {
  try {
    return toSealedPlan(data);
  } catch (cause) {
    throw new DriftError('results_edited', {}, { cause });
  }
}

/** Parts of two audits, each sound in itself, would show figures that nobody found. */
function requireOfOnePiece(audit: AuditSummary, plan: Plan, issues: AuditResults['issues']): void {
  const accounts = new Set<string | null>(issues.map(({ accountId }) => accountId));
  const fits =
    audit.plan_hash === plan.plan_hash &&
    audit.totals.issues === issues.length &&
    plan.actions.every(({ sf_account_id }) => accounts.has(sf_account_id));
  if (!fits) throw new DriftError('results_edited');
}

function parsed<Value>(schema: z.ZodMiniType<Value>, data: unknown): Value {
  const result = schema.safeParse(data);
  if (!result.success) throw new DriftError('results_unreadable');
  return result.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DriftError('results_unreadable', {}, { cause });
  }
}
