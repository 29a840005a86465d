import { findAll, inOrder } from '../../src/core/detect/detect.ts';
import { laySideBySide } from '../../src/core/detect/side-by-side.ts';
import { compare } from '../../src/core/detect/situation.ts';
import { toIssue } from '../../src/core/detect/verdict.ts';
import { makePlan, planHash } from '../../src/core/plan/make-plan.ts';
import { toPolicy } from '../../src/core/plan/policy.ts';
import { readReference } from '../../src/core/reference/read-reference.ts';
import { domainListsOf } from '../../src/core/report/audit-result.ts';
import { toInstant } from '../../src/core/tenant/ids.ts';
import type { Organization, Reading, Tenant } from '../../src/core/tenant/records.ts';
import { membershipTable, ticketTable, userTable } from '../../src/core/tenant/tables.ts';
import {
  accountsFile,
  membershipPages,
  organizationPages,
  ticketPages,
  TICKETS_SINCE,
  userPages,
  type DetectionSize,
} from './detection-account.ts';
import { countEach, createStopwatch, type Side } from './detection-pass.ts';

/**
 * The product: compact tables from pages, names in them numbered, what is found in these, the issues with
 * their evidence, a plan, its hash.
 */
export function ourDetection(size: DetectionSize): Side {
  const loading = createStopwatch();
  const file = accountsFile(size);
  const { reference } = loading.time('reference', () =>
    readReference(file, { file: 'accounts.csv' }),
  );
  const tenant = readPages(size, loading);
  const policy = toPolicy();
  const lists = domainListsOf(policy);
  const source = {
    subdomain: tenant.subdomain,
    mode: 'live' as const,
    reference_digest: reference.digest,
    partial_reference: false,
  };
  const { organizations, users, memberships, tickets } = tenant;
  const layers = [reference.accounts, organizations, users, memberships, tickets];
  const records = layers.reduce((sum, { length }) => sum + length, 0);

  return () => {
    const { time, stages, peaks } = createStopwatch();
    const sides = time('number', () => laySideBySide(reference, tenant, lists));
    globalThis.gc?.();
    const { situation, findings } = time('detect', () => {
      const compared = time('compare', () => compare(sides));
      return { situation: compared, findings: time('find', () => findAll(compared)) };
    });
    const issues = time('evidence', () => inOrder(findings).map(toIssue));
    const plan = time('plan', () => makePlan(issues, source, toInstant(0), { situation, policy }));
    time('hash', () => planHash(plan));
    const codes = countEach(issues.map(({ code }) => code));
    return Promise.resolve({ stages: { ...loading.stages, ...stages }, peaks, codes, records });
  };
}

function readPages(size: DetectionSize, { time }: ReturnType<typeof createStopwatch>): Tenant {
  const organizations: Organization[] = [];
  for (const page of organizationPages(size)) organizations.push(...page);
  // How many there are is known beforehand: Zendesk counts them.
  const users = userTable(size.accounts * size.usersPerAccount);
  const memberships = membershipTable();
  const tickets = ticketTable(size.accounts * size.ticketsPerAccount);
  const fill = <Item>(
    table: { readonly add: (record: Item) => void },
    pages: Iterable<readonly Item[]>,
  ): void => {
    // Making the pages does not count.
    for (const page of pages)
      time('normalise', () => {
        for (const record of page) table.add(record);
      });
  };
  fill(users, userPages(size));
  fill(memberships, membershipPages(size));
  fill(tickets, ticketPages(size));
  const built = time('normalise', () => ({
    users: users.build(),
    memberships: memberships.build(),
    tickets: tickets.build(),
  }));
  return {
    subdomain: 'bench',
    multipleOrganizations: true,
    ticketsSince: TICKETS_SINCE,
    ticketDays: 90,
    organizations,
    ...built,
    readings: {
      organizations: completely(organizations.length),
      users: completely(built.users.length),
      memberships: completely(built.memberships.length),
      tickets: completely(built.tickets.length),
    },
  };
}

function completely(records: number): Reading {
  return { state: 'complete', scope: 'all', records, unreadable: [], keptSince: null, why: null };
}
