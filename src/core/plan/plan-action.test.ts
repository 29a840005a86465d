import { expect, test } from 'vitest';
import { actionsOf, onlyActionOf } from '../../../tests/support/audit.builders.ts';

const ACME = { id: 'ACME', name: 'Acme', domains: ['acme.example'] };
const BIRCH = { id: 'BIRCH', domains: ['birch.example'] };
const LINKED = { id: 11, name: 'Acme', externalId: 'ACME', domainNames: ['acme.example'] };

test('a link sends the account’s canonical id to the blank organization', () => {
  const action = onlyActionOf({
    accounts: [{ id: '001Dn00000AbCdE', name: 'Acme', domains: ['acme.example', 'acme.test'] }],
    organizations: [
      { id: 11, name: 'Acme', externalId: '', domainNames: ['acme.example', 'Acme.Test'] },
    ],
  });
  expect(action).toMatchObject({
    type: 'set_org_external_id',
    status: 'prepared',
    blocked_reason: null,
    sf_account_id: '001Dn00000AbCdEIAV',
    account_name: 'Acme',
    target: { kind: 'organization', id: '11', label: 'Acme' },
    before: { external_id: '', found_by: 'domain', sole_domains: ['acme.example', 'acme.test'] },
    after: { external_id: '001Dn00000AbCdEIAV' },
  });
});

test('where several organizations are in question the account is the target, and nothing is promised', () => {
  const action = onlyActionOf({
    accounts: [ACME],
    organizations: [
      { id: 11, domainNames: ['acme.example'] },
      { id: 12, domainNames: ['acme.example'] },
    ],
  });
  expect(action).toMatchObject({
    blocked_reason: 'multiple_org_candidates',
    target: { kind: 'account', id: 'ACME', label: 'Acme' },
    before: null,
    after: null,
    evidence: { organizations: [{ id: '11' }, { id: '12' }] },
  });
});

test('an id that stands there is never replaced, not even in a plan', () => {
  const action = onlyActionOf({
    accounts: [ACME],
    organizations: [{ id: 11, externalId: 'OTHER', domainNames: ['acme.example'] }],
  });
  expect(action).toMatchObject({
    blocked_reason: 'external_id_conflict',
    before: { external_id: 'OTHER' },
    after: null,
  });
});

test('a conflict between a stored and a linked organization shows both', () => {
  const action = onlyActionOf({
    accounts: [{ ...ACME, stored: 12 }],
    organizations: [LINKED, { id: 12 }],
  });
  expect(action).toMatchObject({
    blocked_reason: 'external_id_conflict',
    target: { kind: 'account', id: 'ACME' },
    evidence: { organizations: [{ id: '11' }, { id: '12' }] },
  });
});

test('an organization that several accounts claim names the others', () => {
  const [action] = actionsOf({
    accounts: [ACME, BIRCH],
    organizations: [{ id: 11, domainNames: ['acme.example', 'birch.example'] }],
  });
  expect(action).toMatchObject({
    sf_account_id: 'ACME',
    blocked_reason: 'org_claimed_by_multiple_accounts',
    evidence: { accounts: ['BIRCH'] },
  });
});

test('a domain is put behind those that stand there, in their order and spelling', () => {
  const action = onlyActionOf({
    accounts: [ACME],
    organizations: [{ id: 11, externalId: 'acme', domainNames: ['Z.example', 'b.example'] }],
  });
  expect(action).toMatchObject({
    type: 'add_org_domain',
    detail: 'acme.example',
    before: {
      external_id: 'acme',
      domain_names: ['Z.example', 'b.example'],
      domain_source: 'domain',
    },
    after: { domain_names: ['Z.example', 'b.example', 'acme.example'] },
  });
});

test('a domain that sits elsewhere names its holders behind the expected organization', () => {
  const action = onlyActionOf({
    accounts: [ACME],
    organizations: [
      { id: 12, externalId: 'ACME' },
      { id: 11, domainNames: ['acme.example'] },
    ],
  });
  expect(action).toMatchObject({
    blocked_reason: 'domain_belongs_to_other_org',
    target: { kind: 'organization', id: '12' },
    evidence: { organizations: [{ id: '12' }, { id: '11' }] },
  });
});

test('an assignment adds one organization and changes no default that is there', () => {
  const wish = { accounts: [ACME], organizations: [LINKED, { id: 9 }, { id: 100 }] };
  const kim = { id: 21, email: 'Kim@acme.example' };
  const away = onlyActionOf({ ...wish, users: [{ ...kim, memberOf: [100, 9] }] });
  expect(away).toMatchObject({
    type: 'assign_user_to_org',
    target: { kind: 'user', id: '21', label: 'Kim@acme.example' },
    detail: '11',
    before: {
      email: 'Kim@acme.example',
      organization_ids: ['9', '100'],
      default_organization_id: '100',
      membership_id: null,
    },
    after: { organization_ids: ['9', '11', '100'], default_organization_id: '100' },
  });
  const alone = onlyActionOf({ ...wish, users: [kim] });
  expect(alone).toMatchObject({
    before: { organization_ids: [], default_organization_id: null },
    after: { organization_ids: ['11'], default_organization_id: '11' },
  });
});

test('a move names the membership to make the default and adds nothing', () => {
  const action = onlyActionOf({
    accounts: [ACME],
    organizations: [LINKED, { id: 12 }],
    users: [{ id: 21, email: 'kim@acme.example', memberOf: [12, 11] }],
  });
  expect(action).toMatchObject({
    type: 'move_user_to_org',
    status: 'prepared',
    before: {
      organization_ids: ['11', '12'],
      default_organization_id: '12',
      membership_id: '2102',
    },
    after: { organization_ids: ['11', '12'], default_organization_id: '11' },
  });
});

test('a user of a shared domain is assigned nowhere, and the claimants are named', () => {
  const action = onlyActionOf({
    accounts: [
      { id: 'B', domains: ['x.example'], stored: 12 },
      { id: 'A', domains: ['x.example'] },
    ],
    organizations: [
      { id: 11, externalId: 'A' },
      { id: 12, externalId: 'B' },
    ],
    users: [{ id: 21, email: 'kim@x.example' }],
  });
  expect(action).toMatchObject({
    sf_account_id: null,
    account_name: null,
    detail: '',
    after: null,
    evidence: { organizations: [], accounts: ['A', 'B'] },
  });
});

test('a user of an account with duplicates is assigned nowhere, and the duplicates are named', () => {
  const [, action] = actionsOf({
    accounts: [ACME],
    organizations: [LINKED, { id: 12, externalId: 'ACME' }],
    users: [{ id: 21, email: 'kim@acme.example' }],
  });
  expect(action).toMatchObject({
    type: 'assign_user_to_org',
    blocked_reason: 'duplicate_external_id',
    detail: '',
    after: null,
    evidence: { organizations: [{ id: '11' }, { id: '12' }] },
  });
});
