import type { NamedRecords } from '../../core/apply/live-facts.ts';
import type { Action } from '../../core/plan/plan-format.ts';
import type { WritePermit } from '../../zendesk/write/permit.ts';

/**
 * The permit for an action, from the plan and the records read right before.
 * @returns `null` where a record or membership is missing that the request has to name
 */
export function permitFor(action: Action, records: NamedRecords): WritePermit | null {
  const { organization } = records;
  if (!organization) return null;
  switch (records.type) {
    case 'set_org_external_id':
      return { type: records.type, organizationId: organization.id, externalId: action.detail };
    case 'add_org_domain':
      return {
        type: records.type,
        organizationId: organization.id,
        domain: action.detail,
        domainNamesJustRead: organization.domainNames,
      };
    case 'assign_user_to_org':
      return records.user
        ? {
            type: records.type,
            userId: records.user.user.id,
            organizationId: organization.id,
          }
        : null;
    case 'move_user_to_org': {
      const membership = records.user?.memberships.find(
        ({ organizationId }) => organizationId === organization.id,
      );
      return membership
        ? { type: records.type, userId: membership.userId, membershipId: membership.id }
        : null;
    }
  }
}
