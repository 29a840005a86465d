import { defaultDomainLists } from '../../src/core/identity/domain-lists.ts';
import { detectInSql } from '../duckdb/duck-rules.ts';
import { openDuckTables } from '../duckdb/duck-tables.ts';
import {
  accountPages,
  membershipPages,
  organizationPages,
  ticketPages,
  TICKETS_SINCE,
  userPages,
  type DetectionSize,
} from './detection-account.ts';
import { countEach, createStopwatch, type Side } from './detection-pass.ts';

/** The same rules in SQL: tables of numbers from the same pages, the issues fetched column by column. */
export async function duckDetection(size: DetectionSize): Promise<Side> {
  const tables = await openDuckTables();
  const loading = createStopwatch();
  let records = 0;
  const fill = <Item>(add: (page: readonly Item[]) => void, pages: Iterable<readonly Item[]>) => {
    for (const page of pages) {
      records += page.length;
      loading.time('normalise', () => {
        add(page);
      });
    }
  };
  fill(tables.addAccounts, accountPages(size));
  fill(tables.addOrganizations, organizationPages(size));
  fill(tables.addUsers, userPages(size));
  fill(tables.addMemberships, membershipPages(size));
  fill((page) => {
    tables.addTickets(page, TICKETS_SINCE);
  }, ticketPages(size));
  loading.time('normalise', () => {
    tables.finish(defaultDomainLists());
  });

  return async () => {
    globalThis.gc?.();
    const { timeAsync, stages, peaks } = createStopwatch();
    const issues = await timeAsync('detect', () => detectInSql(tables));
    return {
      stages: { ...loading.stages, ...stages },
      peaks,
      codes: countEach(issues.code),
      records,
    };
  };
}
