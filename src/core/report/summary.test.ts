import { expect, test } from 'vitest';
import { ISSUE_CODES } from '../detect/catalogue.ts';
import type { Coverage } from '../detect/coverage.ts';
import type { Issue } from '../detect/issue.ts';
import type { Action, Plan } from '../plan/plan-format.ts';
import type { Reference } from '../reference/reference.ts';
import type { Reading } from '../tenant/records.ts';
import { auditSummarySchema } from './audit-format.ts';
import { accountWithoutOrganization, issue, issueUnder } from './report.builders.ts';
import { toInstant } from '../tenant/ids.ts';
import { auditJson, auditSummary, type SummarisedAudit } from './summary.ts';

const HASH = 'a'.repeat(64);

const complete: Reading = {
  state: 'complete',
  scope: 'all',
  records: 2,
  unreadable: [],
  why: null,
  keptSince: null,
};
const standings = {
  of_an_account: 1,
  of_an_account_with_duplicates: 0,
  of_an_account_without_organization: 0,
  on_a_shared_domain: 0,
  on_an_unclaimed_domain: 1,
};
const coverage: Coverage = {
  isComplete: true,
  ticketDays: 90,
  readings: { organizations: complete, users: complete, memberships: complete, tickets: complete },
  multipleOrganizations: true,
  accounts: {
    total: 2,
    linked: 1,
    provisional: 0,
    unresolved: {
      duplicate_external_id: 0,
      stored_id_disagrees: 0,
      no_organization: 1,
      several_candidates: 0,
      claimed_by_several_accounts: 0,
    },
    rowsSetAside: 0,
    valuesSetAside: 0,
  },
  users: {
    audited: standings,
    leftOut: {
      not_an_end_user: 0,
      deleted: 0,
      suspended: 0,
      no_usable_address: 0,
      personal_mail: 0,
      shared_host: 0,
    },
  },
  tickets: {
    audited: standings,
    leftOut: {
      closed: 0,
      outside_the_window: 0,
      no_requester: 0,
      requester_not_read: 0,
      requester_not_audited: 0,
    },
  },
};
const plan: Plan = {
  format: 'drift-audit/fix-plan',
  version: 2,
  created_at: '2026-03-01T00:00:00Z',
  plan_hash: HASH,
  source: { subdomain: 'acme', mode: 'demo', reference_digest: HASH, partial_reference: false },
  policy: {
    max_enrolled_users: 25,
    lifted_guards: [],
    ticket_days: 90,
    domain_lists: { version: '1', added_personal: [], added_shared_hosts: [], removed: [] },
    decisions: [],
  },
  actions: [],
  selection: null,
};
const reference: Reference = {
  accounts: [],
  setAsideRows: [],
  setAsideValues: [],
  mergedIds: [],
  decisions: { inForce: [], setAside: [] },
  digest: HASH,
};

function audit(
  issues: readonly Issue[],
  different: {
    readonly plan?: Partial<Plan>;
    readonly coverage?: Partial<Coverage>;
    readonly observations?: SummarisedAudit['detection']['observations'];
  } = {},
): SummarisedAudit {
  return {
    situation: { reference },
    detection: {
      issues,
      observations: different.observations ?? [],
      coverage: { ...coverage, ...different.coverage },
    },
    plan: { ...plan, ...different.plan },
  };
}

function move(account: string, reason: Action['blocked_reason']): Action {
  return {
    id: `action_${account}`,
    type: 'move_user_to_org',
    status: reason === null ? 'prepared' : 'blocked',
    blocked_reason: reason,
    sf_account_id: account,
    account_name: account,
    target: { kind: 'user', id: '21', label: 'pat@acme.example' },
    detail: '11',
    issue_ids: ['issue_8'],
    evidence: { organizations: [], accounts: [] },
    effects: {
      enrolls_now: 0,
      enrolls_later: 0,
      users_with_open_tickets_and_no_membership: 0,
      users_with_other_organization: 0,
      tickets_staying_behind: 0,
      users_gaining_ticket_access: 0,
      agents_choose_organization: false,
      will_need_move: false,
    },
    before: {
      email: 'pat@acme.example',
      organization_ids: ['11', '12'],
      default_organization_id: '12',
      membership_id: '41',
    },
    after: { organization_ids: ['11', '12'], default_organization_id: '11' },
  };
}

test('what is written can be read back by its schema', () => {
  const issues = ISSUE_CODES.map((code) => issue(code));
  const given = audit(issues, {
    observations: [{ kind: 'unreadable_record', layer: 'users', id: null, why: 'no role' }],
  });
  const text = auditJson(given);
  expect(auditSummarySchema.parse(JSON.parse(text))).toEqual(auditSummary(given));
  expect(text.endsWith('}\n')).toBe(true);
});

test('issues are counted by code, layer and risk, zeros included', () => {
  const { issues, totals } = auditSummary(
    audit([
      issueUnder('A', 'org_duplicate_external_id'),
      issueUnder('A', 'ticket_org_mismatch'),
      issueUnder('B', 'ticket_org_mismatch'),
      issue('user_domain_ambiguous'),
    ]),
  );
  expect(totals).toMatchObject({ issues: 4, accounts: 2 });
  expect(issues.by_code).toMatchObject({
    org_duplicate_external_id: 1,
    org_missing_external_id: 0,
    ticket_org_mismatch: 2,
    user_domain_ambiguous: 1,
  });
  expect(Object.keys(issues.by_code)).toEqual(ISSUE_CODES);
  expect(issues.by_layer).toEqual({ org: 1, user: 1, ticket: 2 });
  expect(issues.by_risk).toEqual({ critical: 1, high: 0, medium: 3 });
  expect(issues.without_single_account).toBe(1);
});

test('row states count accounts, and not the row of no single account', () => {
  const { accounts } = auditSummary(
    audit([
      issueUnder('A', 'ticket_org_mismatch'),
      issue('user_domain_ambiguous'),
      accountWithoutOrganization('B', 0),
      accountWithoutOrganization('C', 2),
    ]),
  );
  expect(accounts).toEqual({
    by_row_state: { safe: 0, blocked: 0, mixed: 0, 'ticket-only': 1, review: 2 },
    without_writers: 1,
  });
});

test('actions are counted by type and reason', () => {
  const { actions, totals } = auditSummary(
    audit(
      [issueUnder('A', 'user_default_org_not_expected'), issueUnder('B', 'ticket_org_mismatch')],
      {
        plan: {
          actions: [move('A', null), move('B', 'org_not_linked'), move('B', 'incomplete_read')],
        },
      },
    ),
  );
  expect(totals).toMatchObject({ prepared_actions: 1, blocked_actions: 2 });
  expect(actions.prepared_by_type.move_user_to_org).toBe(1);
  expect(actions.blocked_by_type.move_user_to_org).toBe(2);
  expect(actions.blocked_by_reason).toMatchObject({
    org_not_linked: 1,
    incomplete_read: 1,
    duplicate_external_id: 0,
  });
});

test('a reading that stopped early is said first', () => {
  const partial: Reading = {
    state: 'partial',
    scope: 'all',
    records: 1,
    unreadable: [{ id: '5', why: 'no role' }],
    why: 'refused',
    keptSince: toInstant(0),
  };
  const given = audit([], {
    coverage: { isComplete: false, readings: { ...coverage.readings, users: partial } },
    plan: { source: { ...plan.source, partial_reference: true } },
  });
  const summary = auditSummary(given);
  expect(summary.notices).toEqual(['incomplete_read', 'partial_reference']);
  expect(summary.coverage.readings.users).toEqual({
    state: 'partial',
    scope: 'all',
    records: 1,
    unreadable: 1,
    why: 'refused',
    kept_since: '1970-01-01T00:00:00Z',
  });
});

test('a complete reading with a whole reference needs no notice', () => {
  expect(auditSummary(audit([])).notices).toEqual([]);
});

test('the time of the plan is not in the summary', () => {
  const later = audit([], { plan: { created_at: '2027-01-01T00:00:00Z' } });
  expect(auditJson(later)).toBe(auditJson(audit([])));
});
