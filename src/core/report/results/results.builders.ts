import { toInstant } from '../../tenant/ids.ts';
import type { RunFacts } from './results.ts';

/** How the audits of these tests were made. */
export const RUN_FACTS: RunFacts = {
  startedAt: Date.parse('2026-11-23T08:00:00Z'),
  finishedAt: Date.parse('2026-11-23T08:03:20Z'),
  requests: 37,
  waitedMs: 1200,
  ticketsSince: toInstant(Date.parse('2026-08-25T08:00:00Z')),
  signedInAs: 'admin',
  referenceFile: 'accounts.csv',
  reading: {
    ways: {
      organizations: ['organizations_list'],
      users: ['users_list'],
      memberships: ['memberships_where_unexpected', 'memberships_list'],
      tickets: [],
    },
    refusedWays: [{ way: 'tickets_search', refusedAt: Date.parse('2026-11-20T08:00:00Z') }],
    unexpectedShare: 0.25,
  },
};
