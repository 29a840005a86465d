import { soleClaimant } from '../../core/detect/claims.ts';
import { emailDomain } from '../../core/identity/email-address.ts';
import { by, byCodeUnit, byFirst } from '../../core/order.ts';
import type { ReferenceAccount } from '../../core/reference/reference.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import type { User } from '../../core/tenant/records.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import { possibleAccountsOf, type ReferenceIndex } from '../../run/check/reference-index.ts';
import type { Page } from '../../zendesk/reader.ts';
import type { DemoSubject } from './engine-views.ts';
import type { Account } from './ports.ts';

/** The records of the demo account that a sidebar can look at: by account, those of nobody last. */
export async function listDemoSubjects(
  account: Account,
  index: ReferenceIndex,
  kind: CheckSubject['kind'],
): Promise<readonly DemoSubject[]> {
  const found = await LISTS[kind](account, index);
  return [...found].sort(BY_ACCOUNT);
}

const LISTS: Readonly<
  Record<
    CheckSubject['kind'],
    (account: Account, index: ReferenceIndex) => Promise<readonly DemoSubject[]>
  >
> = { ticket: listTickets, user: listUsers, organization: listOrganizations };

/** Tickets of the last ten years, which is all of them. */
const LONG_AGO_MS = 10 * 365 * 24 * 60 * 60_000;

async function listTickets(account: Account, index: ReferenceIndex) {
  const reader = account.reader();
  const [tickets, users] = await Promise.all([
    all(reader.ticketsSince(toInstant(account.now() - LONG_AGO_MS))),
    all(reader.endUsers()),
  ]);
  const userOf = new Map(users.map((user) => [user.id, user]));
  return tickets.map((ticket): DemoSubject => {
    const user = ticket.requesterId === null ? undefined : userOf.get(ticket.requesterId);
    return {
      subject: { kind: 'ticket', ticket },
      name: [`#${ticket.id}`, user?.email].filter(Boolean).join(' '),
      accountName: accountNameOf(user, index),
    };
  });
}

async function listUsers(account: Account, index: ReferenceIndex) {
  const users = await all(account.reader().endUsers());
  return users.map((user): DemoSubject => ({
    subject: { kind: 'user', userId: user.id },
    name: user.email ?? `#${user.id}`,
    accountName: accountNameOf(user, index),
  }));
}

async function listOrganizations(account: Account, index: ReferenceIndex) {
  const organizations = await all(account.reader().organizations());
  return organizations.map((organization): DemoSubject => ({
    subject: { kind: 'organization', organizationId: organization.id },
    name: organization.name,
    accountName: nameOf(possibleAccountsOf(index, organization)[0]),
  }));
}

function accountNameOf(user: User | undefined, { claims }: ReferenceIndex): string | null {
  const domain = emailDomain(user?.email ?? '');
  return domain === null ? null : nameOf(soleClaimant(claims.of(domain)));
}

function nameOf(account: ReferenceAccount | null | undefined): string | null {
  return account?.name ?? null;
}

const BY_ACCOUNT = byFirst<DemoSubject>(
  by(({ accountName }) => (accountName === null ? 1 : 0)),
  (left, right) => byCodeUnit(left.accountName ?? '', right.accountName ?? ''),
  (left, right) => byCodeUnit(left.name, right.name),
);

async function all<Item>(pages: AsyncIterable<Page<Item>>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const { records } of pages) found.push(...records);
  return found;
}
