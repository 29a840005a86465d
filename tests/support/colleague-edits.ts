import type { Action, ActionType, Plan } from '../../src/core/plan/plan-format.ts';
import { createRandom, type Random } from '../../src/fake-zendesk/accounts/generate/random.ts';
import type { FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import type { FakeState } from '../../src/fake-zendesk/state.ts';

/** The kinds of edit that a colleague makes at any moment of a run. */
export const EDIT_KINDS = [
  'same_as_planned',
  'add_membership',
  'remove_membership',
  'make_default',
  'set_external_id',
  'drop_domain',
  'add_domain',
  'change_role',
  'change_email',
  'suspend',
  'edit_profile',
  'delete_user',
  'delete_organization',
  'share_tickets',
  'move_ticket',
  'close_ticket',
  'write_in',
  'forbid_several_organizations',
] as const;

/** A kind of edit. */
export type EditKind = (typeof EDIT_KINDS)[number];

/**
 * Makes an edit of a kind on records that the number chooses.
 * @returns the users whose tickets may move by it, now or as the background work that follows
 */
export function makeEdit(
  fake: FakeZendesk,
  plan: Plan,
  kind: EditKind,
  number: number,
): ReadonlySet<number> {
  const random = createRandom(number);
  const state = fake.snapshot();
  const choices = { fake, plan, state, random };
  return new Set(EDITS[kind](choices));
}

type Choices = {
  readonly fake: FakeZendesk;
  readonly plan: Plan;
  readonly state: FakeState;
  readonly random: Random;
};

type Edit = (choices: Choices) => readonly number[];

const EDITS: Readonly<Record<EditKind, Edit>> = {
  same_as_planned: doAsPlanned,
  add_membership: ({ fake, state, random }) => {
    const user = customer(state, random);
    const organization = anyOf(state.organizations, random);
    if (!user || !organization || isMember(state, user.id, organization.id)) return [];
    fake.colleague.addMembership(user.id, organization.id);
    return [user.id];
  },
  remove_membership: ({ fake, state, random }) => {
    const membership = anyOf(state.memberships, random);
    if (!membership) return [];
    fake.colleague.removeMembership(membership.user_id, membership.organization_id);
    return [membership.user_id];
  },
  make_default: ({ fake, state, random }) => {
    const membership = anyOf(state.memberships, random);
    if (membership) fake.colleague.makeDefault(membership.user_id, membership.organization_id);
    return [];
  },
  set_external_id: ({ fake, state, random }) => {
    const organization = anyOf(state.organizations, random);
    const id = random.pick([null, 'CUST-0', 'cust-1', 'LEGACY']);
    if (organization) fake.colleague.setExternalId(organization.id, id);
    return [];
  },
  drop_domain: ({ fake, plan, state, random }) => {
    const planned = anyAction(plan, 'add_org_domain', random);
    const organization =
      state.organizations.find(({ id }) => String(id) === planned?.target.id) ??
      anyOf(state.organizations, random);
    const [dropped, ...rest] = organization?.domain_names ?? [];
    if (!organization || dropped === undefined) return [];
    fake.colleague.setDomains(organization.id, rest);
    return usersOn(state, dropped);
  },
  add_domain: ({ fake, state, random }) => {
    const organization = anyOf(state.organizations, random);
    const domain = random.pick(['c0.test', 'c1.test', 'c0-labs.test', 'new.example']);
    if (!organization || organization.domain_names.includes(domain)) return [];
    fake.colleague.setDomains(organization.id, [...organization.domain_names, domain]);
    return usersOn(state, domain);
  },
  change_role: ({ fake, state, random }) => {
    const user = customer(state, random);
    if (user) fake.colleague.changeRole(user.id, 'agent');
    return [];
  },
  change_email: ({ fake, state, random }) => {
    const user = customer(state, random);
    if (user) fake.colleague.changeEmail(user.id, `person${user.id}@elsewhere.example`);
    return [];
  },
  suspend: ({ fake, state, random }) => {
    const user = customer(state, random);
    if (user) fake.colleague.suspendUser(user.id);
    return [];
  },
  edit_profile: ({ fake, state, random }) => {
    const user = customer(state, random);
    if (!user) return [];
    fake.colleague.editProfile(user.id, { verified: true });
    return [user.id];
  },
  delete_user: ({ fake, state, random }) => {
    const user = customer(state, random);
    if (!user) return [];
    fake.colleague.deleteUser(user.id);
    return [user.id];
  },
  delete_organization: ({ fake, state, random }) => {
    const organization = anyOf(state.organizations, random);
    if (!organization) return [];
    fake.colleague.deleteOrganization(organization.id);
    return state.users.map(({ id }) => id);
  },
  share_tickets: ({ fake, state, random }) => {
    const organization = anyOf(state.organizations, random);
    if (organization) fake.colleague.setSharedTickets(organization.id, true);
    return [];
  },
  move_ticket: ({ fake, plan, state, random }) => {
    const targets = new Set(plan.actions.map(({ target }) => target.id));
    const open = state.tickets.filter(({ status }) => status !== 'closed');
    const ticket =
      anyOf(
        open.filter(({ requester_id }) => targets.has(String(requester_id))),
        random,
      ) ?? anyOf(open, random);
    const organization = anyOf(state.organizations, random);
    if (!ticket || !organization) return [];
    fake.colleague.moveTicket(ticket.id, organization.id);
    return [ticket.requester_id];
  },
  close_ticket: ({ fake, state, random }) => {
    const ticket = anyOf(state.tickets, random);
    if (ticket) fake.colleague.setTicketStatus(ticket.id, 'closed');
    return [];
  },
  write_in: ({ fake, state, random }) => {
    const user = customer(state, random);
    if (!user?.email) return [];
    fake.colleague.receiveRequest({ email: user.email, name: user.name, subject: 'One more' });
    return [];
  },
  forbid_several_organizations: ({ fake, state }) => {
    fake.colleague.allowMultipleOrganizations(false);
    return state.users.map(({ id }) => id);
  },
};

/** A colleague reads the same list of repairs, and is quicker. */
function doAsPlanned({ fake, plan, state, random }: Choices): readonly number[] {
  const action = anyAction(plan, null, random);
  const target = Number(action?.target.id);
  switch (action?.type) {
    case 'set_org_external_id':
      if (state.organizations.some(({ id }) => id === target))
        fake.colleague.setExternalId(target, action.detail);
      return [];
    case 'add_org_domain': {
      const organization = state.organizations.find(({ id }) => id === target);
      if (!organization || organization.domain_names.includes(action.detail)) return [];
      fake.colleague.setDomains(target, [...organization.domain_names, action.detail]);
      return usersOn(state, action.detail);
    }
    case 'assign_user_to_org': {
      const organizationId = Number(action.detail);
      if (!state.organizations.some(({ id }) => id === organizationId)) return [];
      if (isMember(state, target, organizationId)) return [];
      fake.colleague.addMembership(target, organizationId);
      return [target];
    }
    case 'move_user_to_org':
      if (isMember(state, target, Number(action.detail)))
        fake.colleague.makeDefault(target, Number(action.detail));
      return [];
    case undefined:
      return [];
  }
}

function anyAction(plan: Plan, type: ActionType | null, random: Random): Action | undefined {
  return anyOf(
    plan.actions.filter((one) => one.status === 'prepared' && (type ?? one.type) === one.type),
    random,
  );
}

function customer(state: FakeState, random: Random): FakeState['users'][number] | undefined {
  return anyOf(
    state.users.filter(({ role, active }) => role === 'end-user' && active),
    random,
  );
}

function isMember(state: FakeState, userId: number, organizationId: number): boolean {
  return state.memberships.some(
    (one) => one.user_id === userId && one.organization_id === organizationId,
  );
}

function usersOn(state: FakeState, domain: string): readonly number[] {
  return state.users
    .filter(({ email }) => email?.endsWith(`@${domain}`) === true)
    .map(({ id }) => id);
}

function anyOf<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[random.below(Math.max(1, items.length))];
}
