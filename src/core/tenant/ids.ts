import type { Instant, MembershipId, OrganizationId, TicketId, UserId } from './records.ts';

/** Tells and reads the ids of one kind of Zendesk record. */
export type IdKind<Id extends number> = {
  /** Whether a number can be such an id: a positive integer below 2^53. */
  readonly is: (value: number) => value is Id;
  /** Reads an id from text: decimal digits, no sign, no leading zero; `null` for any other text. */
  readonly parse: (text: string) => Id | null;
};

/** Ids of organizations. */
export const organizationIds = idKind<OrganizationId>();
/** Ids of users. */
export const userIds = idKind<UserId>();
/** Ids of organization memberships. */
export const membershipIds = idKind<MembershipId>();
/** Ids of tickets. */
export const ticketIds = idKind<TicketId>();

/** Whether a number can be the id of a Zendesk record: a positive integer below 2^53. */
export function isZendeskId(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function idKind<Id extends number>(): IdKind<Id> {
  const is = (value: number): value is Id => isZendeskId(value);
  return {
    is,
    parse: (text) => {
      if (!/^[1-9]\d{0,15}$/.test(text)) return null;
      const value = Number(text);
      return is(value) ? value : null;
    },
  };
}

/** Whether text is an instant as Zendesk writes it: `YYYY-MM-DDTHH:MM:SSZ`. */
export function isInstant(text: string): text is Instant {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
}

/**
 * The instant of a time in milliseconds since 1970, cut to the second.
 * @throws RangeError when the time is no finite number of this calendar
 */
export function toInstant(milliseconds: number): Instant {
  const text = `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
  if (!isInstant(text)) throw new RangeError(`not a time: ${String(milliseconds)}`);
  return text;
}

/** Milliseconds since 1970 of an instant. */
export function toMilliseconds(instant: Instant): number {
  return Date.parse(instant);
}
