import { loadAccount, referenceCsv } from '../../../src/fake-zendesk/accounts/index-of-accounts.ts';
import type { AccountSeed, OrganizationSeed } from '../../../src/fake-zendesk/seed.ts';
import { accountsCsv, domainOf, numbers, salesforceId } from '../large-account.ts';

/** An account to look at, and the list of Salesforce accounts that belongs to it. */
export type PageAccount = { readonly seed: AccountSeed; readonly referenceCsv: string };

const ACCOUNTS = 100_000;
/** Accounts whose organization does not carry their id, and has a user who is no member. */
const TO_REPAIR = 1_000;
/** Accounts with two organizations that carry their id. */
const DOUBLE = 9_500;

/** The larger demo, as it comes with the product. */
export function largeDemo(): PageAccount {
  return { seed: loadAccount('large'), referenceCsv: referenceCsv('large') };
}

/** 100,000 accounts with drift: most have no organization, some have two, some one that wants repairs. */
export function hundredThousand(): PageAccount {
  const repaired = numbers(TO_REPAIR);
  const double = numbers(DOUBLE).map((at) => TO_REPAIR + at);
  return {
    referenceCsv: accountsCsv(ACCOUNTS),
    seed: {
      subdomain: 'bench',
      name: 'Bench',
      pinnedStart: '2026-11-01T00:00:00Z',
      plan: 'enterprise_plus',
      multipleOrganizations: true,
      organizations: [
        ...repaired.map((company) => organization(company, 1, null, [domainOf(company)])),
        ...double.flatMap((company) => [
          organization(company, 1, salesforceId(company), [domainOf(company)]),
          organization(company, 2, salesforceId(company), []),
        ]),
      ],
      users: [
        { id: 1, name: 'Sample admin', email: 'admin@bench.example', role: 'admin', age: 100_000 },
        { id: 2, name: 'Sample agent', email: 'agent@bench.example', role: 'agent', age: 100_000 },
        ...repaired.map((company) => ({
          id: 4_000_000 + company,
          name: `Person ${company}`,
          email: `person@${domainOf(company)}`,
          age: 90_000,
        })),
      ],
      memberships: [],
      tickets: [],
    },
  };
}

function organization(
  company: number,
  which: 1 | 2,
  externalId: string | null,
  domainNames: readonly string[],
): OrganizationSeed {
  return {
    id: which * 1_000_000 + company,
    name: `Company ${company}`,
    external_id: externalId,
    domain_names: domainNames,
    age: 100_000,
  };
}
