import { ACCOUNT_LIMITS, APP_LIMITS } from '../../zendesk/limits.ts';
import type { ReadFacts, ReadPlan, ReadRates, ReadWay } from './read-plan.ts';

/** A large account of which nothing was refused, with what a test wants different. */
export function readFacts(different: Partial<ReadFacts> = {}): ReadFacts {
  return {
    counts: { organizations: 10_000, users: 200_000, tickets: 28_000 },
    multipleOrganizations: true,
    reference: { organizations: 10_000, domains: 10_000, decidedElsewhere: 0 },
    unexpectedShare: null,
    refused: new Set(),
    base: null,
    ...different,
  };
}

/** The rates of an app. */
export const APP: ReadRates = {
  limits: APP_LIMITS,
  room: 0.2,
  ticketsPerPage: 300,
  usersPerPage: 1000,
  answerMs: 400,
};

/** The rates of an account of 700 requests a minute. */
export const ACCOUNT: ReadRates = {
  ...APP,
  limits: ACCOUNT_LIMITS.map((limit) =>
    limit.name === 'account' ? { ...limit, max: 700 } : limit,
  ),
  ticketsPerPage: 1000,
};

/** The ways of a plan, in the order of the layers. */
export function waysOf({ layers }: ReadPlan): readonly (ReadWay | null)[] {
  return layers.map(({ way }) => way);
}
