import type { WritePermit } from './permit.ts';
import type { WriteRequest } from './write-request.ts';

/** Writes the one request that carries out what a permit allows. The gate looks at it once more. */
export function composeRequest(permit: WritePermit): WriteRequest {
  switch (permit.type) {
    case 'set_org_external_id':
      return {
        method: 'PUT',
        path: `/api/v2/organizations/${permit.organizationId}.json`,
        body: JSON.stringify({ organization: { external_id: permit.externalId } }),
      };
    case 'add_org_domain':
      return {
        method: 'PUT',
        path: `/api/v2/organizations/${permit.organizationId}.json`,
        body: JSON.stringify({
          organization: { domain_names: [...permit.domainNamesJustRead, permit.domain] },
        }),
      };
    case 'assign_user_to_org':
      return {
        method: 'POST',
        path: '/api/v2/organization_memberships.json',
        body: JSON.stringify({
          organization_membership: {
            user_id: permit.userId,
            organization_id: permit.organizationId,
          },
        }),
      };
    case 'move_user_to_org':
      return {
        method: 'PUT',
        path: `/api/v2/users/${permit.userId}/organization_memberships/${permit.membershipId}/make_default.json`,
        body: null,
      };
  }
}
