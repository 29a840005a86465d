import { addressOf, type Account } from '../account.ts';
import { defaultOrganizationOf } from '../effects/memberships.ts';
import type { UserRow } from '../rows.ts';
import { toIso } from '../times.ts';

const ROLE_TYPES = { 'end-user': null, agent: 0, admin: 4 } as const;

/** A user as the API shows it to an agent, with all documented fields. */
export function renderUser(account: Account, row: UserRow) {
  const isEndUser = row.role === 'end-user';
  return {
    id: row.id,
    url: `${addressOf(account)}/api/v2/users/${row.id}.json`,
    name: row.name,
    email: row.email,
    created_at: toIso(row.created),
    updated_at: toIso(row.updated),
    time_zone: 'London',
    iana_time_zone: 'Europe/London',
    phone: row.phone,
    shared_phone_number: null,
    photo: null,
    locale_id: 1,
    locale: 'en-US',
    organization_id: defaultOrganizationOf(account, row.id),
    role: row.role,
    verified: row.verified,
    external_id: row.external_id,
    tags: row.tags,
    alias: '',
    active: row.active,
    shared: false,
    shared_agent: false,
    last_login_at: row.verified ? toIso(row.updated) : null,
    two_factor_auth_enabled: isEndUser ? null : true,
    signature: null,
    details: row.details ?? '',
    notes: row.notes ?? '',
    role_type: ROLE_TYPES[row.role],
    custom_role_id: isEndUser || !account.plan.startsWith('enterprise') ? null : 9_000_001,
    moderator: !isEndUser,
    ticket_restriction: row.ticket_restriction,
    only_private_comments: false,
    restricted_agent: row.role !== 'admin',
    suspended: row.suspended,
    default_group_id: isEndUser ? null : 9_100_001,
    report_csv: row.role === 'admin',
    chat_only: false,
    user_fields: {
      preferred_language: row.id % 3 === 0 ? 'de' : 'en',
      newsletter: row.id % 2 === 0,
    },
  };
}

/** Whom `users/me` shows where nobody is signed in. */
export function renderAnonymousUser() {
  return {
    id: null,
    url: null,
    name: 'Anonymous user',
    email: 'invalid@example.com',
    created_at: null,
    updated_at: null,
    time_zone: 'London',
    iana_time_zone: 'Europe/London',
    phone: null,
    shared_phone_number: null,
    photo: null,
    locale_id: 1,
    locale: 'en-US',
    organization_id: null,
    role: 'end-user',
    verified: false,
  };
}
