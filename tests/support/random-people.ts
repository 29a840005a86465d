import type { Random } from '../../src/fake-zendesk/accounts/generate/random.ts';
import type {
  AccountSeed,
  MembershipSeed,
  OrganizationSeed,
  TicketSeed,
  UserSeed,
} from '../../src/fake-zendesk/seed.ts';
import { domainsOf, type Company } from './random-companies.ts';

/** The users of companies with their memberships and tickets: up to 25 users and 40 tickets. */
export function randomPeople(
  companies: readonly Company[],
  organizations: readonly OrganizationSeed[],
  multipleOrganizations: boolean,
  random: Random,
): Pick<AccountSeed, 'users' | 'memberships' | 'tickets'> {
  const people = companies
    .flatMap((company) => Array.from({ length: random.pick([0, 0, 1, 2, 3, 5]) }, () => company))
    .slice(0, 25)
    .map((company, index) => {
      const user = userOf(company, 201 + index, random);
      const own = organizations.filter(({ name }) => name.startsWith(company.name));
      const homes = homesOf(own, organizations, multipleOrganizations, random);
      return { user, homes, own };
    });
  return {
    users: people.map(({ user }) => user),
    memberships: people.flatMap(({ user, homes }) => membershipsOf(user, homes, random)),
    tickets: people
      .flatMap(({ user, homes, own }) =>
        Array.from({ length: random.pick([0, 0, 1, 2]) }, () =>
          ticketOf(user, [...homes, ...own], organizations, random),
        ),
      )
      .slice(0, 40)
      .map((ticket, index) => ({ ...ticket, id: 501 + index })),
  };
}

function userOf(company: Company, id: number, random: Random): UserSeed {
  const isOften = (probability: number) => random.fraction() < probability;
  return {
    id,
    name: `Person ${id}`,
    email: isOften(0.03) ? null : `person${id}@${domainOf(company, random)}`,
    role: isOften(0.05) ? random.pick(['agent', 'admin']) : 'end-user',
    active: !isOften(0.04),
    suspended: isOften(0.06),
    verified: !isOften(0.25),
    ticket_restriction: isOften(0.12) ? 'organization' : 'requested',
    age: 60 * random.below(2000),
  };
}

function domainOf(company: Company, random: Random): string {
  const domains = domainsOf(company);
  const chosen = domains[random.below(domains.length)] ?? 'nobody.example';
  if (random.fraction() < 0.06) return `eu.${chosen}`;
  if (random.fraction() < 0.04) return 'gmail.com';
  if (random.fraction() < 0.02) return 'shop.myshopify.com';
  return random.fraction() < 0.1 ? chosen.toUpperCase() : chosen;
}

/** Where a user is a member, the default organization first. */
function homesOf(
  own: readonly OrganizationSeed[],
  organizations: readonly OrganizationSeed[],
  multipleOrganizations: boolean,
  random: Random,
): readonly number[] {
  const wanted = [
    ...(random.fraction() < 0.6 ? [anyOf(own, random)] : []),
    ...(random.fraction() < 0.3 ? [anyOf(organizations, random)] : []),
    ...(random.fraction() < 0.1 ? [anyOf(organizations, random)] : []),
  ].flatMap((id) => id ?? []);
  const ids = [...new Set(random.fraction() < 0.5 ? wanted : wanted.toReversed())];
  return multipleOrganizations ? ids : ids.slice(0, 1);
}

function membershipsOf(
  user: UserSeed,
  homes: readonly number[],
  random: Random,
): readonly MembershipSeed[] {
  const memberships = homes.map((organization, index) => ({
    id: user.id * 10 + index,
    user_id: user.id,
    organization_id: organization,
    default: index === 0,
  }));
  return random.fraction() < 0.5 ? memberships : memberships.toReversed();
}

function ticketOf(
  user: UserSeed,
  near: readonly (number | OrganizationSeed)[],
  organizations: readonly OrganizationSeed[],
  random: Random,
): Omit<TicketSeed, 'id'> {
  const nearest = near.map((one) => (typeof one === 'number' ? one : one.id));
  const far = organizations.map(({ id }) => id);
  const filed = random.pick([nearest, nearest, nearest, far, []]);
  return {
    requester_id: user.id,
    organization_id: filed[random.below(Math.max(1, filed.length))] ?? null,
    status: random.pick(['new', 'open', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted']),
    subject: 'A question',
    age: random.fraction() < 0.05 ? 90 * DAY : random.below(100 * DAY),
  };
}

function anyOf(organizations: readonly OrganizationSeed[], random: Random): number | null {
  return organizations[random.below(Math.max(1, organizations.length))]?.id ?? null;
}

const DAY = 24 * 60;
