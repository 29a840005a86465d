import { ISSUE_CATALOGUE, ISSUE_CODES, LAYERS, RISKS } from '../detect/catalogue.ts';
import type { Coverage } from '../detect/coverage.ts';
import type { Detection } from '../detect/detect.ts';
import { OBSERVATION_KINDS } from '../detect/observe.ts';
import type { Issue } from '../detect/issue.ts';
import {
  ACTION_TYPES,
  BLOCKED_REASONS,
  GUARD_REASONS,
  type Action,
  type Plan,
} from '../plan/plan-format.ts';
import type { Reference } from '../reference/reference.ts';
import type { Reading } from '../tenant/records.ts';
import { AUDIT_FORMAT, AUDIT_VERSION, type AuditSummary, type Notice } from './audit-format.ts';
import { countEach, countFound } from './count-by.ts';
import { observationItem } from './observation-item.ts';
import { ROW_STATES, triageRows } from './triage.ts';

/** What a summary is made of: an audit's result, or as much of it as is needed. */
export type SummarisedAudit = {
  readonly situation: { readonly reference: Reference };
  readonly detection: Detection;
  readonly plan: Plan;
};

/**
 * The figures of an audit, with what was read and what was seen beside the issues. It holds no
 * times and no row numbers: the same data make the same summary.
 */
export function auditSummary({ situation, detection, plan }: SummarisedAudit): AuditSummary {
  const { issues, observations, coverage } = detection;
  const accounts = triageRows(issues, plan.actions).filter(({ accountId }) => accountId !== null);
  const prepared = plan.actions.filter(({ status }) => status === 'prepared');
  const blocked = plan.actions.filter(({ status }) => status === 'blocked');
  return {
    format: AUDIT_FORMAT,
    version: AUDIT_VERSION,
    plan_hash: plan.plan_hash,
    source: plan.source,
    policy: plan.policy,
    notices: noticesOf(plan, coverage),
    totals: {
      accounts: accounts.length,
      issues: issues.length,
      prepared_actions: prepared.length,
      blocked_actions: blocked.length,
      observations: observations.length,
    },
    issues: countIssues(issues),
    accounts: {
      by_row_state: countEach(
        ROW_STATES,
        accounts.map(({ rowState }) => rowState),
      ),
      without_writers: accounts.filter(({ isWithoutWriters }) => isWithoutWriters).length,
    },
    actions: countActions(prepared, blocked),
    reference: referenceFigures(situation.reference),
    coverage: coverageFigures(coverage),
    observations: {
      by_kind: countEach(
        OBSERVATION_KINDS,
        observations.map(({ kind }) => kind),
      ),
      items: observations.map(observationItem),
    },
  };
}

/** The text of `audit.json`. */
export function auditJson(audit: SummarisedAudit): string {
  return summaryJson(auditSummary(audit));
}

/** The text of `audit.json` from figures that are known. */
export function summaryJson(summary: AuditSummary): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}

function noticesOf(plan: Plan, coverage: Coverage): Notice[] {
  const notices: Notice[] = [];
  if (!coverage.isComplete) notices.push('incomplete_read');
  if (plan.source.partial_reference) notices.push('partial_reference');
  return notices;
}

function countIssues(issues: readonly Issue[]): AuditSummary['issues'] {
  const entries = issues.map(({ code }) => ISSUE_CATALOGUE[code]);
  return {
    by_code: countEach(
      ISSUE_CODES,
      issues.map(({ code }) => code),
    ),
    by_layer: countEach(
      LAYERS,
      entries.map(({ layer }) => layer),
    ),
    by_risk: countEach(
      RISKS,
      entries.map(({ risk }) => risk),
    ),
    without_single_account: issues.filter(({ accountId }) => accountId === null).length,
  };
}

function countActions(
  prepared: readonly Action[],
  blocked: readonly Action[],
): AuditSummary['actions'] {
  return {
    prepared_by_type: countEach(
      ACTION_TYPES,
      prepared.map(({ type }) => type),
    ),
    blocked_by_type: countEach(
      ACTION_TYPES,
      blocked.map(({ type }) => type),
    ),
    blocked_by_reason: countEach(
      [...BLOCKED_REASONS, ...GUARD_REASONS],
      blocked.flatMap(({ blocked_reason }) => blocked_reason ?? []),
    ),
  };
}

function referenceFigures(reference: Reference): AuditSummary['reference'] {
  const domains = reference.accounts.flatMap((account) =>
    account.domains.map(({ domain }) => domain),
  );
  return {
    accounts: reference.accounts.length,
    domains: new Set(domains).size,
    merged_ids: reference.mergedIds.length,
    rows_set_aside: countFound(reference.setAsideRows.map(({ reason }) => reason)),
    values_set_aside: countFound(reference.setAsideValues.map(({ reason }) => reason)),
  };
}

function coverageFigures(coverage: Coverage): AuditSummary['coverage'] {
  const { readings, accounts, users, tickets } = coverage;
  const { total, linked, provisional, unresolved } = accounts;
  return {
    is_complete: coverage.isComplete,
    ticket_days: coverage.ticketDays,
    multiple_organizations: coverage.multipleOrganizations,
    readings: {
      organizations: readingFigures(readings.organizations),
      users: readingFigures(readings.users),
      memberships: readingFigures(readings.memberships),
      tickets: readingFigures(readings.tickets),
    },
    accounts: { total, linked, provisional, unresolved: { ...unresolved } },
    users: { audited: { ...users.audited }, left_out: { ...users.leftOut } },
    tickets: { audited: { ...tickets.audited }, left_out: { ...tickets.leftOut } },
  };
}

function readingFigures({
  state,
  scope,
  records,
  unreadable,
  why,
  keptSince,
}: Reading): AuditSummary['coverage']['readings']['users'] {
  return { state, scope, records, unreadable: unreadable.length, why, kept_since: keptSince };
}
