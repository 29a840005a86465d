import { emailDomain } from '../../core/identity/email-address.ts';
import { DriftError } from '../../core/problem.ts';
import type { Reference } from '../../core/reference/reference.ts';
import type { Instant } from '../../core/tenant/records.ts';
import type { Reader } from '../../zendesk/reader.ts';
import type { ReadFacts, ReadWay } from './read-plan.ts';

/** What an earlier reading of the same account learned about reading it. */
export type ReadMemory = {
  /** Ways that the account refused. */
  readonly refused: readonly ReadWay[];
  /** The part of the users whose default organization was not the expected one; `null` where nobody looked. */
  readonly unexpectedShare: number | null;
};

/** Nothing is known of an account that was never read. */
export const NO_READ_MEMORY: ReadMemory = { refused: [], unexpectedShare: null };

/**
 * Asks what has to be known to choose the ways of a reading: four requests, side by side. Where
 * organizations or users cannot be counted, as many are assumed as the reference has accounts.
 *
 * @throws DriftError where a problem concerns more than one of these questions
 */
export async function gatherReadFacts(
  reader: Reader,
  { accounts, decisions }: Pick<Reference, 'accounts' | 'decisions'>,
  ticketsSince: Instant,
  { refused, unexpectedShare }: ReadMemory,
): Promise<Omit<ReadFacts, 'base'>> {
  const [multipleOrganizations, organizations, users, tickets] = await Promise.all([
    reader.multipleOrganizations(),
    orNull(reader.countOrganizations()),
    orNull(reader.countUsers()),
    orNull(reader.countTicketsSince(ticketsSince)),
  ]);
  const domains = new Set<string>(
    accounts.flatMap((account) => account.domains.map(({ domain }) => domain)),
  );
  const decidedElsewhere = decisions.inForce.filter(
    ({ kind, subject }) => kind === 'address' && !domains.has(emailDomain(subject) ?? ''),
  );
  return {
    counts: {
      organizations: organizations ?? accounts.length,
      users: users ?? accounts.length,
      tickets,
    },
    multipleOrganizations,
    reference: {
      organizations: accounts.length,
      domains: domains.size,
      decidedElsewhere: decidedElsewhere.length,
    },
    unexpectedShare,
    refused: new Set(refused),
  };
}

// A count only feeds estimates: without it a reading is as good.
async function orNull(count: Promise<number>): Promise<number | null> {
  try {
    return await count;
  } catch (error) {
    if (error instanceof DriftError) return null;
    throw error;
  }
}
