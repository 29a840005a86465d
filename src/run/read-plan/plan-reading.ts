import { RECORD_LAYERS, type RecordLayer } from '../../core/tenant/records.ts';
import { hasBaseFor } from './base-facts.ts';
import { lanesOf, minutesOf } from './lane-minutes.ts';
import {
  READ_WAYS,
  type ReadFacts,
  type ReadPlan,
  type ReadRates,
  type ReadWay,
} from './read-plan.ts';
import { costOf, type Cost } from './way-costs.ts';

/**
 * Chooses how to read an account: of all ways that the account does not refuse, those that need the
 * fewest requests, give or take a twentieth, and of these the fastest; where two are as good, the one
 * that sees more. Never more requests than listing everything.
 *
 * Memberships are not read where a user can have one organization only: the user's record tells it.
 * Where that is not known, users may have several. A layer of which every way is refused is planned
 * without a way.
 */
export function planReading(facts: ReadFacts, rates: ReadRates): ReadPlan {
  const drafts = choicesOf(facts).map((ways) => draftOf(ways, facts, rates));
  const floor = Math.min(...drafts.map(({ requests }) => requests));
  const listing = Math.min(...drafts.filter(isListing).map(({ requests }) => requests));
  const cheap = drafts.filter(
    ({ requests }) => requests <= Math.min(listing, floor + Math.floor(floor * TOLERANCE)),
  );
  const best = cheap.reduce((one, other) =>
    other.minutes < one.minutes - SAME_MINUTES ||
    (other.minutes < one.minutes + SAME_MINUTES && other.requests < one.requests)
      ? other
      : one,
  );
  const { layers, costs, requests, minutes } = best;
  return { layers, lanes: lanesOf(costs, rates), requests, minutes, floor };
}

const TOLERANCE = 0.05;
const SAME_MINUTES = 0.05;

type Ways = Readonly<Record<RecordLayer, ReadWay | null>>;

type Draft = Omit<ReadPlan, 'lanes' | 'floor'> & {
  readonly ways: Ways;
  readonly costs: readonly Cost[];
};

/** Every way to read the whole account: all combinations of ways that go together. */
function choicesOf(facts: ReadFacts): readonly Ways[] {
  const open = (layer: RecordLayer): readonly (ReadWay | null)[] => {
    const ways = READ_WAYS[layer].filter((way) => !facts.refused.has(way));
    return ways.length === 0 ? [null] : [...ways, null];
  };
  const all = open('organizations').flatMap((organizations) =>
    open('users').flatMap((users) =>
      open('memberships').flatMap((memberships) =>
        open('tickets').map((tickets) => ({ organizations, users, memberships, tickets })),
      ),
    ),
  );
  const possible = all.filter((ways) => isPossible(ways, facts));
  // A layer is only left out where nothing else is possible.
  const read = Math.max(...possible.map(layersRead));
  return possible.filter((ways) => layersRead(ways) === read);
}

function layersRead(ways: Ways): number {
  return RECORD_LAYERS.filter((layer) => ways[layer] !== null).length;
}

function isPossible(ways: Ways, facts: ReadFacts): boolean {
  const { users, memberships } = ways;
  if (Object.values(ways).some((way) => way !== null && !hasBaseFor(way, facts))) return false;
  const isTogether = users === 'users_with_memberships';
  if (isTogether !== (memberships === 'memberships_with_users')) return false;
  const usesSearch = isTogether || users === 'users_of_reference';
  if (usesSearch && facts.refused.has('users_search')) return false;
  if (users === 'users_of_reference' && facts.reference.decidedElsewhere > 0) return false;
  const isNotNeeded = facts.multipleOrganizations === false && users !== null;
  if (memberships === null) return true;
  if (isNotNeeded || memberships === 'memberships_not_needed')
    return isNotNeeded === (memberships === 'memberships_not_needed');
  return memberships !== 'memberships_where_unexpected' || users !== null;
}

function isListing({ ways }: Draft): boolean {
  const { organizations, users, memberships, tickets } = ways;
  const isListed = memberships === 'memberships_list' || memberships === 'memberships_not_needed';
  const isWhole = organizations === 'organizations_list' && tickets === 'tickets_incremental';
  return isWhole && users === 'users_list' && isListed;
}

function draftOf(ways: Ways, facts: ReadFacts, rates: ReadRates): Draft {
  const planned = RECORD_LAYERS.map((layer) => {
    const way = ways[layer];
    const costs = way === null ? [] : costOf(way, facts, rates);
    return { layer, way, costs };
  });
  const costs = planned.flatMap((layer) => layer.costs);
  return {
    ways,
    costs,
    layers: planned.map(({ layer, way, costs: own }) => ({
      layer,
      way,
      requests: requestsOf(own),
      minutes: minutesOf(own, rates),
    })),
    requests: requestsOf(costs),
    minutes: minutesOf(costs, rates),
  };
}

function requestsOf(costs: readonly Cost[]): number {
  return costs.reduce((sum, { requests }) => sum + requests, 0);
}
