import * as z from 'zod/mini';
import { withQuery } from './query.ts';
import type { ReadTransport } from './transport.ts';

/** Where pages of lists are kept between two readings, by the request they answered. */
export type PageMemory = {
  readonly recall: (request: string) => Promise<string | null>;
  readonly keep: (request: string, page: string) => Promise<void>;
};

/**
 * A transport that asks for no page of an audit's lists twice: what an earlier reading was told is
 * told again, everything else is asked. Of a page only those fields of its records are kept that the
 * records are read from, and where the list goes on.
 */
export function createRecallingTransport(
  transport: ReadTransport,
  memory: PageMemory,
): ReadTransport {
  return {
    get: async (path, query) => {
      const list = LISTS.find((one) => one.path === path);
      if (!list) return await transport.get(path, query);
      const request = withQuery(path, query);
      const kept = await memory.recall(request);
      if (kept !== null) return { status: 200, headers: {}, text: kept };
      const response = await transport.get(path, query);
      const page = response.status === 200 ? reducePage(response.text, list) : null;
      if (page !== null) await memory.keep(request, page);
      return response;
    },
  };
}

type List = { readonly path: string; readonly key: string; readonly fields: readonly string[] };

const LISTS: readonly List[] = [
  {
    path: '/api/v2/organizations.json',
    key: 'organizations',
    fields: ['id', 'name', 'external_id', 'domain_names', 'shared_tickets', 'updated_at'],
  },
  {
    path: '/api/v2/users.json',
    key: 'users',
    fields: [
      'id',
      'email',
      'organization_id',
      'role',
      'active',
      'suspended',
      'verified',
      'ticket_restriction',
      'updated_at',
    ],
  },
  {
    path: '/api/v2/organization_memberships.json',
    key: 'organization_memberships',
    fields: ['id', 'user_id', 'organization_id', 'default'],
  },
  {
    path: '/api/v2/incremental/tickets/cursor.json',
    key: 'tickets',
    fields: ['id', 'requester_id', 'organization_id', 'status', 'updated_at'],
  },
];

const bodySchema = z.record(z.string(), z.unknown());
const recordsSchema = z.array(z.record(z.string(), z.unknown()));

/** A page reduced to what is read from it; `null` for what is no page, which is not worth keeping. */
function reducePage(text: string, { key, fields }: List): string | null {
  const body = bodySchema.safeParse(parseJson(text));
  const records = recordsSchema.safeParse(body.data?.[key]);
  if (!body.success || !records.success) return null;
  const { meta, end_of_stream, after_cursor } = body.data;
  return JSON.stringify({
    [key]: records.data.map((record) => pick(record, fields)),
    meta,
    end_of_stream,
    after_cursor,
  });
}

function pick(record: Readonly<Record<string, unknown>>, fields: readonly string[]): unknown {
  return Object.fromEntries(
    fields.flatMap((field) => (field in record ? [[field, record[field]]] : [])),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
