import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/run/check/check.ts';
import type { CheckSubject } from '../../src/run/check/check-subject.ts';
import { checkOn, ticketSubject } from '../support/check-world.ts';
import { stageBundled } from '../support/stage.ts';
import { organizationId, userId } from '../support/tenant.builders.ts';

const staged = stageBundled('demo');
const check = (subject: CheckSubject) => checkOn(staged, subject);

function ticket(id: number): CheckSubject {
  const seed = staged.seed.tickets.find((one) => one.id === id);
  if (!seed) throw new Error(`no ticket ${id}`);
  return ticketSubject(seed, staged.now());
}

const user = (id: number): CheckSubject => ({ kind: 'user', userId: userId(id) });

const organization = (id: number): CheckSubject => ({
  kind: 'organization',
  organizationId: organizationId(id),
});

/** A check in one line: verdict, account, issues, and what becomes of the actions. */
function told({ verdict, findings }: Check): readonly string[] {
  const head =
    verdict.kind === 'drift'
      ? `drift ${verdict.count} ${verdict.worstRisk}`
      : verdict.kind === 'not_in_reference'
        ? `not_in_reference ${verdict.why}`
        : verdict.kind;
  const issues = (findings?.issues ?? []).map(({ id, code }) => {
    const planned = findings?.actions.find(({ action }) => action.issue_ids.includes(id));
    return [code, planned?.action.status, planned?.action.blocked_reason].filter(Boolean).join(' ');
  });
  return [head, findings?.account?.id ?? 'no account', ...issues];
}

// Typed by hand from what the demo is to show.
describe('each demo account from one of its tickets', () => {
  test.each([
    ['Acme Healthcare', 10643, ['drift 1 high', '001ACME001', 'org_missing_external_id prepared']],
    [
      'Acme Labs',
      10587,
      [
        'drift 3 critical',
        '001ACME002',
        'org_duplicate_external_id blocked duplicate_external_id',
        'user_resolution_blocked_duplicate_external_id blocked duplicate_external_id',
        'ticket_resolution_blocked_duplicate_external_id',
      ],
    ],
    [
      'Acme Biotech',
      10650,
      [
        'drift 1 medium',
        '001ACME003',
        'org_domain_attached_elsewhere blocked domain_belongs_to_other_org',
      ],
    ],
    [
      'Acme Retail, somebody who is well',
      10629,
      ['drift 1 medium', '001ACME004', 'org_missing_expected_domain prepared'],
    ],
    [
      'Acme Retail, somebody who is in no organization',
      10447,
      [
        'drift 2 high',
        '001ACME004',
        'org_missing_expected_domain prepared',
        'user_missing_expected_membership prepared',
      ],
    ],
    [
      'Acme Logistics',
      10664,
      ['drift 1 medium', '001ACME005', 'user_default_org_not_expected prepared'],
    ],
    ['Acme Logistics, somebody who is well', 10510, ['in_sync', '001ACME005']],
    ['Acme Studios', 10622, ['drift 1 medium', '001ACME006', 'ticket_org_mismatch']],
    ['Acme Studios, filed right', 10678, ['in_sync', '001ACME006']],
    ['Acme Insurance', 10692, ['in_sync', '001ACME007']],
    ['Acme Energy', 10482, ['in_sync', '001ACME008']],
    [
      'a shared domain that nothing decides',
      10475,
      ['drift 1 medium', 'no account', 'user_domain_ambiguous blocked user_domain_ambiguous'],
    ],
    ['an agent who asks', 10671, ['not_in_reference unclaimed_domain', 'no account']],
    ['somebody without an address', 10636, ['not_in_reference no_usable_address', 'no account']],
    ['a customer of nobody', 10412, ['not_in_reference unclaimed_domain', 'no account']],
  ])('%s', async (_, id, expected) => {
    expect(told(await check(ticket(id)))).toEqual(expected);
  });
});

describe('from a user or an organization', () => {
  test.each([
    [
      'Lena Labs, whose account has two organizations',
      user(380200106067),
      [
        'drift 2 critical',
        '001ACME002',
        'org_duplicate_external_id blocked duplicate_external_id',
        'user_resolution_blocked_duplicate_external_id blocked duplicate_external_id',
      ],
    ],
    [
      'a shared domain, and the default organization decides',
      user(380200125238),
      ['in_sync', '001ACME007'],
    ],
    ['a private address', user(380200131292), ['not_in_reference personal_mail', 'no account']],
    ['a sub-domain, by the default organization', user(380200126247), ['in_sync', '001ACME007']],
    ['nobody', user(4711), ['not_in_reference requester_missing', 'no account']],
    [
      'Acme Labs Europe, in another spelling',
      organization(360001774420),
      ['drift 1 critical', '001ACME002', 'org_duplicate_external_id blocked duplicate_external_id'],
    ],
    [
      'Acme Retail',
      organization(360001100453),
      ['drift 1 medium', '001ACME004', 'org_missing_expected_domain prepared'],
    ],
    [
      'an organization of another list',
      organization(360001335577),
      ['not_in_reference unclaimed_organization', 'no account'],
    ],
    ['none', organization(4711), ['not_in_reference organization_missing', 'no account']],
  ])('%s', async (_, subject, expected) => {
    expect(told(await check(subject))).toEqual(expected);
  });
});

test('Acme Retail tells how its organization was found, and what is beside it', async () => {
  const { findings } = await check(ticket(10629));
  expect(findings?.account).toMatchObject({
    name: 'Acme Retail',
    because: 'domain',
    expected: { id: 360001100453, standing: 'linked', foundBy: 'external_id' },
  });
  expect(findings?.user).toMatchObject({
    email: 'rosa@acmeretail.example',
    standing: 'sole',
    leftOut: null,
    memberships: [{ organizationName: 'Acme Retail', isDefault: true, isExpected: true }],
  });
  expect(findings?.ticket).toMatchObject({
    organizationName: 'Acme Retail',
    standing: 'expected',
    leftOut: null,
  });
  expect(findings?.actions.map(({ checkedAtDryRun }) => checkedAtDryRun)).toEqual([
    ['ticket_side_effect', 'enrolls_too_many_users', 'grants_ticket_access'],
  ]);
  expect(findings?.notLookedAt).toEqual([
    'other_users',
    'other_tickets',
    'partial_reference',
    'latest_changes',
  ]);
});

test('a provisional organization is found by its domain', async () => {
  const { findings } = await check(ticket(10643));
  expect(findings?.account?.expected).toMatchObject({ standing: 'provisional', foundBy: 'domain' });
});
