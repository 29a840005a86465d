import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { ISSUE_CODES } from '../../src/core/detect/catalogue.ts';
import { detect } from '../../src/core/detect/detect.ts';
import type { Issue, IssueCode } from '../../src/core/detect/issue.ts';
import { situate } from '../../src/core/detect/situation.ts';
import { defaultDomainLists } from '../../src/core/identity/domain-lists.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import type { Tenant } from '../../src/core/tenant/records.ts';
import { randomWorld, referenceOf, tenantOf, type RandomWorld } from '../support/random-world.ts';
import { reference } from '../support/reference.builders.ts';
import { tenant } from '../support/tenant.builders.ts';
import { anyWish } from './any-wish.ts';

const TENANTS = 500;
const LEAST = 20;
const SAME = { numRuns: TENANTS, seed: 20_261_122 };
const TIME_LIMIT = 240_000;

/** An account and the reference that it is laid beside. */
type Sides = { readonly reference: Reference; readonly tenant: Tenant };

const missing = await whyMissing();

describe('detection and the same rules in SQL', async () => {
  if (missing !== null) {
    test.skip(`find the same: ${missing}`, () => undefined);
    return;
  }
  const { addToDuckTables, openDuckTables } = await import('./duck-tables.ts');
  const { detectInSql, issueRows } = await import('./duck-rules.ts');
  const tables = await openDuckTables();
  const lists = defaultDomainLists();
  const counts = new Map<IssueCode, number>();
  afterAll(tables.close);

  /** All tenants at once: DuckDB plans longer than it works. */
  const inSql = async (all: readonly Sides[]): Promise<readonly (readonly string[])[]> => {
    await tables.clear();
    for (const { reference, tenant } of all) {
      addToDuckTables(tables, reference, tenant);
      tables.nextTenant();
    }
    tables.finish(lists);
    const rows = all.map((): string[] => []);
    for (const { tenant, row } of issueRows(tables, await detectInSql(tables))) {
      const own = rows[tenant];
      if (!own) throw new Error(`an issue of no tenant: ${row}`);
      own.push(row);
    }
    return rows.map((own) => own.toSorted());
  };
  const ours = ({ reference, tenant }: Sides): readonly Issue[] =>
    detect(situate(reference, tenant, lists)).issues;
  const rowsOf = (issues: readonly Issue[]) => issues.map(rowOf).toSorted();

  /** Where the two do not agree, they are asked about one tenant at a time, to name the smallest. */
  const agreeOn = async (anySides: fc.Arbitrary<Sides>): Promise<void> => {
    const all = fc.sample(anySides, SAME);
    const issues = all.map(ours);
    for (const { code } of issues.flat()) counts.set(code, (counts.get(code) ?? 0) + 1);
    const found = await inSql(all);
    if (!isDeepStrictEqual(found, issues.map(rowsOf)))
      await fc.assert(
        fc.asyncProperty(anySides, async (sides) => {
          expect(await inSql([sides])).toEqual([rowsOf(ours(sides))]);
        }),
        SAME,
      );
    expect(found).toEqual(issues.map(rowsOf));
  };

  test(
    `find the same in ${TENANTS} accounts that drifted as accounts do`,
    () =>
      agreeOn(
        fc
          .nat(2 ** 31 - 1)
          .map(randomWorld)
          .map(sidesOf),
      ),
    TIME_LIMIT,
  );

  test(
    `find the same in ${TENANTS} accounts in which everything gets in the way of everything`,
    () => agreeOn(anyWish().map((wish) => ({ reference: reference(wish), tenant: tenant(wish) }))),
    TIME_LIMIT,
  );

  test('met every code often enough', () => {
    expect(ISSUE_CODES.filter((code) => (counts.get(code) ?? 0) < LEAST)).toEqual([]);
  });
});

function sidesOf(world: RandomWorld): Sides {
  return { reference: referenceOf(world), tenant: tenantOf(world) };
}

function rowOf({ code, accountId, subject, detail }: Issue): string {
  return [code, accountId ?? '', subject.id, detail].join(' | ');
}

/** Why DuckDB cannot be asked on this machine; `null` where it can. */
async function whyMissing(): Promise<string | null> {
  try {
    await import('@duckdb/node-api');
    return null;
  } catch (cause) {
    return `skipped, for DuckDB cannot be loaded here (${String(cause)})`;
  }
}
