import { expectedFact, organizationFact } from '../facts.ts';
import { isOnExpected, otherHolders, type DomainCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** A sole domain of the account sits on another organization than the expected one. */
export function orgDomainAttachedElsewhere(domainCase: DomainCase, situation: Situation): Verdict {
  const { accountCase, expectedDomain } = domainCase;
  const { account, expected } = accountCase;
  if (!expected) return silent('no_expected_organization');
  const holders = otherHolders(domainCase, expected, situation);
  if (holders.length === 0) return silent('no_other_organization_has_the_domain');
  return found(
    'org_domain_attached_elsewhere',
    expected.organization.id,
    account,
    () => ({
      expected: expectedFact(expected),
      ...expectedDomain,
      holders: holders.map(organizationFact),
      isOnExpected: isOnExpected(domainCase, expected, situation),
    }),
    expectedDomain.domain,
  );
}
