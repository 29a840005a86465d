import type { MembershipSeed, OrganizationSeed, TicketSeed, UserSeed } from '../../seed.ts';
import type { ColleagueEdit } from '../colleague-edit.ts';
import { type Customer, toCustomer } from './customer.ts';
import { createRandom, type Random } from './random.ts';
import type { ReferenceRow } from './reference-csv.ts';
import { GIVEN_NAMES, SUBJECTS } from './words.ts';

/** What a scenario may say of a record; ids are given out here, ages are drawn where left out. */
type Unsaid<Seed, Required extends keyof Seed> = Pick<Seed, Required> & Partial<Omit<Seed, 'id'>>;
type NewUser = Partial<Omit<UserSeed, 'id'>> & { readonly domain?: string | null };

/** How large and how busy the account is. */
export type DraftOptions = {
  readonly seed: number;
  readonly usersPerAccount: number;
  readonly ticketsPerUser: number;
};

/** All records of a draft, ids rising in the order in which they were added. */
type DraftRecords = {
  readonly organizations: readonly OrganizationSeed[];
  readonly users: readonly UserSeed[];
  readonly memberships: readonly MembershipSeed[];
  readonly tickets: readonly TicketSeed[];
  readonly reference: readonly ReferenceRow[];
  readonly editsBeforeDryRun: readonly ColleagueEdit[];
};

/** An account in the making. Each `add` answers the id of the new record. */
export type Draft = {
  readonly options: DraftOptions;
  readonly random: Random;
  /** The next company; it leaves no trace until records are added for it. */
  readonly nextCustomer: () => Customer;
  readonly customers: () => number;
  readonly addReferenceRow: (row: ReferenceRow) => void;
  readonly addOrganization: (organization: Unsaid<OrganizationSeed, 'name'>) => number;
  /** A person of the customer, with an address on its domain unless another or none is named. */
  readonly addUser: (customer: Customer, user?: NewUser) => number;
  readonly addMembership: (userId: number, organizationId: number, isDefault?: boolean) => number;
  readonly addTicket: (
    ticket: Unsaid<TicketSeed, 'requester_id' | 'organization_id' | 'status'>,
  ) => number;
  readonly addEditBeforeDryRun: (edit: ColleagueEdit) => void;
  /** The id of a record that only comes to be later. */
  readonly reserveMembershipId: () => number;
  /** An id that no organization of the account has. */
  readonly unusedOrganizationId: () => number;
  readonly records: () => DraftRecords;
};

const DAY = 24 * 60;

/** An empty draft. The same options and the same calls give the same records. */
export function createDraft(options: DraftOptions): Draft {
  const random = createRandom(options.seed);
  const organizations: OrganizationSeed[] = [];
  const users: UserSeed[] = [];
  const memberships: MembershipSeed[] = [];
  const tickets: TicketSeed[] = [];
  const reference: ReferenceRow[] = [];
  const editsBeforeDryRun: ColleagueEdit[] = [];
  const peopleOf = new Map<number, number>();
  let customers = 0;
  let membershipIds = 0;

  function personName(customer: Customer): { name: string; local: string } {
    const person = peopleOf.get(customer.number) ?? 0;
    peopleOf.set(customer.number, person + 1);
    return toPersonName(customer.number * 11 + person, person);
  }

  function reserveMembershipId(): number {
    return 390_000_400_000 + 13 * membershipIds++;
  }

  return {
    options,
    random,
    nextCustomer: () => toCustomer(customers++),
    customers: () => customers,
    addReferenceRow: (row) => void reference.push(row),
    addOrganization(organization) {
      const id = organizationId(organizations.length);
      organizations.push({ id, age: drawAge(random, 700), ...organization });
      return id;
    },
    addUser(customer, { domain = customer.domain, ...user } = {}) {
      const id = 380_000_200_000 + 17 * users.length;
      const { name, local } = personName(customer);
      const email = domain === null ? null : `${local}@${domain}`;
      users.push({ id, name, email, verified: true, age: drawAge(random, 500), ...user });
      return id;
    },
    addMembership(userId, organizationId, isDefault = true) {
      const id = reserveMembershipId();
      memberships.push({
        id,
        user_id: userId,
        organization_id: organizationId,
        default: isDefault,
      });
      return id;
    },
    addTicket(ticket) {
      const id = 20_000 + tickets.length;
      const subject = random.pick(SUBJECTS);
      tickets.push({ id, subject, age: drawAge(random, 80), ...ticket });
      return id;
    },
    addEditBeforeDryRun: (edit) => void editsBeforeDryRun.push(edit),
    reserveMembershipId,
    unusedOrganizationId: () => organizationId(organizations.length) - 1,
    records: () => ({ organizations, users, memberships, tickets, reference, editsBeforeDryRun }),
  };
}

/** Ids are 23 apart, so that the number before one is no organization. */
function organizationId(index: number): number {
  return 360_000_100_000 + 23 * index;
}

/** Between an hour and the given days, in minutes. */
function drawAge(random: Random, days: number): number {
  return 60 + random.below(days * DAY - 60);
}

function toPersonName(start: number, person: number): { name: string; local: string } {
  const given = GIVEN_NAMES[start % GIVEN_NAMES.length] ?? GIVEN_NAMES[0];
  const round = Math.floor(person / GIVEN_NAMES.length);
  const initial = String.fromCharCode(65 + ((start + round) % 26));
  const repeat = round < 26 ? '' : String(Math.floor(round / 26) + 1);
  return {
    name: `${given} ${initial}.`,
    local: `${given}.${initial}${repeat}`.toLowerCase(),
  };
}
