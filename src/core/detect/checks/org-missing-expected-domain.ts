import { expectedFact } from '../facts.ts';
import { isOnExpected, otherHolders, type DomainCase } from '../subjects.ts';
import type { Situation } from '../situation.ts';
import { found, silent, type Verdict } from '../verdict.ts';

/** The expected organization lacks a sole domain of its account, and no other organization has it. */
export function orgMissingExpectedDomain(domainCase: DomainCase, situation: Situation): Verdict {
  const { accountCase, expectedDomain } = domainCase;
  const { account, expected } = accountCase;
  if (!expected) return silent('no_expected_organization');
  if (isOnExpected(domainCase, expected, situation))
    return silent('expected_organization_has_the_domain');
  if (otherHolders(domainCase, expected, situation).length > 0)
    return silent('another_organization_has_the_domain');
  return found(
    'org_missing_expected_domain',
    expected.organization.id,
    account,
    () => ({ expected: expectedFact(expected), ...expectedDomain }),
    expectedDomain.domain,
  );
}
