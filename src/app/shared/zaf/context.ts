import * as z from 'zod/mini';
import { organizationIds, ticketIds, userIds, type IdKind } from '../../../core/tenant/ids.ts';
import type { OrganizationId, TicketId, UserId } from '../../../core/tenant/records.ts';

/** The places of the workspace that the app stands in. */
export const LOCATIONS = [
  'nav_bar',
  'ticket_sidebar',
  'new_ticket_sidebar',
  'user_sidebar',
  'organization_sidebar',
  'modal',
] as const;

/** A place of the workspace; `other` for one that the app was not made for. */
export type ZafLocation = (typeof LOCATIONS)[number] | 'other';

/** Where a frame stands, and the record on screen beside it. */
export type ZafContext = {
  readonly location: ZafLocation;
  /** The guid of this frame, by which a modal finds the frame that opened it. */
  readonly instanceGuid: string | null;
  /** The subdomain of the account, where the workspace tells it here. */
  readonly subdomain: string | null;
  readonly ticketId: TicketId | null;
  readonly userId: UserId | null;
  readonly organizationId: OrganizationId | null;
};

const text = z.catch(z.nullable(z.string()), null);

/** Reads a context as the workspace tells it. A part that it does not tell, or not plainly, is `null`. */
export const contextSchema = z.pipe(
  z.object({
    location: z.string(),
    instanceGuid: z.optional(text),
    account: z.optional(z.catch(z.nullable(z.object({ subdomain: z.optional(text) })), null)),
    ticketId: z.optional(z.unknown()),
    userId: z.optional(z.unknown()),
    organizationId: z.optional(z.unknown()),
  }),
  z.transform((raw): ZafContext => ({
    location: LOCATIONS.find((known) => known === raw.location) ?? 'other',
    instanceGuid: raw.instanceGuid ?? null,
    subdomain: raw.account?.subdomain ?? null,
    ticketId: readId(ticketIds, raw.ticketId),
    userId: readId(userIds, raw.userId),
    organizationId: readId(organizationIds, raw.organizationId),
  })),
);

/** Reads an id that comes as a number or as its digits. */
export function readId<Id extends number>(kind: IdKind<Id>, value: unknown): Id | null {
  return typeof value === 'number' || typeof value === 'string' ? kind.parse(String(value)) : null;
}
