import type { OrganizationFact } from '../detect/issue.ts';
import type { OrganizationFigures } from './organization-figures.ts';

/** What may speak for keeping one of several organizations, the most telling first. */
const REASONS = ['members', 'open_tickets', 'domains', 'last_ticket', 'oldest'] as const;

/** One of these reasons. */
type SurvivorReason = (typeof REASONS)[number];

/** The organization of several that is best kept, and why: at least one reason. */
export type Survivor = {
  readonly id: OrganizationFact['id'];
  readonly because: readonly SurvivorReason[];
};

/** One of several organizations; what was not read of it speaks neither for nor against it. */
export type Rival = Pick<OrganizationFact, 'id' | 'domainNames'> &
  Partial<Pick<OrganizationFigures, 'members' | 'openTickets' | 'lastTicketAt'>>;

/**
 * Suggests which of several organizations to keep: the one with most members; where they have as many,
 * with most open tickets, then most domains, then the latest ticket; else the oldest, which has the
 * smallest id. All reasons are told in which it is ahead of every other one. `null` where there are
 * not several. A suggestion only: which one is right is for people to say.
 */
export function suggestSurvivor(rivals: readonly Rival[]): Survivor | null {
  const [first, ...others] = rivals;
  if (!first || others.length === 0) return null;
  const best = others.reduce((one, other) => (isBetter(other, one) ? other : one), first);
  const because = REASONS.filter((reason) =>
    rivals.every((rival) => rival === best || AHEAD[reason](best, rival) > 0),
  );
  const telling = because.filter((reason) => reason !== 'oldest');
  // Where something else speaks for it, its age says little.
  return { id: best.id, because: telling.length > 0 ? telling : ['oldest'] };
}

/** Above zero where the first is ahead of the second. */
const AHEAD: Readonly<Record<SurvivorReason, (a: Rival, b: Rival) => number>> = {
  members: (a, b) => (a.members ?? 0) - (b.members ?? 0),
  open_tickets: (a, b) => (a.openTickets ?? 0) - (b.openTickets ?? 0),
  domains: (a, b) => a.domainNames.length - b.domainNames.length,
  last_ticket: (a, b) => Date.parse(a.lastTicketAt ?? EVER) - Date.parse(b.lastTicketAt ?? EVER),
  oldest: (a, b) => b.id - a.id,
};

const EVER = '1970-01-01T00:00:00Z';

function isBetter(one: Rival, other: Rival): boolean {
  for (const reason of REASONS) {
    const ahead = AHEAD[reason](one, other);
    if (ahead !== 0) return ahead > 0;
  }
  return false;
}
