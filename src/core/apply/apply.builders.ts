import { auditOf, type AuditWish } from '../../../tests/support/audit.builders.ts';
import { membership, READ_AT, tenant } from '../../../tests/support/tenant.builders.ts';
import { indexOrganizations } from '../detect/organization-index.ts';
import type { ConcernedUser } from '../plan/concerned-user.ts';
import type { Action, ActionType, Plan } from '../plan/plan-format.ts';
import { sortedOnce } from '../tenant/sorted.ts';
import type { AcrossRecords, NamedRecords, NamedUser } from './live-facts.ts';

type ActionOf<Type extends ActionType> = Extract<Action, { type: Type }>;

/** The plan of a wish. */
export function planOf(wish: AuditWish): Plan {
  return auditOf(wish).plan;
}

/** The only action of a type that a wish's plan holds. */
export function actionOf<Type extends ActionType>(type: Type, wish: AuditWish): ActionOf<Type> {
  const found = planOf(wish).actions.filter((one): one is ActionOf<Type> => one.type === type);
  const [action, ...others] = found;
  if (!action || others.length > 0) throw new Error(`${found.length} actions ${type}`);
  return action;
}

/** What is read across records of an account that is now as the wish says. */
export function acrossOf(wish: AuditWish, change: Partial<AcrossRecords> = {}): AcrossRecords {
  const { organizations, multipleOrganizations } = tenant(wish);
  const domains = (wish.accounts ?? []).flatMap(({ domains: named = [], websites = [] }) => [
    ...named,
    ...websites,
  ]);
  return {
    asOf: READ_AT,
    organizations: indexOrganizations(sortedOnce(organizations)),
    isComplete: true,
    multipleOrganizations,
    usersOnDomain: new Map(
      domains.map((domain) => [
        domain,
        {
          isComplete: true,
          users: usersOf(wish).filter(({ user }) => user.email?.endsWith(`@${domain}`) === true),
        },
      ]),
    ),
    ...change,
  };
}

/** The records that an action names, of an account that is now as the wish says. */
export function recordsOf(action: Action, wish: AuditWish): NamedRecords {
  const { organizations } = tenant(wish);
  const organizationAt = (id: string) =>
    organizations.find((organization) => String(organization.id) === id) ?? null;
  switch (action.type) {
    case 'set_org_external_id':
      return {
        type: action.type,
        organization: organizationAt(action.target.id),
        sameExternalId: organizations.filter(
          ({ externalId }) => externalId?.toLowerCase() === action.detail.toLowerCase(),
        ),
      };
    case 'add_org_domain':
      return { type: action.type, organization: organizationAt(action.target.id) };
    case 'assign_user_to_org':
    case 'move_user_to_org':
      return {
        type: action.type,
        organization: organizationAt(action.detail),
        user: usersOf(wish).find(({ user }) => String(user.id) === action.target.id) ?? null,
      };
  }
}

function usersOf(wish: AuditWish): readonly NamedUser[] {
  const { users, memberships, tickets } = tenant(wish);
  return users.map((user) => {
    const own = memberships.filter(({ userId }) => userId === user.id);
    const openTickets: ConcernedUser['openTickets'] = tickets.filter(
      ({ requesterId, status }) => requesterId === user.id && status !== 'closed',
    );
    const ids = new Set(own.map(({ organizationId }) => organizationId));
    if (user.organizationId !== null) ids.add(user.organizationId);
    return {
      user,
      openTickets,
      memberships: own.map((one) =>
        membership({ ...one, isDefault: one.organizationId === user.organizationId }),
      ),
      organizationIds: [...ids].sort((a, b) => a - b),
    };
  });
}
