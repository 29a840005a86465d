import { DriftError, type ProblemCode } from '../core/problem.ts';
import type { Page, Reader } from '../zendesk/reader.ts';
import { userIds } from '../core/tenant/ids.ts';
import type { UserId } from '../core/tenant/records.ts';

/** Pages of a list that comes to its end. */
export async function* pagesOf<Item>(
  ...pages: readonly (readonly Item[])[]
): AsyncGenerator<Page<Item>> {
  for (const records of pages) yield await Promise.resolve({ records, unreadable: [] });
}

/** Pages of a list that breaks off with a problem. */
export async function* breakingPages<Item>(
  code: ProblemCode,
  ...pages: readonly (readonly Item[])[]
): AsyncGenerator<Page<Item>> {
  yield* pagesOf(...pages);
  throw new DriftError(code, { what: 'users' });
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* nothing(): AsyncGenerator<never> {
  yield* [];
}

/** A reader of an account without records, with what a test wants different. */
export function readerWith(different: Partial<Reader> = {}): Reader {
  const none = () => pagesOf<never>([]);
  return {
    currentUser: () =>
      Promise.resolve({
        id: someUserId(),
        name: 'Sample Admin',
        email: null,
        role: 'admin',
        host: 'acme.zendesk.com',
      }),
    multipleOrganizations: () => Promise.resolve(true),
    countOrganizations: () => Promise.resolve(0),
    countUsers: () => Promise.resolve(0),
    countTicketsSince: () => Promise.resolve(0),
    organizations: none,
    endUsers: none,
    memberships: none,
    ticketsSince: none,
    endUsersBySearch: none,
    endUsersWithoutOrganization: none,
    ticketsBySearch: none,
    membershipsWithUsers: () => nothing(),
    usersOfOrganization: none,
    membershipsOfOrganization: none,
    usersOnDomain: none,
    usersChangedSince: none,
    organizationsChangedSince: none,
    ticketsChangedSince: none,
    organization: () => Promise.resolve(null),
    user: () => Promise.resolve(null),
    ticket: () => Promise.resolve(null),
    organizationsByExternalId: () => Promise.resolve([]),
    membershipsOfUser: () => Promise.resolve([]),
    ticketsRequestedBy: () => Promise.resolve([]),
    organizationsWithIds: () => Promise.resolve([]),
    organizationsWithExternalIds: () => Promise.resolve([]),
    organizationsOnDomains: () => Promise.resolve({ records: [], isComplete: true }),
    firstMembershipsOfUser: () => Promise.resolve({ records: [], isComplete: true }),
    latestTicketsRequestedBy: () => Promise.resolve({ records: [], isComplete: true }),
    ...different,
  };
}

function someUserId(): UserId {
  const id = userIds.parse('1');
  if (id === null) throw new Error('1 is an id');
  return id;
}
