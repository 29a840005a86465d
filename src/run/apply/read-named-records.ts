import { spellingsOf } from '../../core/identity/account-id.ts';
import type { NamedRecords, NamedUser } from '../../core/apply/live-facts.ts';
import { isNotClosed } from '../../core/detect/situation.ts';
import type { Action } from '../../core/plan/plan-format.ts';
import { organizationIds, userIds } from '../../core/tenant/ids.ts';
import type { Organization, User } from '../../core/tenant/records.ts';
import type { Reader } from '../../zendesk/reader.ts';

/**
 * Reads the records named in an action directly, never by search.
 * @throws DriftError `zendesk_*` where they cannot be read
 */
export async function readNamedRecords(reader: Reader, action: Action): Promise<NamedRecords> {
  switch (action.type) {
    case 'set_org_external_id':
      return {
        type: action.type,
        organization: await readOrganization(reader, action.target.id),
        sameExternalId: await readSameExternalId(reader, action.detail),
      };
    case 'add_org_domain':
      return {
        type: action.type,
        organization: await readOrganization(reader, action.target.id),
      };
    case 'assign_user_to_org':
    case 'move_user_to_org':
      return {
        type: action.type,
        organization: await readOrganization(reader, action.detail),
        user: await readNamedUser(reader, action.target.id),
      };
  }
}

/** A user with memberships and the tickets that are not closed. */
export async function readConcernedUser(reader: Reader, user: User): Promise<NamedUser> {
  const memberships = await reader.membershipsOfUser(user.id);
  const tickets = await reader.ticketsRequestedBy(user.id);
  const ids = new Set(memberships.map(({ organizationId }) => organizationId));
  if (user.organizationId !== null) ids.add(user.organizationId);
  return {
    user,
    memberships,
    organizationIds: [...ids].sort((a, b) => a - b),
    openTickets: tickets.filter(isNotClosed),
  };
}

async function readNamedUser(reader: Reader, id: string): Promise<NamedUser | null> {
  const userId = userIds.parse(id);
  const user = userId === null ? null : await reader.user(userId);
  return user && (await readConcernedUser(reader, user));
}

async function readOrganization(reader: Reader, id: string): Promise<Organization | null> {
  const organizationId = organizationIds.parse(id);
  return organizationId === null ? null : await reader.organization(organizationId);
}

async function readSameExternalId(
  reader: Reader,
  externalId: string,
): Promise<readonly Organization[]> {
  const found: Organization[] = [];
  for (const spelling of spellingsOf(externalId))
    found.push(...(await reader.organizationsByExternalId(spelling)));
  return found;
}
