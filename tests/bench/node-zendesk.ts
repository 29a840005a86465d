import zendesk from 'node-zendesk';
import * as z from 'zod/mini';

/** What the program needs from its surroundings. */
export type NodeZendeskOptions = {
  /** Scheme and host of the account. */
  readonly url: string;
  /** An OAuth access token of an admin. */
  readonly token: string;
  /** Tickets that changed since: seconds since 1970. */
  readonly since: number;
  readonly fetch: (url: string, request: RequestInit) => Promise<Response>;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

const organizations = z.array(z.object({ id: z.number(), domain_names: z.array(z.string()) }));
const users = z.array(
  z.object({
    id: z.number(),
    email: z.nullable(z.string()),
    organization_id: z.nullable(z.number()),
  }),
);
const memberships = z.array(z.object({ user_id: z.number(), organization_id: z.number() }));
const ticketPage = z.object({
  result: z.object({
    tickets: z.array(
      z.object({
        id: z.number(),
        requester_id: z.number(),
        organization_id: z.nullable(z.number()),
        status: z.string(),
      }),
    ),
    after_cursor: z.nullable(z.string()),
    end_of_stream: z.boolean(),
  }),
});

/** An account as the client lists it. */
type Listed = {
  readonly organizations: z.infer<typeof organizations>;
  readonly users: z.infer<typeof users>;
  readonly memberships: z.infer<typeof memberships>;
  readonly tickets: z.infer<typeof ticketPage>['result']['tickets'];
};

/**
 * What one would write with `node-zendesk` to compare an account with a list of customers: everything
 * listed by the client's own methods, side by side, and looked at afterwards. Where a method of the
 * client does not get to the end of a large account, the next thing that the client offers takes its
 * place, and a comment says why.
 */
export async function listWithNodeZendesk(options: NodeZendeskOptions): Promise<Listed> {
  const config = {
    endpointUri: `${options.url}/api/v2`,
    oauth: true,
    token: options.token,
    transportConfig: waitingTransport(options),
  };
  const client = zendesk.createClient(config);
  // Memberships are paged by number unless the client is told otherwise, and that ends at 10,000.
  const byCursor = zendesk.createClient({ ...config, ...PAGED_BY_CURSOR });
  const [foundOrganizations, foundUsers, foundMemberships, tickets] = await Promise.all([
    client.organizations.list(),
    client.users.listWithFilter('role', 'end-user'),
    byCursor.organizationmemberships.list(),
    exportTickets(client, options.since),
  ]);
  return {
    organizations: organizations.parse(foundOrganizations),
    users: users.parse(foundUsers),
    memberships: memberships.parse(foundMemberships),
    tickets,
  };
}

const PAGED_BY_CURSOR = { query: { page: { size: 100 } } };

/**
 * The client does not try again when it is told to wait: a list then ends early, with an error in the
 * place of its last record. So its transport waits as long as it is told to, and asks again.
 */
function waitingTransport({ fetch, sleep }: Pick<NodeZendeskOptions, 'fetch' | 'sleep'>) {
  return {
    transportFn: async (url: string, request: RequestInit): Promise<Response> => {
      for (;;) {
        const response = await fetch(url, request);
        if (response.status !== 429) return response;
        await sleep(Number(response.headers.get('retry-after')) * 1000);
      }
    },
    responseAdapter: (response: Response) => response,
  };
}

/**
 * `tickets.incremental` stops after its first page, and `ticketexport.exportCursor` asks for the cursor
 * `undefined` at first, so the pages are asked for one by one. A page begins with what the last one ended
 * with.
 */
async function exportTickets(
  { ticketexport }: ReturnType<typeof zendesk.createClient>,
  since: number,
): Promise<Listed['tickets']> {
  const tickets = new Map<number, Listed['tickets'][number]>();
  let position: Readonly<Record<string, string | number>> = { start_time: since };
  for (;;) {
    const answer = await ticketexport.get(['incremental', 'tickets', 'cursor', position]);
    const { result } = ticketPage.parse(answer);
    for (const ticket of result.tickets)
      if (ticket.status !== 'deleted') tickets.set(ticket.id, ticket);
    if (result.end_of_stream || result.after_cursor === null) return [...tickets.values()];
    position = { cursor: result.after_cursor };
  }
}

/** Users by what is wrong with them: their ids, in the order of the list. */
type Misfiled = { readonly notMembers: readonly number[]; readonly elsewhere: readonly number[] };

/**
 * Compares users with the organizations that their addresses belong to: who is no member of it, and who
 * is, with another one as the default.
 */
export function findMisfiledUsers(listed: Omit<Listed, 'tickets'>): Misfiled {
  const byDomain = new Map(
    listed.organizations.flatMap(({ id, domain_names }) =>
      domain_names.map((domain) => [domain, id] as const),
    ),
  );
  const members = new Set(
    listed.memberships.map(({ user_id, organization_id }) => `${user_id} ${organization_id}`),
  );
  const misfiled = listed.users.flatMap(({ id, email, organization_id }) => {
    const expected = byDomain.get(email?.split('@').at(-1) ?? '');
    if (expected === undefined || organization_id === expected) return [];
    return [{ id, isMember: members.has(`${id} ${expected}`) }];
  });
  return {
    notMembers: misfiled.filter(({ isMember }) => !isMember).map(({ id }) => id),
    elsewhere: misfiled.filter(({ isMember }) => isMember).map(({ id }) => id),
  };
}
