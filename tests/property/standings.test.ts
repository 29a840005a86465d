import { expect, test } from 'vitest';
import { detect, issuesAbout } from '../../src/core/detect/detect.ts';
import { isNotClosed, type Situation } from '../../src/core/detect/situation.ts';
import { ACCOUNT_STANDINGS, type UserLeftOut } from '../../src/core/detect/user-standings.ts';
import { type TicketLeftOut } from '../../src/core/detect/ticket-standings.ts';
import { isPersonalMail, isSharedHost } from '../../src/core/identity/domain-lists.ts';
import { emailDomain } from '../../src/core/identity/email-address.ts';
import type { Ticket, User } from '../../src/core/tenant/records.ts';
import { describeWorlds, ofAnyWorld } from '../support/any-world.ts';

describeWorlds('standings', (audit) => {
  test('what detection passes over raises nothing', () => {
    ofAnyWorld((world) => {
      const { situation } = audit(world);
      const { cases, users, tickets } = situation;
      const everything = {
        accounts: cases(),
        users: Array.from(users.all, (_, position) => position),
        tickets: [...tickets],
      };
      expect(detect(situation).issues).toEqual(issuesAbout(everything, situation));
    });
  });

  test('users and tickets stand as their whole records say', () => {
    ofAnyWorld((world) => {
      const { situation } = audit(world);
      const { users, tickets, standings } = situation;
      for (const [position, user] of [...users.all].entries()) {
        const why = whyLeftOut(user, situation);
        expect(standings.isAuditedAt(position)).toBe(why === null);
        if (why) expect(standings.userAt(position)).toBe(why);
        else expect(ACCOUNT_STANDINGS).toContain(standings.userAt(position));
      }
      for (const [position, ticket] of [...tickets].entries()) {
        const requester = users.positionOf(ticket.requesterId ?? NOBODY);
        const why = whyNotLookedAt(ticket, situation);
        expect(standings.ticketAt(position)).toBe(why ?? standings.userAt(requester));
      }
    });
  });
});

const NOBODY = 0 as User['id'];

function whyLeftOut(user: User, { lists }: Situation): UserLeftOut | null {
  if (user.role !== 'end-user') return 'not_an_end_user';
  if (!user.active) return 'deleted';
  if (user.suspended) return 'suspended';
  const domain = user.email === null ? null : emailDomain(user.email);
  if (domain === null) return 'no_usable_address';
  if (isPersonalMail(domain, lists)) return 'personal_mail';
  return isSharedHost(domain, lists) ? 'shared_host' : null;
}

function whyNotLookedAt(ticket: Ticket, situation: Situation): TicketLeftOut | null {
  if (!isNotClosed(ticket)) return 'closed';
  if (ticket.updatedAt < situation.tenant.ticketsSince) return 'outside_the_window';
  if (ticket.requesterId === null) return 'no_requester';
  const requester = [...situation.users.all].find(({ id }) => id === ticket.requesterId);
  if (!requester) return 'requester_not_read';
  return whyLeftOut(requester, situation) === null ? null : 'requester_not_audited';
}
