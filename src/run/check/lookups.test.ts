import { expect, test } from 'vitest';
import { account, domain } from '../../../tests/support/reference.builders.ts';
import { instant, organization, organizationId } from '../../../tests/support/tenant.builders.ts';
import { readerWith } from '../run.builders.ts';
import { createLookups } from './lookups.ts';

const LATER = Date.parse('2026-11-22T09:00:00Z');

/** Lookups that note what was asked; `found` is what each way shows. */
function noting(found: {
  readonly live?: readonly ReturnType<typeof organization>[];
  readonly searched?: readonly ReturnType<typeof organization>[];
  readonly isComplete?: boolean;
}) {
  const asked: string[] = [];
  const live = found.live ?? [];
  const answer = (what: string, wanted: readonly (string | number)[]) => {
    asked.push(`${what} ${wanted.join(' ')}`);
    return Promise.resolve(live);
  };
  const lookups = createLookups(
    readerWith({
      organizationsWithIds: (ids) => answer('ids', ids),
      organizationsWithExternalIds: (ids) => answer('external ids', ids),
      organizationsByExternalId: (id) => answer('one external id', [id]),
      organizationsOnDomains: (domains) => {
        asked.push(`domains ${domains.join(' ')}`);
        return Promise.resolve({
          records: found.searched ?? [],
          isComplete: found.isComplete ?? true,
        });
      },
    }),
  );
  return { lookups, asked };
}

const ids = (count: number) => Array.from({ length: count }, (_, at) => organizationId(at + 1));

test('nothing to look up is no request', async () => {
  const { lookups, asked } = noting({});
  await lookups.byIds([]);
  await lookups.byAccounts([]);
  await lookups.byDomains([]);
  expect(asked).toEqual([]);
  expect(lookups.notLookedAt(LATER)).toEqual([]);
});

test('an organization is asked for once', async () => {
  const { lookups, asked } = noting({ live: [organization({ id: 7 })] });
  await lookups.byIds(ids(2));
  await lookups.byIds([...ids(3), organizationId(7)]);
  expect(asked).toEqual(['ids 1 2', 'ids 3']);
  expect(lookups.isAsked(organizationId(7))).toBe(true);
  expect(lookups.isAsked(organizationId(8))).toBe(false);
});

test('both spellings of an id are asked for', async () => {
  const { lookups, asked } = noting({});
  await lookups.byAccounts([account({ id: '0015g00000NgZm1AAF' }), account({ id: 'CUST-1' })]);
  expect(asked).toEqual(['external ids 0015g00000NgZm1AAF 0015g00000NgZm1 CUST-1']);
});

test('an id with a comma is asked for alone, or said to be left out', async () => {
  const alone = noting({});
  await alone.lookups.byAccounts([account({ id: 'Acme, Inc' })]);
  expect(alone.asked).toEqual(['one external id Acme, Inc']);
  expect(alone.lookups.notLookedAt(LATER)).toEqual([]);

  const second = noting({});
  await second.lookups.byAccounts([account({ id: 'CUST-1' }), account({ id: 'Acme, Inc' })]);
  expect(second.asked).toEqual(['external ids CUST-1']);
  expect(second.lookups.notLookedAt(LATER)).toEqual(['further_claims']);
});

test('what does not fit into one request is left out and told', async () => {
  const { lookups, asked } = noting({});
  await lookups.byIds(ids(100));
  await lookups.byAccounts(Array.from({ length: 100 }, (_, at) => account({ id: `CUST-${at}` })));
  await lookups.byDomains(Array.from({ length: 20 }, (_, at) => domain(`d${at}.example`)));
  expect(lookups.notLookedAt(LATER)).toEqual(['latest_changes']);

  const more = noting({});
  await more.lookups.byIds(ids(101));
  await more.lookups.byAccounts(
    Array.from({ length: 101 }, (_, at) => account({ id: `CUST-${at}` })),
  );
  await more.lookups.byDomains(Array.from({ length: 21 }, (_, at) => domain(`d${at}.example`)));
  expect(more.lookups.notLookedAt(LATER)).toEqual([
    'further_organizations',
    'further_claims',
    'further_domains',
    'latest_changes',
  ]);
  expect(more.asked).toEqual(asked);
});

test('more results than a page shows are told', async () => {
  const { lookups } = noting({ isComplete: false });
  await lookups.byDomains([domain('a.example')]);
  expect(lookups.notLookedAt(LATER)).toEqual([
    'further_organizations_on_domains',
    'latest_changes',
  ]);
});

test('what Zendesk says now comes before what search remembers, and what is gone is gone', async () => {
  const { lookups } = noting({
    live: [organization({ id: 1, name: 'Now' })],
    searched: [
      organization({ id: 1, name: 'Before' }),
      organization({ id: 2, name: 'Gone' }),
      organization({ id: 3, name: 'Only found' }),
    ],
  });
  await lookups.byDomains([domain('a.example')]);
  await lookups.byIds(ids(2));
  expect(lookups.organizations().map(({ name }) => name)).toEqual(['Now', 'Only found']);
});

test.each([
  ['an organization with the domain', { domainNames: ['a.example'] }, true],
  ['one with another', { domainNames: ['b.example'] }, false],
  ['one that has just been changed', { updatedAt: at('08:45:00') }, false],
  ['one that has not', { updatedAt: at('08:44:59') }, true],
])('search is behind where it does not know %s: %o %s', async (_, different, isBehind) => {
  const live = [organization({ id: 1, domainNames: ['a.example'], ...different })];
  const { lookups } = noting({ live });
  await lookups.byDomains([domain('a.example')]);
  await lookups.byIds(ids(1));
  expect(lookups.notLookedAt(LATER).includes('search_is_behind')).toBe(isBehind);
});

function at(time: string) {
  return instant(`2026-11-22T${time}Z`);
}
