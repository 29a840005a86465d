import type { ChangedInThisRun } from '../../core/apply/live-facts.ts';
import type { Receipt, ReceiptEntry, StopReason } from '../../core/apply/receipt-format.ts';
import type { MovedTicket, TicketWatch } from '../../core/apply/ticket-watch.ts';
import type { ActionType } from '../../core/plan/plan-format.ts';
import type { OrganizationId, UserId } from '../../core/tenant/records.ts';

/** A write whose tickets are watched. */
export type WatchedWrite = {
  readonly actionId: string;
  readonly watch: TicketWatch;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
  /** For a domain: the list as it was before, and the new one once it was seen: all must stay there. */
  readonly domains: {
    readonly organizationId: OrganizationId;
    readonly names: readonly string[];
  } | null;
};

/** What a run has done so far. The one thing in an apply that changes. */
export type RunState = {
  readonly entries: Map<string, ReceiptEntry>;
  readonly watchedWrites: WatchedWrite[];
  readonly domainsAdded: Map<OrganizationId, string[]>;
  readonly mayBeEnrolled: Map<OrganizationId, Set<UserId>>;
  /** Types of which the first write has gone alone. */
  readonly canariesFlown: Set<ActionType>;
  readonly vanishedDomains: Receipt['vanished_domains'];
  /** Watched tickets that were seen under another organization, by id: also those that went back. */
  readonly movedTickets: Map<string, MovedTicket>;
  failuresInARow: number;
  stop: StopReason | null;
};

/** The write with its own domain among those that must stay, once it was seen on the organization. */
export function withSeenDomain(
  written: WatchedWrite,
  { type, outcome, detail }: Pick<ReceiptEntry, 'type' | 'outcome' | 'detail'>,
): WatchedWrite {
  const { domains } = written;
  if (type !== 'add_org_domain' || outcome !== 'applied' || !domains) return written;
  return { ...written, domains: { ...domains, names: [...domains.names, detail] } };
}

/** A run that has done nothing yet, with the entries that were settled up front. */
export function startRun(entries: ReadonlyMap<string, ReceiptEntry>): RunState {
  return {
    entries: new Map(entries),
    watchedWrites: [],
    domainsAdded: new Map(),
    mayBeEnrolled: new Map(),
    canariesFlown: new Set(),
    vanishedDomains: [],
    movedTickets: new Map(),
    failuresInARow: 0,
    stop: null,
  };
}

/** What later actions need not be told of. */
export function changedBy({ domainsAdded, mayBeEnrolled }: RunState): ChangedInThisRun {
  return { domainsAdded, mayBeEnrolled };
}

/** Takes note of tickets that moved, which stops the run. */
export function noteMoved(run: RunState, moved: readonly MovedTicket[]): void {
  for (const ticket of moved) run.movedTickets.set(ticket.ticket_id, ticket);
  if (moved.length > 0) run.stop ??= 'ticket_changed';
}
