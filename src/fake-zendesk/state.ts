import * as z from 'zod/mini';

const dated = { id: z.number(), created: z.number(), updated: z.number(), generated: z.number() };
const text = z.nullable(z.string());

const organization = z.strictObject({
  ...dated,
  name: z.string(),
  external_id: text,
  domain_names: z.array(z.string()),
  shared_tickets: z.boolean(),
  shared_comments: z.boolean(),
  details: text,
  notes: text,
  group_id: z.nullable(z.number()),
  tags: z.array(z.string()),
});

const user = z.strictObject({
  ...dated,
  name: z.string(),
  email: text,
  other_emails: z.array(z.string()),
  external_id: text,
  role: z.enum(['end-user', 'agent', 'admin']),
  active: z.boolean(),
  suspended: z.boolean(),
  verified: z.boolean(),
  ticket_restriction: text,
  phone: text,
  details: text,
  notes: text,
  tags: z.array(z.string()),
});

const membership = z.strictObject({
  ...dated,
  user_id: z.number(),
  organization_id: z.number(),
  default: z.boolean(),
  mapped_by: text,
});

const ticket = z.strictObject({
  ...dated,
  requester_id: z.number(),
  organization_id: z.nullable(z.number()),
  status: z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted']),
  subject: z.string(),
});

const jobBase = { id: z.number(), due: z.number() };
const job = z.discriminatedUnion('kind', [
  z.strictObject({
    ...jobBase,
    kind: z.enum(['enrol_domain', 'release_domain']),
    organization_id: z.number(),
    domain: z.string(),
  }),
  z.strictObject({
    ...jobBase,
    kind: z.literal('move_tickets'),
    user_id: z.number(),
    from_organization_id: z.number(),
  }),
  z.strictObject({
    ...jobBase,
    kind: z.literal('file_tickets'),
    user_id: z.number(),
    organization_id: z.number(),
  }),
]);

const changeOf = <Row extends z.core.$ZodType>(row: Row) =>
  z.strictObject({ id: z.number(), at: z.number(), before: z.nullable(row) });

const stateSchema = z.strictObject({
  format: z.literal('fake-zendesk/state'),
  version: z.literal(1),
  subdomain: z.string(),
  /** The clock when the snapshot was taken. */
  saved_at: z.number(),
  started_at: z.number(),
  multiple_organizations: z.boolean(),
  organizations: z.array(organization),
  users: z.array(user),
  memberships: z.array(membership),
  tickets: z.array(ticket),
  jobs: z.array(job),
  /** Domains from which anybody may write. */
  allowlist: z.array(z.string()),
  next_id: z.number(),
  script_done: z.boolean(),
  /** What search does not know yet. */
  changes: z.strictObject({
    organizations: z.array(changeOf(organization)),
    users: z.array(changeOf(user)),
    memberships: z.array(changeOf(membership)),
    tickets: z.array(changeOf(ticket)),
  }),
});

/** Everything an account is at one moment; plain data that survives JSON. */
export type FakeState = z.infer<typeof stateSchema>;

/** Reads a snapshot back from JSON text; `null` where the text is no snapshot of this version. */
export function parseFakeState(json: string): FakeState | null {
  const parsed = stateSchema.safeParse(readJson(json));
  return parsed.success ? parsed.data : null;
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
