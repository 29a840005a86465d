import * as z from 'zod/mini';

const id = z.int().check(z.positive());
const age = z.number().check(z.nonnegative());

const organization = z.strictObject({
  id,
  name: z.string(),
  external_id: z.exactOptional(z.nullable(z.string())),
  domain_names: z.exactOptional(z.array(z.string())),
  shared_tickets: z.exactOptional(z.boolean()),
  age,
});

const user = z.strictObject({
  id,
  name: z.string(),
  email: z.nullable(z.string()),
  role: z.exactOptional(z.enum(['end-user', 'agent', 'admin'])),
  active: z.exactOptional(z.boolean()),
  suspended: z.exactOptional(z.boolean()),
  verified: z.exactOptional(z.boolean()),
  ticket_restriction: z.exactOptional(z.nullable(z.enum(['requested', 'organization']))),
  age,
});

const membership = z.strictObject({
  id,
  user_id: id,
  organization_id: id,
  default: z.boolean(),
});

const ticket = z.strictObject({
  id,
  requester_id: id,
  organization_id: z.nullable(id),
  status: z.enum(['new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted']),
  subject: z.string(),
  age,
});

const scriptedEdit = z.strictObject({
  when: z.literal('first_write'),
  edit: z.strictObject({
    kind: z.literal('add_membership'),
    id,
    user_id: id,
    organization_id: id,
  }),
});

/** The form of an account's file. It is held to `AccountSeed` where the file is read. */
export const accountSeedSchema = z.strictObject({
  subdomain: z.string(),
  name: z.string(),
  pinnedStart: z.iso.datetime(),
  plan: z.enum(['team', 'growth', 'professional', 'enterprise', 'enterprise_plus']),
  multipleOrganizations: z.boolean(),
  organizations: z.array(organization),
  users: z.array(user),
  memberships: z.array(membership),
  tickets: z.array(ticket),
  script: z.exactOptional(z.array(scriptedEdit)),
});
