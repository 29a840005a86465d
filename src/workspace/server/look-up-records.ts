import type { FakeState } from '../../fake-zendesk/state.ts';
import type {
  OrganizationLine,
  OrganizationName,
  OrganizationView,
  PersonView,
  TicketLine,
  TicketView,
  UserView,
} from '../account-view.ts';

const MOST_LINES = 60;

type UserRow = FakeState['users'][number];
type TicketRow = FakeState['tickets'][number];
type OrganizationRow = FakeState['organizations'][number];

/** Tickets that still want something, the last changed first. */
export function listTickets(state: FakeState): readonly TicketLine[] {
  const open = state.tickets.filter((each) => !isOver(each));
  return linesOf(state, open);
}

/** Organizations whose name, external id or domain contains the text. */
export function listOrganizations(state: FakeState, text: string): readonly OrganizationLine[] {
  const wanted = text.toLowerCase();
  return state.organizations
    .filter((each) =>
      [each.name, each.external_id ?? '', ...each.domain_names].some((part) =>
        part.toLowerCase().includes(wanted),
      ),
    )
    .sort((left, right) => left.name.localeCompare(right.name, 'en'))
    .slice(0, MOST_LINES)
    .map((each) => ({
      id: each.id,
      name: each.name,
      externalId: each.external_id,
      domains: each.domain_names,
    }));
}

/** End users whose name or address contains the text. */
export function listPeople(state: FakeState, text: string): readonly PersonView[] {
  const wanted = text.toLowerCase();
  return state.users
    .filter((each) => each.active && each.role === 'end-user')
    .filter((each) =>
      [each.name, each.email ?? ''].some((part) => part.toLowerCase().includes(wanted)),
    )
    .sort((left, right) => left.name.localeCompare(right.name, 'en'))
    .slice(0, MOST_LINES)
    .map(toPerson);
}

/** A ticket with its requester; `null` where there is none of this id. */
export function findTicket(state: FakeState, id: number): TicketView | null {
  const row = state.tickets.find((each) => each.id === id && each.status !== 'deleted');
  if (row === undefined) return null;
  const [line] = linesOf(state, [row]);
  if (line === undefined) return null;
  return { ...line, requesterOrganizations: organizationsOf(state, row.requester_id) };
}

/** An organization with its people and tickets; `null` where there is none of this id. */
export function findOrganization(state: FakeState, id: number): OrganizationView | null {
  const row = state.organizations.find((each) => each.id === id);
  if (row === undefined) return null;
  const memberIds = new Set(
    state.memberships.filter((each) => each.organization_id === id).map((each) => each.user_id),
  );
  return {
    id,
    name: row.name,
    externalId: row.external_id,
    domains: row.domain_names,
    members: state.users.filter((each) => memberIds.has(each.id)).map(toPerson),
    tickets: linesOf(
      state,
      state.tickets.filter((each) => each.organization_id === id),
    ),
  };
}

/** A user with organizations and tickets; `null` where there is none of this id. */
export function findUser(state: FakeState, id: number): UserView | null {
  const row = state.users.find((each) => each.id === id);
  if (row === undefined) return null;
  return {
    ...toPerson(row),
    isSuspended: row.suspended,
    isVerified: row.verified,
    organizations: organizationsOf(state, id),
    tickets: linesOf(
      state,
      state.tickets.filter((each) => each.requester_id === id),
    ),
  };
}

function organizationsOf(state: FakeState, userId: number): OrganizationName[] {
  const byId = new Map(state.organizations.map((each) => [each.id, each]));
  return state.memberships
    .filter((each) => each.user_id === userId)
    .sort((left, right) => Number(right.default) - Number(left.default))
    .flatMap((each) => {
      const organization = byId.get(each.organization_id);
      return organization === undefined ? [] : [toName(organization)];
    });
}

function linesOf(state: FakeState, rows: readonly TicketRow[]): TicketLine[] {
  const users = new Map(state.users.map((each) => [each.id, each]));
  const organizations = new Map(state.organizations.map((each) => [each.id, each]));
  return rows
    .filter((each) => each.status !== 'deleted')
    .sort((left, right) => right.updated - left.updated)
    .slice(0, MOST_LINES)
    .map((each) => {
      const requester = users.get(each.requester_id);
      const organization = organizations.get(each.organization_id ?? 0);
      return {
        id: each.id,
        subject: each.subject,
        status: each.status,
        updatedAt: each.updated,
        requester: requester === undefined ? null : toPerson(requester),
        organization: organization === undefined ? null : toName(organization),
      };
    });
}

function isOver(ticket: TicketRow): boolean {
  return ['solved', 'closed', 'deleted'].includes(ticket.status);
}

function toPerson({ id, name, email, role }: UserRow): PersonView {
  return { id, name, email, role };
}

function toName({ id, name }: OrganizationRow): OrganizationName {
  return { id, name };
}
