/**
 * Where the June 2025 document says less than Zendesk does. Each line is a deviation that was
 * looked at; a test proves that each is still needed.
 */

/** A value that a property takes although its schema does not allow it. */
export type ValueGap = {
  readonly schema: string;
  /** Name of the property; `list[].inner` leads into the items of a list. */
  readonly property: string;
  readonly allows: null | string;
  readonly why: string;
};

const nullable = (schema: string, properties: readonly string[], why: string): ValueGap[] =>
  properties.map((property) => ({ schema, property, allows: null, why }));

export const VALUE_GAPS: readonly ValueGap[] = [
  ...nullable(
    'TicketObject',
    [
      'assignee_id',
      'external_id',
      'forum_topic_id',
      'organization_id',
      'priority',
      'problem_id',
      'recipient',
      'type',
    ],
    'optional fields of a ticket are null where nothing was entered; the document marks none of these',
  ),
  {
    schema: 'TicketObject',
    property: 'status',
    allows: 'deleted',
    why: 'incremental exports hold deleted tickets; the enumeration leaves the status out',
  },
  ...nullable(
    'TicketObject',
    ['custom_fields[].value'],
    'a custom field is null until somebody fills it in',
  ),
  ...nullable(
    'UserForAdmin',
    ['default_group_id', 'email', 'last_login_at', 'signature'],
    'end-users have no group and no signature, some have no address or never signed in',
  ),
  ...nullable(
    'UserForAdmin',
    ['id', 'url', 'created_at', 'updated_at'],
    'the anonymous user of users/me has none of these',
  ),
];

/**
 * Schemas that are read as another one. The document lets a user have the form an agent sees or the
 * form an end-user sees, so that a mistake in the first would pass as the second.
 */
export const SCHEMA_READ_AS: Readonly<Record<string, string>> = { UserObject: 'UserForAdmin' };

/** Paths that the document leaves out, with the documented path whose answers have the same form. */
export const PATH_GAPS: Readonly<Record<string, string>> = {
  '/api/v2/organizations/{id}/users': '/api/v2/users',
  '/api/v2/organizations/{id}/organization_memberships': '/api/v2/organization_memberships',
  '/api/v2/users/{id}/organization_memberships': '/api/v2/organization_memberships',
  '/api/v2/users/{id}/organizations': '/api/v2/organizations',
  '/api/v2/users/{id}/tickets/requested': '/api/v2/tickets',
};

/** Parameters of lists in general, described in Zendesk's text and not at the paths. */
export const LIST_PARAMETERS: readonly string[] = [
  'page',
  'per_page',
  'page[size]',
  'page[after]',
  'page[before]',
  'sort',
  'sort_by',
  'sort_order',
  'include',
];

/** Parameters of single paths that only the text describes. */
export const PARAMETER_GAPS: Readonly<Record<string, readonly string[]>> = {
  '/api/v2/incremental/tickets/cursor': ['exclude_deleted'],
};

/** Bodies that the text describes and the document does not. */
export const BODY_GAPS: Readonly<Record<string, object>> = {
  'PUT /api/v2/organizations/{organization_id}': {
    type: 'object',
    required: ['organization'],
    additionalProperties: false,
    properties: {
      organization: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: {
          name: { type: 'string' },
          external_id: { type: ['string', 'null'] },
          domain_names: { type: 'array', items: { type: 'string' } },
          shared_tickets: { type: 'boolean' },
          shared_comments: { type: 'boolean' },
          details: { type: ['string', 'null'] },
          notes: { type: ['string', 'null'] },
          group_id: { type: ['integer', 'null'] },
          tags: { type: 'array', items: { type: 'string' } },
          organization_fields: { type: 'object' },
        },
      },
    },
  },
  'POST /api/v2/organization_memberships': {
    type: 'object',
    required: ['organization_membership'],
    additionalProperties: false,
    properties: {
      organization_membership: {
        type: 'object',
        required: ['user_id', 'organization_id'],
        additionalProperties: false,
        properties: {
          user_id: { type: 'integer' },
          organization_id: { type: 'integer' },
          default: { type: 'boolean' },
          view_tickets: { type: 'boolean' },
        },
      },
    },
  },
};
