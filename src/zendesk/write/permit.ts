import type { MembershipId, OrganizationId, UserId } from '../../core/tenant/records.ts';

/** Leave to write one thing: the planned action with the values it was confirmed with. */
export type WritePermit =
  | {
      readonly type: 'set_org_external_id';
      readonly organizationId: OrganizationId;
      readonly externalId: string;
    }
  | {
      readonly type: 'add_org_domain';
      readonly organizationId: OrganizationId;
      readonly domain: string;
      /** The list as it was read right before: `domain_names` is replaced whole by every write. */
      readonly domainNamesJustRead: readonly string[];
    }
  | {
      readonly type: 'assign_user_to_org';
      readonly userId: UserId;
      readonly organizationId: OrganizationId;
    }
  | {
      readonly type: 'move_user_to_org';
      readonly userId: UserId;
      readonly membershipId: MembershipId;
    };
