import fc from 'fast-check';
import { membershipIds, organizationIds, userIds, type IdKind } from '../../core/tenant/ids.ts';
import type { WritePermit } from './permit.ts';
import type { WriteRequest } from './write-request.ts';

type PermitOf<Type extends WritePermit['type']> = Extract<WritePermit, { type: Type }>;

/** Leave to link organization 11 to an account. */
export const LINK: PermitOf<'set_org_external_id'> = {
  type: 'set_org_external_id',
  organizationId: id(organizationIds, 11),
  externalId: '001ACME001',
};

/** Leave to add a third domain to organization 11. */
export const DOMAIN: PermitOf<'add_org_domain'> = {
  type: 'add_org_domain',
  organizationId: id(organizationIds, 11),
  domain: 'acme.test',
  domainNamesJustRead: ['Acme.example', 'acme-labs.example'],
};

/** Leave to assign user 21 to organization 11. */
export const ASSIGN: PermitOf<'assign_user_to_org'> = {
  type: 'assign_user_to_org',
  userId: id(userIds, 21),
  organizationId: id(organizationIds, 11),
};

/** Leave to make membership 31 of user 21 the default. */
export const MOVE: PermitOf<'move_user_to_org'> = {
  type: 'move_user_to_org',
  userId: id(userIds, 21),
  membershipId: id(membershipIds, 31),
};

/** One permit of each kind. */
export const PERMITS: readonly WritePermit[] = [LINK, DOMAIN, ASSIGN, MOVE];

const ORGANIZATION_11 = '/api/v2/organizations/11.json';

/** What each permit allows, written out by hand. */
export const ALLOWED: Readonly<Record<WritePermit['type'], WriteRequest>> = {
  set_org_external_id: {
    method: 'PUT',
    path: ORGANIZATION_11,
    body: '{"organization":{"external_id":"001ACME001"}}',
  },
  add_org_domain: {
    method: 'PUT',
    path: ORGANIZATION_11,
    body: '{"organization":{"domain_names":["Acme.example","acme-labs.example","acme.test"]}}',
  },
  assign_user_to_org: {
    method: 'POST',
    path: '/api/v2/organization_memberships.json',
    body: '{"organization_membership":{"user_id":21,"organization_id":11}}',
  },
  move_user_to_org: {
    method: 'PUT',
    path: '/api/v2/users/21/organization_memberships/31/make_default.json',
    body: null,
  },
};

const anyId = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.maxSafeInteger().filter(isPositive));
const anyName = fc.oneof(fc.domain(), fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }));

/** Any permit that a plan and a reading can lead to. */
export const anyPermit: fc.Arbitrary<WritePermit> = fc.oneof(
  fc.record({
    type: fc.constant('set_org_external_id' as const),
    organizationId: idOf(organizationIds),
    externalId: anyName,
  }),
  fc
    .uniqueArray(anyName, { minLength: 1, maxLength: 5 })
    .chain(([domain = 'a.example', ...domainNamesJustRead]) =>
      fc.record({
        type: fc.constant('add_org_domain' as const),
        organizationId: idOf(organizationIds),
        domain: fc.constant(domain),
        domainNamesJustRead: fc.constant(domainNamesJustRead),
      }),
    ),
  fc.record({
    type: fc.constant('assign_user_to_org' as const),
    userId: idOf(userIds),
    organizationId: idOf(organizationIds),
  }),
  fc.record({
    type: fc.constant('move_user_to_org' as const),
    userId: idOf(userIds),
    membershipId: idOf(membershipIds),
  }),
);

function idOf<Id extends number>(kind: IdKind<Id>): fc.Arbitrary<Id> {
  return anyId.filter((value): value is typeof value & Id => kind.is(value));
}

function id<Id extends number>(kind: IdKind<Id>, value: number): Id {
  if (!kind.is(value)) throw new Error(`not an id: ${value}`);
  return value;
}

function isPositive(value: number): boolean {
  return value > 0;
}
