import * as z from 'zod/mini';
import {
  ApiError,
  forbidden,
  invalidAttribute,
  parameterMissing,
  recordInvalid,
  type Answer,
} from '../api-errors.ts';
import { adminsOnly, found, idList, pathId, type Call } from '../call.ts';
import { countAnswer } from './counts.ts';
import { followDomains } from '../effects/domains.ts';
import { deleteOrganization } from '../effects/organizations.ts';
import {
  isBlank,
  membershipsByOrganization,
  membershipsByUser,
  organizationsByExternalId,
  organizationsByName,
  ticketsByOrganization,
} from '../indexes.ts';
import { listById } from '../paging.ts';
import { renderOrganization } from '../render/organization.ts';
import type { OrganizationRow } from '../rows.ts';
import { answerPage, answerRows } from './pages.ts';

const text = z.nullable(z.string());

/** What a body may say; whatever else it says is dropped, as Zendesk does. */
const changeSchema = z.object({
  organization: z.object({
    name: z.optional(z.string()),
    external_id: z.optional(z.union([text, z.number()])),
    domain_names: z.optional(z.union([z.array(z.string()), z.string()])),
    shared_tickets: z.optional(z.boolean()),
    shared_comments: z.optional(z.boolean()),
    details: z.optional(text),
    notes: z.optional(text),
    group_id: z.optional(z.nullable(z.number())),
    tags: z.optional(z.array(z.string())),
  }),
});

type OrganizationChange = z.infer<typeof changeSchema>['organization'];

export function listOrganizations(call: Call): Answer {
  const { organizations } = call.account.store;
  return answerPage(
    call,
    'organizations',
    listById(organizations.ids(), organizations.get),
    (row) => renderOrganization(call.account, row),
  );
}

export function countOrganizations(call: Call): Answer {
  return countAnswer(call, 'organizations', call.account.store.organizations.size());
}

export function showOrganization(call: Call): Answer {
  return one(call, organizationOf(call));
}

export function showManyOrganizations(call: Call): Answer {
  const { organizations } = call.account.store;
  const ids = call.query.get('ids');
  const externalIds = call.query.get('external_ids');
  if (ids === null && externalIds === null)
    throw new ApiError(invalidAttribute('ids', 'must be given, or external_ids'));
  const rows =
    ids === null
      ? externalIdList(externalIds ?? '').flatMap((id) => byExternalId(call, id))
      : idList(ids).flatMap((id) => organizations.get(id) ?? []);
  return answerRows(call, 'organizations', inOrder(rows), (row) =>
    renderOrganization(call.account, row),
  );
}

/** Exact, but without regard to case. */
export function searchOrganizations(call: Call): Answer {
  adminsOnly(call);
  const externalId = call.query.get('external_id');
  const name = call.query.get('name');
  if (externalId === null && name === null) throw new ApiError(parameterMissing('external_id'));
  const rows =
    externalId === null
      ? call.account.store.organizations.rowsBy(organizationsByName, (name ?? '').toLowerCase())
      : byExternalId(call, externalId);
  return answerRows(call, 'organizations', rows, (row) => renderOrganization(call.account, row));
}

export function organizationsOfUser(call: Call): Answer {
  const { store } = call.account;
  const user = found(store.users.get(pathId(call)));
  const rows = store.memberships
    .rowsBy(membershipsByUser, user.id)
    .flatMap((each) => store.organizations.get(each.organization_id) ?? []);
  return answerRows(call, 'organizations', inOrder(rows), (row) =>
    renderOrganization(call.account, row),
  );
}

export function organizationRelated(call: Call): Answer {
  const { store } = call.account;
  const { id } = organizationOf(call);
  return {
    status: 200,
    json: {
      organization_related: {
        tickets_count: store.tickets.idsBy(ticketsByOrganization, id).length,
        users_count: store.memberships.idsBy(membershipsByOrganization, id).length,
      },
    },
  };
}

export function updateOrganization(call: Call): Answer {
  const before = organizationOf(call);
  const parsed = changeSchema.safeParse(call.body);
  if (!parsed.success) throw new ApiError(parameterMissing('organization'));
  const change = parsed.data.organization;
  refuseWhatAgentsMayNot(call, change);
  const after = changed(before, change, call.at);
  refuseTakenExternalId(call, after, change);
  refuseTakenName(call, after);
  call.account.store.organizations.put(after, call.at);
  followDomains(call.account, before.domain_names, after);
  return { ...one(call, after), headers: warningFor(call.body) };
}

export function destroyOrganization(call: Call): Answer {
  adminsOnly(call);
  deleteOrganization(call.account, organizationOf(call).id);
  return { status: 204 };
}

function organizationOf(call: Call): OrganizationRow {
  return found(call.account.store.organizations.get(pathId(call)));
}

function one(call: Call, row: OrganizationRow): Answer {
  return { status: 200, json: { organization: renderOrganization(call.account, row) } };
}

function byExternalId(call: Call, externalId: string): OrganizationRow[] {
  return call.account.store.organizations.rowsBy(
    organizationsByExternalId,
    externalId.toLowerCase(),
  );
}

function externalIdList(list: string): string[] {
  const ids = list.split(',').filter((id) => id !== '');
  if (ids.length > 100)
    throw new ApiError(invalidAttribute('external_ids', 'must name at most 100'));
  return ids;
}

function inOrder(rows: readonly OrganizationRow[]): OrganizationRow[] {
  return [...new Set(rows)].sort((left, right) => left.id - right.id);
}

/** Agents may change the notes of an organization and nothing else. */
function refuseWhatAgentsMayNot(call: Call, change: OrganizationChange): void {
  if (call.user.role === 'admin') return;
  if (Object.keys(change).some((key) => key !== 'notes')) throw new ApiError(forbidden());
}

function changed(before: OrganizationRow, change: OrganizationChange, at: number): OrganizationRow {
  const externalId =
    change.external_id === undefined ? before.external_id : asText(change.external_id);
  return {
    ...before,
    name: change.name ?? before.name,
    external_id: externalId,
    domain_names:
      change.domain_names === undefined ? before.domain_names : domains(change.domain_names),
    shared_tickets: change.shared_tickets ?? before.shared_tickets,
    shared_comments: change.shared_comments ?? before.shared_comments,
    details: change.details === undefined ? before.details : change.details,
    notes: change.notes === undefined ? before.notes : change.notes,
    group_id: change.group_id === undefined ? before.group_id : change.group_id,
    tags: change.tags ?? before.tags,
    updated: at,
    generated: at,
  };
}

/** The list as sent takes the place of the one before, whole. */
function domains(sent: string | readonly string[]): string[] {
  const list = typeof sent === 'string' ? sent.split(/[\s,]+/) : sent;
  return [
    ...new Set(list.map((domain) => domain.trim().toLowerCase()).filter((domain) => domain !== '')),
  ];
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

/** For a fixed share of the organizations the complaint stands under `name`. */
function refuseTakenExternalId(
  call: Call,
  after: OrganizationRow,
  change: OrganizationChange,
): void {
  if (change.external_id === undefined || isBlank(after.external_id)) return;
  if (!byExternalId(call, after.external_id).some((other) => other.id !== after.id)) return;
  const field = after.id % 3 === 0 ? 'name' : 'external_id';
  throw new ApiError(recordInvalid(field, 'External has already been taken', 'DuplicateValue'));
}

function refuseTakenName(call: Call, after: OrganizationRow): void {
  const before = call.account.store.organizations.get(after.id);
  if (before?.name === after.name) return;
  const same = call.account.store.organizations.rowsBy(
    organizationsByName,
    after.name.toLowerCase(),
  );
  if (same.some((other) => other.id !== after.id))
    throw new ApiError(recordInvalid('name', 'Name: has already been taken', 'DuplicateValue'));
}

const namesItself = z.object({ organization: z.object({ id: z.unknown() }) });

function warningFor(body: unknown): Record<string, string> {
  const hasId = namesItself.safeParse(body).data?.organization.id !== undefined;
  return hasId ? { 'x-zendesk-api-warn': 'Removed restricted keys ["id"] from parameters' } : {};
}
