import type { RecordLayer } from '../../core/tenant/records.ts';
import type { LayerOutcome, PlannedReading, ReadingOutcome } from './planned-reading.ts';
import { readPeople } from './read-people.ts';
import { READ_WAYS, type ReadPlan, type ReadWay } from './read-plan.ts';
import { pour, readByFirstWay, type Course } from './streams.ts';

const ORGANIZATIONS: LayerOutcome = {
  layer: 'organizations',
  ways: ['organizations_list'],
  problem: null,
};

/**
 * Reads an account by a plan: layers side by side, each by its way. A way that the account refuses
 * before it gave anything is followed by the next one. Whether the memberships of single users are
 * asked for, or the whole list, is decided while users are read (see `decideMemberships`).
 *
 * A layer that could not be read to its end says so in the outcome.
 * @throws DriftError where organizations cannot be read, or a problem concerns more than a layer; by
 * then no stream is still reading
 */
export async function followPlan(reading: PlannedReading): Promise<ReadingOutcome> {
  const { reader, sink, ticketsSince, plan } = reading;
  const course = { isGivenUp: false };
  const refused = new Set(reading.facts.refused);
  const orGiveUp = async <Result>(stream: Promise<Result>): Promise<Result> => {
    try {
      return await stream;
    } catch (error) {
      course.isGivenUp = true;
      throw error;
    }
  };
  const isGivenUp = (): boolean => course.isGivenUp;
  const organizations = orGiveUp(pour({ isGivenUp }, reader.organizations(), sink.organizations));
  const shared: Course = { reading, refused, organizations, isGivenUp };
  const tickets = readByFirstWay(shared, 'tickets', waysOf(plan, 'tickets'), async (way) => {
    // The incremental limit is the tightest, so its stream begins at once; any other gives way to
    // organizations, which everything else waits for.
    const isSearched = way === 'tickets_search';
    if (isSearched) await organizations;
    const pages = isSearched
      ? reader.ticketsBySearch(ticketsSince)
      : reader.ticketsSince(ticketsSince);
    await pour(shared, pages, sink.tickets);
  });
  const streams = [organizations, orGiveUp(readPeople(shared)), orGiveUp(tickets)] as const;
  // Nothing may still be reading when a failure is reported.
  await Promise.allSettled(streams);
  const [, people, ticketsOutcome] = await Promise.all(streams);
  return {
    layers: [ORGANIZATIONS, people.users, people.memberships, ticketsOutcome],
    refused,
    unexpectedShare: people.unexpectedShare,
  };
}

/** The ways to a layer: the planned one, then the others. */
function waysOf(plan: ReadPlan, layer: RecordLayer): readonly ReadWay[] {
  const planned = plan.layers.find((one) => one.layer === layer)?.way ?? null;
  const ways: readonly ReadWay[] = READ_WAYS[layer];
  return planned === null ? [] : [planned, ...ways.filter((way) => way !== planned)];
}
