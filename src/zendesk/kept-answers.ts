import * as z from 'zod/mini';
import type { Query } from './transport.ts';

/** The form in which answers are kept: what was kept in another one is of no use. */
export const KEPT_FORM = 1;

/** What an audit reads that is worth keeping: which answers, and as much of them as is read. */
type KeptAnswer = {
  readonly path: RegExp;
  /** What stays of a body; `null` where it is not of the form that it should have. */
  readonly reduce: (body: Body, query: Query) => unknown;
};

type Body = Readonly<Record<string, unknown>>;

/**
 * As much of a successful answer as an audit reads from it, as JSON: of records the fields that they are
 * parsed from, of a list how it goes on. `null` for what an audit does not read or has to ask each time
 * (who is signed in), and for an answer that cannot be understood.
 */
export function reduceAnswer(path: string, query: Query, text: string): string | null {
  const kept = keptAnswer(path);
  const body = bodySchema.safeParse(kept && parseJson(text));
  if (!kept || !body.success) return null;
  const reduced = kept.reduce(body.data, query);
  return reduced === null ? null : JSON.stringify(reduced);
}

/** Whether answers under a path are kept at all. */
export function isKept(path: string): boolean {
  return keptAnswer(path) !== undefined;
}

function keptAnswer(path: string): KeptAnswer | undefined {
  return KEPT.find((one) => one.path.test(path));
}

const ORGANIZATION = [
  'id',
  'name',
  'external_id',
  'domain_names',
  'shared_tickets',
  'updated_at',
] as const;
const USER = [
  'id',
  'email',
  'organization_id',
  'role',
  'active',
  'suspended',
  'verified',
  'ticket_restriction',
  'updated_at',
] as const;
const MEMBERSHIP = ['id', 'user_id', 'organization_id', 'default'] as const;
const TICKET = ['id', 'requester_id', 'organization_id', 'status', 'updated_at'] as const;
/** A search that has to begin again goes on from the moment when its last record was created. */
const CREATED = 'created_at';

const memberships = listOf('organization_memberships', MEMBERSHIP, { users: USER });

const KEPT: readonly KeptAnswer[] = [
  kept('organizations', listOf('organizations', ORGANIZATION)),
  kept('users', listOf('users', USER)),
  kept('organization_memberships', memberships),
  kept('incremental/organizations', listOf('organizations', ORGANIZATION)),
  kept('incremental/users/cursor', listOf('users', USER)),
  kept('incremental/tickets/cursor', listOf('tickets', TICKET)),
  kept('search/export', (body, query) => {
    const fields = query['filter[type]'] === 'ticket' ? TICKET : USER;
    return listOf('results', [...fields, CREATED])(body, query);
  }),
  kept(String.raw`users/\d+/organization_memberships`, memberships),
  kept(String.raw`organizations/\d+/organization_memberships`, memberships),
  kept(String.raw`organizations/\d+/users`, listOf('users', USER)),
  kept(String.raw`users/\d+`, ({ user }) => withRecord('user', user, USER)),
  kept('organizations/count', ({ count }) => withRecord('count', count, ['value'])),
  kept('users/count', ({ count }) => withRecord('count', count, ['value'])),
  kept('search/count', ({ count }) => (typeof count === 'number' ? { count } : null)),
  kept('account/settings', ({ settings }) => {
    const found = settingsSchema.safeParse(settings);
    if (!found.success) return null;
    return { settings: { user: pick(found.data.user ?? {}, ['multiple_organizations']) } };
  }),
];

function kept(path: string, reduce: KeptAnswer['reduce']): KeptAnswer {
  return { path: new RegExp(String.raw`^/api/v2/${path}\.json$`), reduce };
}

const bodySchema = z.record(z.string(), z.unknown());
const recordsSchema = z.array(bodySchema);
const settingsSchema = z.object({ user: z.optional(bodySchema) });

/** @param besides lists that may come along with the records, and the fields of theirs */
function listOf(
  key: string,
  fields: readonly string[],
  besides: Readonly<Record<string, readonly string[]>> = {},
): KeptAnswer['reduce'] {
  return (body) => {
    const records = pickAll(body[key], fields);
    if (records === null) return null;
    const { meta, end_of_stream, end_time, after_cursor } = body;
    const along: Record<string, unknown> = {};
    for (const [other, ofOther] of Object.entries(besides)) {
      if (body[other] === undefined) continue;
      along[other] = pickAll(body[other], ofOther);
      if (along[other] === null) return null;
    }
    return { [key]: records, ...along, meta, end_of_stream, end_time, after_cursor };
  };
}

function withRecord(key: string, value: unknown, fields: readonly string[]): unknown {
  const record = bodySchema.safeParse(value);
  return record.success ? { [key]: pick(record.data, fields) } : null;
}

function pickAll(values: unknown, fields: readonly string[]): readonly Body[] | null {
  const records = recordsSchema.safeParse(values);
  return records.success ? records.data.map((record) => pick(record, fields)) : null;
}

function pick(record: Body, fields: readonly string[]): Body {
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
