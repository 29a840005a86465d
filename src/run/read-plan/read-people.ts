import { DriftError } from '../../core/problem.ts';
import type { User } from '../../core/tenant/records.ts';
import type { Page } from '../../zendesk/reader.ts';
import { createJobPool } from './job-pool.ts';
import { endsTheAudit } from './ends-the-audit.ts';
import { createMembershipScout } from './membership-scout.ts';
import type { LayerOutcome } from './planned-reading.ts';
import type { ReadWay } from './read-plan.ts';
import { causeOf, isRefusal, only, pour, readByFirstWay, type Course } from './streams.ts';
import { RECORDS_PER_PAGE, SIDE_BY_SIDE } from './way-costs.ts';

/** What became of users and memberships. */
export type PeopleOutcome = {
  readonly users: LayerOutcome;
  readonly memberships: LayerOutcome;
  readonly unexpectedShare: number | null;
};

/**
 * So many pages of users are read before all organizations came: enough to tell how many users are
 * elsewhere by default, few enough to lose little where the whole list of memberships, of which they
 * are a hundredth, turns out cheaper.
 */
function samplePages(users: number): number {
  return Math.max(8, Math.ceil(users / RECORDS_PER_PAGE / 100));
}

/** Reads users and memberships, which hang together: one often brings or spares the other. */
export async function readPeople(course: Course): Promise<PeopleOutcome> {
  const { plan } = course.reading;
  const [, users, memberships] = plan.layers;
  const [usersWay, way] = [users?.way ?? null, memberships?.way ?? null];
  if (way === 'memberships_with_users')
    return { ...(await readTogether(course)), unexpectedShare: null };
  if (way === 'memberships_where_unexpected') return await readWhereUnexpected(course, usersWay);

  const [one, other] = await Promise.all([
    readUsers(course, usersWay, course.reading.sink.users),
    way === 'memberships_list' ? readMemberships(course) : notRead(way),
  ]);
  return { users: one, memberships: other, unexpectedShare: null };
}

function notRead(way: ReadWay | null): LayerOutcome {
  const problem =
    way === null ? new DriftError('zendesk_no_permission', { what: 'memberships' }) : null;
  return { layer: 'memberships', ways: way === null ? [] : [way], problem };
}

type TakeUsers = (page: Page<User>) => void | Promise<void>;

/** Thrown by whoever takes users, to say that no more of them are needed. */
class EnoughUsers extends Error {}

function readUsers(
  course: Course,
  planned: ReadWay | null,
  take: TakeUsers,
): Promise<LayerOutcome> {
  const { reader } = course.reading;
  const ways = (['users_search', 'users_list'] as const).filter((way) => way !== planned);
  return readByFirstWay(
    course,
    'users',
    planned === null ? ways : [planned, ...ways],
    async (way) => {
      if (way === 'users_of_reference') {
        await readUsersOfReference(course, take);
        return;
      }
      const pages = way === 'users_list' ? reader.endUsers() : reader.endUsersBySearch();
      await pour(course, pages, take);
    },
  );
}

async function readUsersOfReference(course: Course, take: TakeUsers): Promise<void> {
  const { reader, ofReference } = course.reading;
  await course.organizations;
  const { organizations, domains } = ofReference();
  const takeListed: TakeUsers = (page) => take(only(page, isListed));
  const pool = createJobPool<() => AsyncIterable<Page<User>>>(SIDE_BY_SIDE, async (pages) => {
    if (!course.isGivenUp()) await pour(course, pages(), takeListed);
  });
  for (const domain of domains) pool.add(() => reader.usersOnDomain(domain));
  for (const id of organizations) pool.add(() => reader.usersOfOrganization(id));
  pool.start();
  await pool.idle();
}

function readMemberships(course: Course): Promise<LayerOutcome> {
  const { reader, sink } = course.reading;
  return readByFirstWay(course, 'memberships', ['memberships_list'], () =>
    pour(course, reader.memberships(), sink.memberships),
  );
}

/** Reads memberships with their users, then users without any; users apart where they are not brought. */
async function readTogether(course: Course): Promise<Omit<PeopleOutcome, 'unexpectedShare'>> {
  const { reader, sink } = course.reading;
  const apart: Promise<LayerOutcome>[] = [];
  const together = await readByFirstWay(
    course,
    'memberships',
    ['memberships_with_users', 'memberships_list'],
    (way) => {
      if (way === 'memberships_list') return pour(course, reader.memberships(), sink.memberships);
      return pour(course, reader.membershipsWithUsers(), ({ memberships, users }) => {
        sink.memberships(memberships);
        if (users !== null) sink.users(only(users, isListed));
        else {
          course.refused.add('memberships_with_users').add('users_with_memberships');
          if (apart.length > 0) return;
          const users = readUsers(course, 'users_search', sink.users);
          // It is waited for below; until then it must not count as nobody's.
          users.catch(() => undefined);
          apart.push(users);
        }
      });
    },
  );
  const brought = together.ways[0] === 'memberships_with_users' && together.problem === null;
  const users =
    apart[0] ??
    (brought ? readRemainingUsers(course) : readUsers(course, 'users_search', sink.users));
  return { memberships: together, users: await users };
}

async function readRemainingUsers(course: Course): Promise<LayerOutcome> {
  const { reader, sink } = course.reading;
  try {
    await pour(course, reader.endUsersWithoutOrganization(), sink.users);
    return { layer: 'users', ways: ['users_with_memberships'], problem: null };
  } catch (error) {
    if (!(error instanceof DriftError) || !isRefusal(error)) throw error;
    course.refused.add('users_search').add('users_with_memberships');
    return await readUsers(course, 'users_list', sink.users);
  }
}

/** Whether the list of end-users has the user, too: without those who were deleted. */
function isListed({ role, active }: User): boolean {
  return role === 'end-user' && active;
}

/** Reads users, and memberships where the default organization is not the expected one. */
async function readWhereUnexpected(course: Course, way: ReadWay | null): Promise<PeopleOutcome> {
  const { sink, facts } = course.reading;
  const sample = samplePages(facts.counts.users);
  const scout = createMembershipScout(course, way);
  let pages = 0;
  const take: TakeUsers = async (page) => {
    sink.users(page);
    pages += 1;
    if (pages >= sample) await course.organizations;
    scout.look(page.records);
    if (scout.decision() === 'memberships_with_users') throw new EnoughUsers();
  };
  const users = await orEnough(readUsers(course, way, take));
  if (users === null) {
    const [together] = await Promise.all([readTogether(course), endOf(scout.idle())]);
    return { ...together, unexpectedShare: scout.share() };
  }

  await course.organizations;
  scout.lookAtAll();
  const isWhole = scout.decision() === 'memberships_list';
  const single = endOf(scout.idle());
  const [memberships] = await Promise.all([isWhole ? readMemberships(course) : single, single]);
  return { users, memberships, unexpectedShare: scout.share() };
}

async function orEnough(users: Promise<LayerOutcome>): Promise<LayerOutcome | null> {
  try {
    return await users;
  } catch (error) {
    if (error instanceof EnoughUsers) return null;
    throw error;
  }
}

async function endOf(idle: Promise<void>): Promise<LayerOutcome> {
  const ways: readonly ReadWay[] = ['memberships_where_unexpected'];
  try {
    await idle;
    return { layer: 'memberships', ways, problem: null };
  } catch (error) {
    if (!(error instanceof DriftError)) throw error;
    const problem = causeOf(error);
    if (endsTheAudit('memberships', problem.code)) throw problem;
    return { layer: 'memberships', ways, problem };
  }
}
