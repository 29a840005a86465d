import { USER_ROLES } from '../tenant/records.ts';
import type { AccountPlace, Resolution } from './account-case.ts';
import type { DomainNumber } from './claims.ts';
import type { SideBySide } from './side-by-side.ts';

/** Why a user is not audited. */
export type UserLeftOut =
  | 'not_an_end_user'
  | 'deleted'
  | 'suspended'
  | 'no_usable_address'
  | 'personal_mail'
  | 'shared_host';

/** How an audited user hangs together with an account: what a check can say about the user. */
export const ACCOUNT_STANDINGS = [
  // The domain is one account's, and its organization is known.
  'of_an_account',
  // The account has several linked organizations.
  'of_an_account_with_duplicates',
  // The account has no expected organization: nothing can be said.
  'of_an_account_without_organization',
  // Several accounts claim the domain.
  'on_a_shared_domain',
  // No account claims the domain.
  'on_an_unclaimed_domain',
] as const;

/** One of them. */
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number];

/** Whether a standing is a reason why a user is not audited. */
export function isLeftOut(standing: AccountStanding | UserLeftOut): standing is UserLeftOut {
  return USER_STANDINGS.indexOf(standing) >= AUDITED;
}

/** How a user stands: with an account, or outside the audit. */
export const USER_STANDINGS = [
  ...ACCOUNT_STANDINGS,
  'personal_mail',
  'shared_host',
  'not_an_end_user',
  'deleted',
  'suspended',
  'no_usable_address',
] as const satisfies readonly (AccountStanding | UserLeftOut)[];

// Codes are places in the list above; those of audited users come first.

/** Codes below this one are those of audited users. */
export const AUDITED = ACCOUNT_STANDINGS.length;
const NOT_AN_END_USER = USER_STANDINGS.indexOf('not_an_end_user');
const NOT_ACTIVE = USER_STANDINGS.indexOf('deleted');
const SUSPENDED = USER_STANDINGS.indexOf('suspended');
const NO_ADDRESS = USER_STANDINGS.indexOf('no_usable_address');
const END_USER = USER_ROLES.indexOf('end-user');

/** Users, and what is known around them. */
export type AroundUsers = Pick<
  SideBySide,
  'claims' | 'users' | 'organizations' | 'kindOfDomain' | 'decidedUsers'
> & { readonly resolution: Resolution };

/**
 * How all users stand. Users of one group stand alike as far as their addresses go: those on one host,
 * and each user whose address was decided alone.
 */
export type UserCodes = {
  readonly ofUsers: Uint8Array;
  readonly groupOf: Uint32Array;
  /** The id of the organization that is expected of a group, or 0. */
  readonly expectedOfGroup: Float64Array;
};

/** Codes of all users. */
export function codesOfUsers(around: AroundUsers): UserCodes {
  const { users } = around;
  const { columns, length } = users.all;
  const { groupOf, ofGroup, expectedOfGroup } = groupUsers(around);
  const [roles, active, suspended] = [
    columns.role.values(),
    columns.active.values(),
    columns.suspended.values(),
  ];
  const ofUsers = new Uint8Array(length);
  for (let position = 0; position < length; position += 1) {
    if (roles[position] !== END_USER) ofUsers[position] = NOT_AN_END_USER;
    else if (active[position] !== 1) ofUsers[position] = NOT_ACTIVE;
    else if (suspended[position] === 1) ofUsers[position] = SUSPENDED;
    else ofUsers[position] = ofGroup[groupOf[position] ?? 0] ?? NO_ADDRESS;
  }
  return { ofUsers, groupOf, expectedOfGroup };
}

/** What an address says of its user is said once for all users of a group. */
function groupUsers(
  around: AroundUsers,
): Pick<UserCodes, 'groupOf' | 'expectedOfGroup'> & { readonly ofGroup: Uint8Array } {
  const { users, organizations, decidedUsers, resolution } = around;
  const { hosts, hostCodes } = users.all.columns.email;
  const ofGroup = new Uint8Array(hosts.length + decidedUsers.size).fill(NO_ADDRESS);
  const expectedOfGroup = new Float64Array(ofGroup.length);
  const set = (group: number, { standing, expected }: AddressStanding) => {
    ofGroup[group] = USER_STANDINGS.indexOf(standing);
    expectedOfGroup[group] = organizations.all[expected]?.id ?? 0;
  };
  for (let host = 0; host < hosts.length; host += 1) {
    const domain = users.domainOfHost(host);
    if (domain >= 0) set(host, standingOfDomain(domain, around));
  }
  if (decidedUsers.size === 0) return { groupOf: hostCodes(), ofGroup, expectedOfGroup };
  const groupOf = hostCodes().slice();
  let group = hosts.length;
  for (const [position, account] of decidedUsers) {
    const place = resolution.placeOf(account);
    if (place >= 0) {
      set(group, standingOfAccount(place, resolution));
      groupOf[position] = group;
    }
    group += 1;
  }
  return { groupOf, ofGroup, expectedOfGroup };
}

/** How users stand by their address, and the position of the organization that is expected of them, or -1. */
type AddressStanding = {
  readonly standing: (typeof USER_STANDINGS)[number];
  readonly expected: number;
};

function standingOfDomain(
  domain: DomainNumber,
  { claims, kindOfDomain, resolution }: AroundUsers,
): AddressStanding {
  const kind = kindOfDomain(domain);
  if (kind !== 'company') return { standing: kind, expected: -1 };
  const sole = claims.soleAt(domain);
  const place = sole < 0 ? -1 : resolution.placeOf(sole);
  if (place >= 0) return standingOfAccount(place, resolution);
  const isShared = claims.claimantsAt(domain) > 1;
  return { standing: isShared ? 'on_a_shared_domain' : 'on_an_unclaimed_domain', expected: -1 };
}

function standingOfAccount(
  place: AccountPlace,
  { expectedAt, unresolvedAt }: Resolution,
): AddressStanding {
  const expected = expectedAt(place);
  if (expected >= 0) return { standing: 'of_an_account', expected };
  const standing =
    unresolvedAt(place) === 'duplicate_external_id'
      ? 'of_an_account_with_duplicates'
      : 'of_an_account_without_organization';
  return { standing, expected };
}
