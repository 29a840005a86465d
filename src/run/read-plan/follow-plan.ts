import type { RecordLayer } from '../../core/tenant/records.ts';
import type { LayerOutcome, PlannedReading, ReadingOutcome } from './planned-reading.ts';
import { readOrganizationChanges, readTicketChanges } from './read-changes.ts';
import { readPeople } from './read-people.ts';
import { READ_WAYS, type ReadPlan, type ReadWay } from './read-plan.ts';
import { pour, readByFirstWay, type Course } from './streams.ts';

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
  const { reader, sink, ticketsSince, plan, base } = reading;
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
  const listed = orGiveUp(readOrganizations({ reading, refused, isGivenUp }));
  const organizations = listed.then(() => undefined);
  // Its failure is that of the stream it follows, which is waited for below.
  organizations.catch(() => undefined);
  const shared: Course = { reading, refused, organizations, isGivenUp };
  const tickets = readByFirstWay(shared, 'tickets', waysOf(plan, 'tickets'), async (way) => {
    // The incremental limit is the tightest, so its stream begins at once; any other gives way to
    // organizations, which everything else waits for.
    if (way === 'tickets_changes' && base !== null) {
      await readTicketChanges(shared, base);
      return;
    }
    const isSearched = way === 'tickets_search';
    if (isSearched) await organizations;
    const pages = isSearched
      ? reader.ticketsBySearch(ticketsSince)
      : reader.ticketsSince(ticketsSince);
    await pour(shared, pages, sink.tickets);
  });
  const streams = [listed, orGiveUp(readPeople(shared)), orGiveUp(tickets)] as const;
  // Nothing may still be reading when a failure is reported.
  await Promise.allSettled(streams);
  const [organizationsOutcome, people, ticketsOutcome] = await Promise.all(streams);
  return {
    layers: [organizationsOutcome, people.users, people.memberships, ticketsOutcome],
    refused,
    unexpectedShare: people.unexpectedShare,
  };
}

/** Reads organizations: all of them, where what changed does not do. */
async function readOrganizations(
  course: Pick<Course, 'reading' | 'refused' | 'isGivenUp'>,
): Promise<LayerOutcome> {
  const { reader, sink, plan, base, onLayer } = course.reading;
  const ways: ReadWay[] = [];
  if (base !== null && wayOf(plan, 'organizations') === 'organizations_changes')
    ways.push('organizations_changes');
  if (base === null || ways.length === 0 || !(await readOrganizationChanges(course, base))) {
    if (course.refused.has('organizations_changes')) ways.length = 0;
    await pour(course, reader.organizations(), sink.organizations);
    ways.push('organizations_list');
  }
  const outcome = { layer: 'organizations', ways, problem: null } as const;
  onLayer(outcome);
  return outcome;
}

function wayOf({ layers }: ReadPlan, layer: RecordLayer): ReadWay | null {
  return layers.find((one) => one.layer === layer)?.way ?? null;
}

/** The ways to a layer: the planned one, then the others. */
function waysOf(plan: ReadPlan, layer: RecordLayer): readonly ReadWay[] {
  const planned = wayOf(plan, layer);
  const ways: readonly ReadWay[] = READ_WAYS[layer];
  // Whether an earlier reading does for it was for the plan to say.
  const others = ways.filter((way) => way !== planned && way !== 'tickets_changes');
  return planned === null ? [] : [planned, ...others];
}
