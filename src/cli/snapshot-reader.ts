import { DriftError } from '../core/problem.ts';
import { toInstant, toMilliseconds, userIds } from '../core/tenant/ids.ts';
import type { Instant, Ticket, UserId } from '../core/tenant/records.ts';
import type { BegunWays } from '../run/read-plan/begun-ways.ts';
import type { ReadMemory } from '../run/read-plan/gather-facts.ts';
import { createReader } from '../zendesk/create-reader.ts';
import { withQuery } from '../zendesk/query.ts';
import type { Page, Reader } from '../zendesk/reader.ts';
import type { ReadTransport } from '../zendesk/transport.ts';
import type { Snapshot, SnapshotManifest } from './files/snapshot.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Reads a snapshot as if it were the account. What is not in it is an error, never a request. */
export function snapshotReader({ manifest, pages }: Snapshot): Reader {
  const refusals = new Map(manifest.refusals.map((refusal) => [refusal.request, refusal]));
  const transport: ReadTransport = {
    get: async (path, query) => {
      const request = withQuery(path, query);
      const page = await pages.recall(request);
      if (page !== null) return { status: 200, headers: {}, text: page };
      const refusal = refusals.get(request);
      if (refusal === undefined) throw new DriftError('snapshot_lacks', { address: path });
      return { status: refusal.status, headers: {}, text: refusal.text };
    },
  };
  const reader = createReader(transport);
  const { id, role } = manifest.signed_in;
  // The snapshot was asked for its own window of tickets; a shorter one is a part of that.
  const start = toInstant(Date.parse(manifest.started_at) - manifest.ticket_days * DAY_MS);
  return {
    ...reader,
    currentUser: () => Promise.resolve({ id, role, name: '', email: null, host: null }),
    countTicketsSince: () => reader.countTicketsSince(start),
    ticketsSince: (since) => updatedSince(reader.ticketsSince(start), since),
    ticketsBySearch: (since) => updatedSince(reader.ticketsBySearch(start), since),
  };
}

async function* updatedSince(
  pages: AsyncIterable<Page<Ticket>>,
  since: Instant,
): AsyncGenerator<Page<Ticket>, void, void> {
  const first = toMilliseconds(since);
  for await (const { records, unreadable } of pages) {
    const inWindow = records.filter((ticket) => toMilliseconds(ticket.updatedAt) >= first);
    yield { records: inWindow, unreadable };
  }
}

/** What makes an audit ask for what its snapshot has. */
export type SnapshotCourse = {
  readonly begun: BegunWays;
  readonly remembered: ReadMemory;
  readonly lately: readonly UserId[];
};

/** The ways by which a snapshot was read, so that it is read by the same ones again. */
export function snapshotCourse({ manifest, pages }: Snapshot): SnapshotCourse {
  const { ways, refused_ways: refused, refusals } = manifest;
  const isSingle = ways.memberships === 'memberships_where_unexpected';
  const requests = [...pages.requests(), ...refusals.map(({ request }) => request)];
  return {
    begun: begunIn(ways),
    remembered: {
      // Whether the whole list is cheaper may look otherwise at another speed.
      refused: [
        ...refused,
        ...(isSingle ? (['memberships_list', 'memberships_with_users'] as const) : []),
      ],
      unexpectedShare: null,
    },
    lately: requests.flatMap((request) => {
      const id = /^\/api\/v2\/users\/(\d+)\.json$/.exec(request)?.[1] ?? '';
      return userIds.parse(id) ?? [];
    }),
  };
}

function begunIn({
  organizations,
  users,
  memberships,
  tickets,
}: SnapshotManifest['ways']): BegunWays {
  return {
    ...(organizations && { organizations }),
    ...(users && { users }),
    ...(memberships && { memberships }),
    ...(tickets && { tickets }),
  };
}
