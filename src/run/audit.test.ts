import { expect, test } from 'vitest';
import { membership, organization, ticket, user } from '../../tests/support/tenant.builders.ts';
import { DriftError } from '../core/problem.ts';
import { toPolicy } from '../core/plan/policy.ts';
import { readReference } from '../core/reference/read-reference.ts';
import type { Reader } from '../zendesk/reader.ts';
import { runAudit, type AuditJob } from './audit.ts';
import { NO_READ_MEMORY } from './read-plan/gather-facts.ts';
import { ACCOUNT_READ_RATES } from './read-plan/rates.ts';
import type { AuditEvent } from './audit-event.ts';
import type { ReadWay } from './read-plan/read-plan.ts';
import { breakingPages, pagesOf, readerWith } from './run.builders.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const LIST = 'id,name,domains\n001ACME,Acme,acme.example\n';

function jobWith(
  reader: Partial<Reader>,
  onEvent: AuditJob['onEvent'] = () => undefined,
): AuditJob {
  const { reference } = readReference(new TextEncoder().encode(LIST), { file: 'accounts.csv' });
  return {
    reader: readerWith(reader),
    reference,
    policy: toPolicy({ ticketDays: 30 }),
    subdomain: 'acme',
    mode: 'live',
    rates: ACCOUNT_READ_RATES,
    remembered: NO_READ_MEMORY,
    now: () => NOW,
    onEvent,
  };
}

test('an audit tells its stages, pages and layers', async () => {
  const events: AuditEvent[] = [];
  await runAudit(jobWith({ countUsers: () => Promise.resolve(7) }, (event) => events.push(event)));
  expect(events.flatMap((event) => (event.kind === 'stage' ? event.stage : []))).toEqual([
    'signing_in',
    'reading',
    'comparing',
  ]);
  expect(events.filter(({ kind }) => kind === 'layer')).toHaveLength(4);
  expect(events).toContainEqual({ kind: 'page', layer: 'users', records: 0, total: 7 });
});

test('memberships that only verdicts on tickets rest on are told as they come', async () => {
  const events: AuditEvent[] = [];
  const list = 'id,name,domains\nACME,Acme,acme.example\nBETA,Beta,beta.example\n';
  const requesters = [21, 22].map((id) =>
    user({ id, email: `requester-${id}@acme.example`, memberOf: [11, 12] }),
  );
  const reader: Partial<Reader> = {
    organizations: () =>
      pagesOf([
        organization({ id: 11, externalId: 'ACME', domainNames: ['acme.example'] }),
        organization({ id: 12, externalId: 'BETA', domainNames: ['beta.example'] }),
      ]),
    endUsers: () => pagesOf(requesters),
    ticketsSince: () =>
      pagesOf(
        requesters.map(({ id }) => ticket({ id: id + 100, requesterId: id, organizationId: 12 })),
      ),
    membershipsOfUser: (id) =>
      Promise.resolve([
        membership({ id: id * 10, userId: id, organizationId: 11 }),
        membership({ id: id * 10 + 1, userId: id, organizationId: 12, isDefault: false }),
      ]),
  };
  const refused: readonly ReadWay[] = ['memberships_list', 'memberships_with_users'];
  const { result } = await runAudit({
    ...jobWith(reader, (event) => events.push(event)),
    reference: readReference(new TextEncoder().encode(list), { file: 'accounts.csv' }).reference,
    remembered: { refused, unexpectedShare: null },
  });
  expect(result.detection.issues).toEqual([]);
  const told = events.flatMap((event) =>
    event.kind === 'page' && event.layer === 'memberships' ? [event.records] : [],
  );
  expect(told).toEqual([2, 4]);
  expect(result.detection.coverage.readings.memberships.records).toBe(4);
});

test('tickets are asked for from the beginning of the window', async () => {
  const asked: string[] = [];
  const ticketsSince: Reader['ticketsSince'] = (since) => {
    asked.push(since);
    return pagesOf([]);
  };
  const { result } = await runAudit(jobWith({ ticketsSince }));
  expect(asked).toEqual(['2026-10-23T09:00:00Z']);
  expect(result.situation.tenant).toMatchObject({
    subdomain: 'acme',
    ticketDays: 30,
    ticketsSince: '2026-10-23T09:00:00Z',
  });
});

test('an agent who may not export tickets gets an audit that says so', async () => {
  const ticketsSince = () => breakingPages<never>('zendesk_no_permission');
  const currentUser = async () =>
    ({ ...(await readerWith().currentUser()), role: 'agent' }) as const;
  const { result, remembered } = await runAudit(jobWith({ ticketsSince, currentUser }));
  // What an agent may not do says nothing of the account.
  expect(remembered.refused).toEqual(['tickets_incremental']);
  expect(result.detection.coverage.isComplete).toBe(false);
  expect(result.detection.coverage.readings.tickets).toMatchObject({
    state: 'not_read',
    why: 'zendesk_no_permission',
  });
});

test('an admin whose account refuses the export of tickets gets them by search', async () => {
  const ticketsSince = () => breakingPages<never>('zendesk_no_permission');
  const { result, ways, remembered } = await runAudit(jobWith({ ticketsSince }));
  expect(result.detection.coverage.isComplete).toBe(true);
  expect(ways.tickets).toEqual(['tickets_search']);
  expect(remembered.refused).toEqual(['tickets_incremental']);
});

test('totals that cannot be had do not end an audit', async () => {
  const countUsers = () => Promise.reject(new DriftError('zendesk_failed'));
  const { result } = await runAudit(jobWith({ countUsers }));
  expect(result.detection.coverage.isComplete).toBe(true);
});

test('losing the sign-in ends the audit, and the other streams stop', async () => {
  let [pages, isDone] = [0, false];
  async function* endless() {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (isDone) throw new Error('read on after the end');
      pages += 1;
      yield { records: [], unreadable: [] };
    }
  }
  const endUsers = () => breakingPages<never>('zendesk_not_signed_in', [], []);
  await expect(runAudit(jobWith({ endUsers, ticketsSince: endless }))).rejects.toMatchObject({
    code: 'zendesk_not_signed_in',
  });
  isDone = true;
  expect(pages).toBeGreaterThan(0);
});

test('another account than the named one is refused before anything is read', async () => {
  const host = 'beta.zendesk.com';
  const { currentUser } = readerWith();
  const reader = {
    currentUser: async () => ({ ...(await currentUser()), host }),
    organizations: () => {
      throw new Error('nothing may be read');
    },
  };
  await expect(runAudit(jobWith(reader))).rejects.toMatchObject({
    code: 'zendesk_wrong_subdomain',
    values: { planned: 'acme', found: 'beta' },
  });
});
