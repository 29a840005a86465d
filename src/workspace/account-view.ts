import * as z from 'zod/mini';

const id = z.number();
const text = z.nullable(z.string());

const personSchema = z.object({ id, name: z.string(), email: text, role: z.string() });
const organizationSchema = z.object({ id, name: z.string() });
const ticketLineSchema = z.object({
  id,
  subject: z.string(),
  status: z.string(),
  updatedAt: z.number(),
  requester: z.nullable(personSchema),
  organization: z.nullable(organizationSchema),
});

/** A ticket as its page shows it. */
export const ticketViewSchema = z.extend(ticketLineSchema, {
  /** Organizations the requester belongs to, the default one first. */
  requesterOrganizations: z.array(organizationSchema),
});

/** An organization as its page shows it. */
export const organizationViewSchema = z.object({
  id,
  name: z.string(),
  externalId: text,
  domains: z.array(z.string()),
  members: z.array(personSchema),
  tickets: z.array(ticketLineSchema),
});

/** A user as their page shows them. */
export const userViewSchema = z.object({
  id,
  name: z.string(),
  email: text,
  role: z.string(),
  isSuspended: z.boolean(),
  isVerified: z.boolean(),
  organizations: z.array(organizationSchema),
  tickets: z.array(ticketLineSchema),
});

export const ticketLinesSchema = z.array(ticketLineSchema);
export const organizationLinesSchema = z.array(
  z.object({ id, name: z.string(), externalId: text, domains: z.array(z.string()) }),
);
export const personLinesSchema = z.array(personSchema);

/** What saving a ticket sends, or submitting a new one. */
export const ticketEditSchema = z.strictObject({
  subject: z.string(),
  requesterId: id,
  organizationId: z.nullable(id),
});

/** What saving an organization sends. */
export const organizationEditSchema = z.strictObject({
  externalId: text,
  domains: z.array(z.string()),
});

export type PersonView = z.infer<typeof personSchema>;
export type OrganizationName = z.infer<typeof organizationSchema>;
export type TicketLine = z.infer<typeof ticketLineSchema>;
export type TicketView = z.infer<typeof ticketViewSchema>;
export type OrganizationView = z.infer<typeof organizationViewSchema>;
export type OrganizationLine = z.infer<typeof organizationLinesSchema>[number];
export type UserView = z.infer<typeof userViewSchema>;
export type TicketEdit = z.infer<typeof ticketEditSchema>;
export type OrganizationEdit = z.infer<typeof organizationEditSchema>;
