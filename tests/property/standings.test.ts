import { expect, test } from 'vitest';
import { detect, issuesAbout } from '../../src/core/detect/detect.ts';
import { ACCOUNT_STANDINGS } from '../../src/core/detect/standings.ts';
import { ticketCaseOf, userCaseAt } from '../../src/core/detect/subjects.ts';
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
      for (const [position] of [...users.all].entries()) {
        const userCase = userCaseAt(situation, position);
        const standing = standings.userAt(position);
        expect(standings.isAuditedAt(position)).toBe(typeof userCase !== 'string');
        if (typeof userCase === 'string') expect(standing).toBe(userCase);
        else expect(ACCOUNT_STANDINGS).toContain(standing);
      }
      for (const [position, ticket] of [...tickets].entries()) {
        const ticketCase = ticketCaseOf(situation, ticket);
        const standing = standings.ticketAt(position);
        if (typeof ticketCase === 'string') expect(standing).toBe(ticketCase);
        else expect(standing).toBe(standings.userAt(users.all.positionOf(ticket.requesterId ?? 0)));
      }
    });
  });
});
