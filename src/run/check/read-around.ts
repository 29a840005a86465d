import { externalIdKey } from '../../core/identity/account-id.ts';
import type { Domain } from '../../core/identity/domain.ts';
import { emailDomain } from '../../core/identity/email-address.ts';
import type { ReferenceAccount } from '../../core/reference/reference.ts';
import type {
  Membership,
  Organization,
  OrganizationId,
  Ticket,
  User,
} from '../../core/tenant/records.ts';
import type { FirstPage, Reader } from '../../zendesk/reader.ts';
import { requesterIdOf, type CheckSubject } from './check-subject.ts';
import { claimantsOfAddress } from './domain-claimants.ts';
import {
  domainsToSearch,
  focusOf,
  namedOrganizations,
  rivalsOf,
  storedOf,
  type KnownSoFar,
} from './focus.ts';
import { createLookups, type Lookups } from './lookups.ts';
import { inOrder, ownerOf, type ReferenceIndex } from './reference-index.ts';

/** What was read around a subject: just enough to say what a full audit would say of it. */
export type Around = {
  /** The user whom the check is about; `null` where there is none, or Zendesk has no such user. */
  readonly user: User | null;
  /** Normalised domain of the user's address. */
  readonly domain: Domain | null;
  readonly memberships: FirstPage<Membership>;
  /** The user's latest tickets; `null` where they were not read. */
  readonly tickets: FirstPage<Ticket> | null;
  readonly organizations: readonly Organization[];
  /** Accounts whose organizations were looked for to the end, in order of the reference. */
  readonly focus: readonly ReferenceAccount[];
  /** Accounts that may have a say in which organization is expected: those in focus are among them. */
  readonly accounts: readonly ReferenceAccount[];
  readonly lookups: Pick<Lookups, 'notLookedAt'>;
};

/** What the reading around a subject needs. */
export type AroundReading = {
  readonly reader: Reader;
  readonly index: ReferenceIndex;
  readonly subject: CheckSubject;
};

/**
 * Reads around a subject with at most six requests: the user, the memberships, one search for the
 * domains, organizations by external id, organizations by id, the user's tickets.
 *
 * Which organization is expected comes before what the tickets would tell: in the rare case that
 * organizations have to be asked for by id a second time, the tickets are left out.
 *
 * @throws DriftError `zendesk_*` where something cannot be read
 */
export async function readAround({ reader, index, subject }: AroundReading): Promise<Around> {
  const { user, memberships } = await readPerson(reader, subject);
  const domain = emailDomain(user?.email ?? '');
  const claimants = claimantsOfAddress(user?.email ?? null, index);
  const lookups = createLookups(reader);
  const known: KnownSoFar = { subject, user, memberships, claimants, index, lookups };

  // An organization that is stored for the account is its only candidate: it is looked at first.
  const isOrganizationsFirst = claimants.sole?.storedOrganizationId !== null;
  await Promise.all([
    isOrganizationsFirst && lookups.byIds(namedOrganizations(known)),
    claimants.sole && lookups.byDomains(domainsToSearch([claimants.sole], known, domain)),
  ]);
  const focus = focusOf(known);
  if (!claimants.sole) await lookups.byDomains(domainsToSearch(focus, known, domain));

  const rivals = rivalsOf(focus, known);
  const readTickets = async (): Promise<Tickets> =>
    user ? await reader.latestTicketsRequestedBy(user.id) : null;
  const readLinked = async () => {
    await lookups.byAccounts([...focus, ...rivals]);
  };
  const tickets = isOrganizationsFirst
    ? await finishWithOneRequest(focus, rivals, lookups, readLinked, readTickets)
    : await finishSideBySide(rivals, known, readLinked, readTickets);

  const organizations = lookups.organizations();
  return {
    user,
    domain,
    memberships,
    tickets,
    organizations,
    focus,
    accounts: inOrder([
      ...focus,
      ...rivals,
      ...organizations.flatMap((organization) => ownerOf(index, organization) ?? []),
    ]),
    lookups,
  };
}

type Tickets = FirstPage<Ticket> | null;

const NO_MEMBERSHIPS: FirstPage<Membership> = { records: [], isComplete: true };

/**
 * Reads whom a subject is about: the first requests of a check, which need no reference.
 * @throws DriftError `zendesk_*` where something cannot be read
 */
export async function readPerson(
  reader: Reader,
  subject: CheckSubject,
): Promise<Pick<Around, 'user' | 'memberships'>> {
  const id = requesterIdOf(subject);
  if (id === null) return { user: null, memberships: NO_MEMBERSHIPS };
  const [user, memberships] = await Promise.all([
    reader.user(id),
    reader.firstMembershipsOfUser(id),
  ]);
  return { user, memberships };
}

async function finishSideBySide(
  rivals: readonly ReferenceAccount[],
  known: KnownSoFar,
  readLinked: () => Promise<void>,
  readTickets: () => Promise<Tickets>,
): Promise<Tickets> {
  const found = known.lookups.organizations().map(({ id }) => id);
  const [tickets] = await Promise.all([
    readTickets(),
    readLinked(),
    known.lookups.byIds([...namedOrganizations(known), ...storedOf(rivals), ...found]),
  ]);
  return tickets;
}

/**
 * Organizations were asked for by id already, so there is one request left beside that for the linked
 * ones. It goes to organizations where the verdict hangs on them, else to the tickets.
 */
async function finishWithOneRequest(
  focus: readonly ReferenceAccount[],
  rivals: readonly ReferenceAccount[],
  lookups: Lookups,
  readLinked: () => Promise<void>,
  readTickets: () => Promise<Tickets>,
): Promise<Tickets> {
  const isUnknown = (id: OrganizationId) => !lookups.isAsked(id);
  const ofFocus = storedOf(focus).filter(isUnknown);
  const ofRivals = storedOf(rivals).filter(isUnknown);
  if (ofFocus.length + ofRivals.length === 0) {
    const [tickets] = await Promise.all([readTickets(), readLinked()]);
    return tickets;
  }
  await readLinked();
  // Who else claims a candidate does not matter once an organization is linked.
  if (ofFocus.length === 0 && focus.every((account) => isLinked(account, lookups)))
    return await readTickets();
  await lookups.byIds([...ofFocus, ...ofRivals]);
  return null;
}

function isLinked({ key }: ReferenceAccount, lookups: Lookups): boolean {
  return lookups.organizations().some(({ externalId }) => externalIdKey(externalId) === key);
}
