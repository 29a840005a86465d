import type { ShownRow } from './accounts-table.ts';

// What the bundled account has to show, in the browser as in the terminal.

/** The user whom the colleague of the demo's story edits, and the organization he is added to. */
export const LUDO = 380200118175;
export const GROUP = 360000982140;

/** All that the apply sends besides reading. */
export const EXPECTED_WRITES = [
  'PUT /api/v2/organizations/360001100118.json 200',
  'PUT /api/v2/organizations/360001100453.json 200',
  'POST /api/v2/organization_memberships.json 201',
  'PUT /api/v2/users/380200116157/organization_memberships/380900500582/make_default.json 200',
];

/** Why one action is skipped. */
export const STALE_BECAUSE =
  'organization_ids changed since the audit: planned 360001100564, 360001100786; found 360000982140, 360001100564, 360001100786';

const [FREE, PLANNED] = [['Seen no'], ['Seen no', 'Plan yes']];

/** The triage of the demo account. */
export const TABLE: readonly ShownRow[] = [
  {
    account: '001ACME002',
    name: 'Acme Labs',
    risk: 'critical',
    issues: '3',
    prepared: '0',
    blocked: '2',
    state: 'blocked',
    codes: [
      'org_duplicate_external_id',
      'user_resolution_blocked_duplicate_external_id',
      'ticket_resolution_blocked_duplicate_external_id',
    ],
    reasons: ['duplicate_external_id'],
    boxes: FREE,
  },
  {
    account: '001ACME004',
    name: 'Acme Retail',
    risk: 'high',
    issues: '2',
    prepared: '2',
    blocked: '0',
    state: 'safe',
    codes: ['org_missing_expected_domain', 'user_missing_expected_membership'],
    reasons: [],
    boxes: PLANNED,
  },
  {
    account: '001ACME001',
    name: 'Acme Healthcare',
    risk: 'high',
    issues: '1',
    prepared: '1',
    blocked: '0',
    state: 'safe',
    codes: ['org_missing_external_id'],
    reasons: [],
    boxes: PLANNED,
  },
  {
    account: '001ACME005',
    name: 'Acme Logistics',
    risk: 'medium',
    issues: '2',
    prepared: '2',
    blocked: '0',
    state: 'safe',
    codes: ['user_default_org_not_expected'],
    reasons: [],
    boxes: PLANNED,
  },
  {
    account: '001ACME006',
    name: 'Acme Studios',
    risk: 'medium',
    issues: '2',
    prepared: '0',
    blocked: '0',
    state: 'ticket-only',
    codes: ['ticket_org_mismatch'],
    reasons: [],
    boxes: FREE,
  },
  {
    account: '001ACME003',
    name: 'Acme Biotech',
    risk: 'medium',
    issues: '1',
    prepared: '0',
    blocked: '1',
    state: 'blocked',
    codes: ['org_domain_attached_elsewhere'],
    reasons: ['domain_belongs_to_other_org'],
    boxes: FREE,
  },
  {
    account: '',
    name: '(no single account)',
    risk: 'medium',
    issues: '1',
    prepared: '0',
    blocked: '1',
    state: 'blocked',
    codes: ['user_domain_ambiguous'],
    reasons: ['user_domain_ambiguous'],
    boxes: FREE,
  },
];

/** What is left: the rows of the four repairs are gone, but for the half that turned stale. */
export const TABLE_AFTER: readonly ShownRow[] = [
  ...rowsOfAccounts('001ACME002', '001ACME006', '001ACME003'),
  ...rowsOfAccounts('001ACME005').map((row) => ({ ...row, issues: '1', prepared: '1' })),
  ...rowsOfAccounts(''),
];

function rowsOfAccounts(...accounts: readonly string[]): readonly ShownRow[] {
  return accounts.flatMap((id) => TABLE.filter(({ account }) => account === id));
}
