import { expect, test } from 'vitest';
import type { AccountId } from '../core/identity/account-id.ts';
import type { Domain } from '../core/identity/domain.ts';
import type { Observation, ObservationKind } from '../core/detect/observation.ts';
import type { OrganizationId, TicketId, UserId } from '../core/tenant/records.ts';
import { ENGLISH } from './english.ts';
import { observationSentence } from './observation-sentence.ts';

const organizationId = 360001234567 as OrganizationId;
const accountId = '001ACME' as AccountId;
const domain = 'acme.example' as Domain;
const name = 'Acme';

type Sample<Kind extends ObservationKind> = readonly [
  Omit<Extract<Observation, { kind: Kind }>, 'kind'>,
  string,
];

const SAMPLES: { readonly [Kind in ObservationKind]: Sample<Kind> } = {
  orphan_organization: [
    { organizationId, name },
    'Organization “Acme” (360001234567) has no external id and no domain of an account.',
  ],
  unknown_external_id: [
    { organizationId, name, externalId: 'X1' },
    'Organization “Acme” (360001234567) carries the external id “X1”, which is not in the reference.',
  ],
  stored_organization_missing: [
    { accountId, organizationId },
    'The reference stores organization 360001234567 for account 001ACME, but Zendesk has no such organization.',
  ],
  domain_on_several_organizations: [
    { domain, organizationIds: [organizationId, 12 as OrganizationId] },
    'The domain acme.example is on 2 organizations: 360001234567 and 12.',
  ],
  possible_duplicate_organization: [
    { accountId, organizationId, name, because: 'same_name' },
    'Organization “Acme” (360001234567) may be a second one of account 001ACME: it has the same name as the expected one.',
  ],
  shared_domain: [
    { domain, accountIds: [accountId, '001BETA' as AccountId], setAsideClaims: 0 },
    'The domain acme.example is claimed by 001ACME and 001BETA.',
  ],
  personal_domain_on_organization: [
    { domain: 'gmail.com' as Domain, organizationId, name },
    'Organization “Acme” (360001234567) has the personal mail domain gmail.com.',
  ],
  reference_row_set_aside: [
    { reason: 'bad_id_suffix', rawId: '001X', rawName: name },
    'Row of “Acme” (id “001X”) was set aside: the last three characters of the id do not fit the rest.',
  ],
  reference_value_set_aside: [
    { reason: 'single_label', accountId, column: 'domains', value: 'acme-slug' },
    '“acme-slug” in column “domains” of account 001ACME was set aside: it is a single word, not a domain.',
  ],
  reference_rows_merged: [
    { accountId },
    'Account 001ACME stands in several rows, which were made one.',
  ],
  users_on_subdomain: [
    { accountId, domain, subdomain: 'eu.acme.example' as Domain, users: 2 },
    '2 users are on eu.acme.example, a sub-domain of acme.example of account 001ACME; they are not compared.',
  ],
  users_without_expected_organization: [
    { accountId, users: 1 },
    '1 user of account 001ACME cannot be compared, because the account has no single organization.',
  ],
  ticket_in_other_customers_organization: [
    { ticketId: 31 as TicketId, requesterId: 21 as UserId, organizationId, accountId },
    'Ticket 31 is filed under organization 360001234567 of account 001ACME, of which its requester 21 is a member too.',
  ],
  accepted_issue: [
    {
      issueId: 'issue_1',
      code: 'org_missing_expected_domain',
      accountId,
      subjectKind: 'organization',
      subjectId: '11',
      detail: 'acme.example',
      decidedBy: 'Ada',
      reason: 'They move away',
      until: '2026-12-31',
    },
    'Expected domain is missing (organization 11, acme.example) is accepted until 2026-12-31 by Ada: They move away',
  ],
  decision_in_force: [
    { subject: 'acme.example', accountId, decidedBy: 'Ada', reason: 'Told us', until: null },
    'acme.example is account 001ACME’s, decided by Ada: Told us',
  ],
  decision_set_aside: [
    { subject: 'acme.example', why: 'contradicted' },
    'The decision about “acme.example” does not hold: another decision says something else about the same.',
  ],
  unreadable_record: [
    { layer: 'users', id: null, why: 'email' },
    'A record without an id among the users could not be read: email.',
  ],
};

test.each(Object.entries(SAMPLES))('%s is said in one sentence', (kind, [values, sentence]) => {
  expect(observationSentence({ kind, ...values } as Observation, ENGLISH)).toBe(sentence);
});
