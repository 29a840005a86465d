import type { Plan } from '../../src/core/plan/plan-format.ts';
import type { PolicyChoice } from '../../src/core/plan/policy.ts';
import type { FakeOptions } from '../../src/fake-zendesk/options.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { reference, type AccountWish } from './reference.builders.ts';
import { auditStage, stage, type Stage } from './stage.ts';

/** Ids of the account below, by what they are. */
export const ADMIN = 1;
export const ACME = 101;
export const BIRCH = 102;
export const CEDAR = 103;
export const DOGWOOD = 104;
export const CONSULTANTS = 199;
/** On the domain that is added to Birch: a member of the consultants, suspended, with an open ticket. */
export const ENROLLED = 202;
/** Has no membership and no ticket that is not closed. */
export const NEWCOMER = 301;
/** A member of the consultants with two tickets that are not closed. */
export const CONSULTANT = 302;
/** Members of Dogwood and of the consultants, which are their default; each with an open ticket. */
export const MOVERS = [401, 402] as const;
/** Ticket of the consultant that is assigned. */
export const CONSULTANT_TICKET = 9302;
/** Ticket of the user whom the first domain enrolls. */
export const ENROLLED_TICKET = 9202;
/** Ticket of the first user who is moved. */
export const MOVER_TICKET = 9401;

const DAY = 24 * 60;

const ACCOUNTS: readonly AccountWish[] = [
  { id: 'ACME', domains: ['acme.example'] },
  { id: 'BIRCH', domains: ['birch.example', 'birch.test', 'birch-labs.test'] },
  { id: 'CEDAR', domains: ['cedar.example'] },
  { id: 'DOGWOOD', domains: ['dogwood.example'] },
];

/**
 * An account in which each kind of action is prepared, all but the first twice: Acme is to be linked,
 * Birch lacks two domains, two users of Cedar are no members, two of Dogwood have another default.
 */
export const SMALL_ACCOUNT: AccountSeed = {
  subdomain: 'sample',
  name: 'Sample',
  pinnedStart: '2026-11-22T09:00:00Z',
  plan: 'enterprise',
  multipleOrganizations: true,
  organizations: [
    { id: ACME, name: 'Acme', domain_names: ['acme.example'], age: 50 * DAY },
    organization(BIRCH, 'Birch', 'BIRCH', ['birch.example']),
    organization(CEDAR, 'Cedar', 'CEDAR', ['cedar.example']),
    organization(DOGWOOD, 'Dogwood', 'DOGWOOD', ['dogwood.example']),
    { id: CONSULTANTS, name: 'Consultants', age: 50 * DAY },
  ],
  users: [
    { ...user(ADMIN, 'admin@helpdesk.example'), role: 'admin' },
    { ...user(ENROLLED, 'user202@birch-labs.test'), suspended: true },
    user(NEWCOMER, 'user301@cedar.example'),
    user(CONSULTANT, 'user302@cedar.example'),
    user(MOVERS[0], 'user401@dogwood.example'),
    user(MOVERS[1], 'user402@dogwood.example'),
  ],
  memberships: [
    membership(5202, ENROLLED, CONSULTANTS, true),
    membership(5302, CONSULTANT, CONSULTANTS, true),
    membership(5401, MOVERS[0], DOGWOOD, false),
    membership(5411, MOVERS[0], CONSULTANTS, true),
    membership(5402, MOVERS[1], DOGWOOD, false),
    membership(5412, MOVERS[1], CONSULTANTS, true),
  ],
  tickets: [
    ticket(ENROLLED_TICKET, ENROLLED, CONSULTANTS, 'open'),
    ticket(9301, NEWCOMER, null, 'closed'),
    ticket(CONSULTANT_TICKET, CONSULTANT, CONSULTANTS, 'open'),
    ticket(9303, CONSULTANT, null, 'solved'),
    ticket(MOVER_TICKET, MOVERS[0], CONSULTANTS, 'pending'),
    ticket(9402, MOVERS[1], CONSULTANTS, 'hold'),
  ],
};

/** What a test wants different of the small account. */
export type SmallWish = {
  readonly seed?: Partial<AccountSeed>;
  readonly accounts?: readonly AccountWish[];
  readonly options?: Partial<FakeOptions>;
  readonly policy?: PolicyChoice;
};

/** Sets the small account up, audits it, and forgets the requests of that. */
export async function smallStage(
  wish: SmallWish = {},
): Promise<{ readonly stage: Stage; readonly plan: Plan }> {
  const small = stage(
    { ...SMALL_ACCOUNT, ...wish.seed },
    reference({ accounts: wish.accounts ?? ACCOUNTS }),
    wish.options,
  );
  const { result } = await auditStage(small, wish.policy);
  return { stage: small, plan: result.plan };
}

/** The requests so far that were no reading. */
export function writesOf({ fake }: Pick<Stage, 'fake'>): Stage['fake']['requestLog'] {
  return fake.requestLog.filter(({ method }) => method !== 'GET');
}

/** The organization of a ticket as it stands in the account. */
export function ticketOrganization({ fake }: Pick<Stage, 'fake'>, id: number): number | null {
  const found = fake.snapshot().tickets.find((one) => one.id === id);
  if (!found) throw new Error(`no ticket ${id}`);
  return found.organization_id;
}

/** The domains of an organization as they stand in the account. */
export function domainsAt({ fake }: Pick<Stage, 'fake'>, id: number): readonly string[] {
  const found = fake.snapshot().organizations.find((one) => one.id === id);
  if (!found) throw new Error(`no organization ${id}`);
  return found.domain_names;
}

/** The organizations of a user as they stand in the account, the default one first. */
export function organizationsAt({ fake }: Pick<Stage, 'fake'>, userId: number): readonly number[] {
  return fake
    .snapshot()
    .memberships.filter((one) => one.user_id === userId)
    .sort((a, b) => Number(b.default) - Number(a.default) || a.id - b.id)
    .map((one) => one.organization_id);
}

/** Lets so many seconds pass, and the work that Zendesk does in them. */
export async function pass({ fake, sleep }: Stage, seconds: number): Promise<void> {
  await sleep(seconds * 1000);
  fake.runBackgroundWork();
}

function organization(
  id: number,
  name: string,
  externalId: string | null,
  domains: readonly string[],
): AccountSeed['organizations'][number] {
  return { id, name, external_id: externalId, domain_names: domains, age: 50 * DAY };
}

export function user(id: number, email: string): AccountSeed['users'][number] {
  return { id, name: `Person ${id}`, email, age: 40 * DAY };
}

export function membership(
  id: number,
  userId: number,
  organizationId: number,
  isDefault: boolean,
): AccountSeed['memberships'][number] {
  return { id, user_id: userId, organization_id: organizationId, default: isDefault };
}

export function ticket(
  id: number,
  requesterId: number,
  organizationId: number | null,
  status: AccountSeed['tickets'][number]['status'],
): AccountSeed['tickets'][number] {
  return {
    id,
    requester_id: requesterId,
    organization_id: organizationId,
    status,
    subject: 'A question',
    age: 5 * DAY,
  };
}
