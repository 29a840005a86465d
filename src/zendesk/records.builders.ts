type Raw = Readonly<Record<string, unknown>>;

/** An organization as Zendesk writes it, with fields we do not need. */
export function rawOrganization(changes: Raw = {}): Raw {
  return {
    url: 'https://acme.zendesk.com/api/v2/organizations/11.json',
    id: 11,
    name: 'Acme Labs',
    shared_tickets: false,
    shared_comments: false,
    external_id: '001ACME002',
    created_at: '2024-02-01T08:00:00Z',
    updated_at: '2026-10-05T12:30:00Z',
    domain_names: ['labs.example', 'acme.example'],
    details: null,
    notes: 'call first',
    group_id: null,
    tags: [],
    organization_fields: { region: 'north' },
    ...changes,
  };
}

/** A user as Zendesk writes it to an admin, with fields we do not need. */
export function rawUser(changes: Raw = {}): Raw {
  return {
    id: 21,
    url: 'https://acme.zendesk.com/api/v2/users/21.json',
    name: 'Sample Customer',
    email: 'customer@labs.example',
    created_at: '2024-02-01T08:00:00Z',
    updated_at: '2026-10-05T12:30:00Z',
    phone: null,
    organization_id: 11,
    role: 'end-user',
    verified: true,
    external_id: null,
    active: true,
    shared: false,
    suspended: false,
    ticket_restriction: 'requested',
    user_fields: {},
    ...changes,
  };
}

/** A membership as Zendesk writes it. */
export function rawMembership(changes: Raw = {}): Raw {
  return {
    id: 31,
    url: 'https://acme.zendesk.com/api/v2/organization_memberships/31.json',
    user_id: 21,
    organization_id: 11,
    default: true,
    organization_name: 'Acme Labs',
    view_tickets: true,
    created_at: '2024-02-01T08:00:00Z',
    updated_at: '2024-02-01T08:00:00Z',
    ...changes,
  };
}

/** A ticket as Zendesk writes it, text included. */
export function rawTicket(changes: Raw = {}): Raw {
  return {
    id: 41,
    url: 'https://acme.zendesk.com/api/v2/tickets/41.json',
    requester_id: 21,
    organization_id: 11,
    status: 'open',
    subject: 'The export is empty',
    description: 'Since this morning',
    custom_fields: [{ id: 1, value: 'x' }],
    generated_timestamp: 1_790_000_000,
    created_at: '2026-10-01T08:00:00Z',
    updated_at: '2026-10-05T12:30:00Z',
    ...changes,
  };
}
