import * as z from 'zod/mini';
import type { Issue, IssueCode, IssueOf } from '../../detect/issue.ts';
import { membershipIds, organizationIds, ticketIds, userIds } from '../../tenant/ids.ts';
import { accountId, domain, idText } from './id-schema.ts';

const organizationId = idText(organizationIds);
const source = z.enum(['domain', 'website']);
const count = z.int().check(z.nonnegative());

const organizationFact = {
  id: organizationId,
  name: z.string(),
  externalId: z.nullable(z.string()),
  domainNames: z.array(z.string()),
};
const organization = z.strictObject(organizationFact);
const candidate = z.strictObject({
  ...organizationFact,
  foundBy: z.enum(['stored_id', 'domain']),
  claimedBy: z.array(accountId),
});
const expected = z.strictObject({
  ...organizationFact,
  standing: z.enum(['linked', 'provisional']),
});
const requesterFact = {
  id: idText(userIds),
  email: z.string(),
  domain,
  defaultOrganizationId: z.nullable(organizationId),
};
const user = z.strictObject({ ...requesterFact, organizationIds: z.array(organizationId) });
const ticket = z.strictObject({
  id: idText(ticketIds),
  status: z.string(),
  organizationId: z.nullable(organizationId),
  requester: z.strictObject(requesterFact),
});
const linked = z.array(organization);

type Evidence<Code extends IssueCode> = IssueOf<Code>['evidence'];

const EVIDENCE: { readonly [Code in IssueCode]: z.ZodMiniType<Evidence<Code>> } = {
  org_duplicate_external_id: z.strictObject({ linked }),
  org_missing_external_id: z.strictObject({ candidates: z.array(candidate) }),
  org_external_id_conflict: z.strictObject({
    candidates: z.array(candidate),
    linked: z.nullable(organization),
  }),
  org_missing_expected_domain: z.strictObject({ expected, domain, source }),
  org_domain_attached_elsewhere: z.strictObject({
    expected,
    domain,
    source,
    holders: z.array(organization),
    isOnExpected: z.boolean(),
  }),
  account_missing_zendesk_org: z.strictObject({ domains: z.array(domain), auditedUsers: count }),
  user_missing_expected_membership: z.strictObject({ user, expected }),
  user_default_org_not_expected: z.strictObject({
    user,
    expected,
    membershipId: z.nullable(idText(membershipIds)),
  }),
  user_resolution_blocked_duplicate_external_id: z.strictObject({ user, linked }),
  user_domain_ambiguous: z.strictObject({
    user,
    claimants: z.array(accountId),
    setAsideClaims: count,
  }),
  ticket_org_mismatch: z.strictObject({ ticket, expected }),
  ticket_resolution_blocked_duplicate_external_id: z.strictObject({ ticket, linked }),
};

function issueOf<const Code extends IssueCode>(code: Code) {
  return z.strictObject({
    id: z.string(),
    code: z.literal(code),
    subject: z.strictObject({
      kind: z.enum(['account', 'organization', 'user', 'ticket']),
      id: z.string(),
    }),
    detail: z.string(),
    accountId: z.nullable(accountId),
    accountName: z.nullable(z.string()),
    evidence: EVIDENCE[code],
  });
}

/** An issue of a file, its keys as they are here. */
export const issueSchema: z.ZodMiniType<Issue> = z.discriminatedUnion('code', [
  issueOf('org_duplicate_external_id'),
  issueOf('org_missing_external_id'),
  issueOf('org_external_id_conflict'),
  issueOf('org_missing_expected_domain'),
  issueOf('org_domain_attached_elsewhere'),
  issueOf('account_missing_zendesk_org'),
  issueOf('user_missing_expected_membership'),
  issueOf('user_default_org_not_expected'),
  issueOf('user_resolution_blocked_duplicate_external_id'),
  issueOf('user_domain_ambiguous'),
  issueOf('ticket_org_mismatch'),
  issueOf('ticket_resolution_blocked_duplicate_external_id'),
]);
