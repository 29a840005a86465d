import { checkOn, ticketSubject } from '../../../../tests/support/check-world.ts';
import { stage, stageBundled, type Stage } from '../../../../tests/support/stage.ts';
import { organizationId, userId } from '../../../../tests/support/tenant.builders.ts';
import type { CheckJob } from '../../../run/check/check-job.ts';
import type { CheckSubject, TicketOnScreen } from '../../../run/check/check-subject.ts';
import type { UserSeed } from '../../../fake-zendesk/seed.ts';
import { ENGLISH } from '../../../words/english.ts';
import type { CheckReference, CheckView } from '../../engine/engine-views.ts';
import { issueShower } from '../../engine/show-issue.ts';
import type { CheckState, SidebarCheck } from './sidebar-check.ts';

/** A ticket of the demo account as it stands on screen, unless a test says otherwise. */
export function demoTicket(id: number, different: Partial<TicketOnScreen> = {}): CheckSubject {
  const { seed } = stageBundled('demo');
  const ticket = seed.tickets.find((one) => one.id === id);
  if (!ticket) throw new Error(`the demo has no ticket ${id}`);
  const subject = ticketSubject(ticket, Date.parse(seed.pinnedStart));
  if (subject.kind !== 'ticket') throw new Error('a ticket is a ticket');
  return { kind: 'ticket', ticket: { ...subject.ticket, ...different } };
}

/** A user of the demo account. */
export function demoUser(email: string): CheckSubject {
  const user = stageBundled('demo').seed.users.find((one) => one.email === email);
  if (!user) throw new Error(`the demo has no user ${email}`);
  return { kind: 'user', userId: userId(user.id) };
}

/** An organization of the demo account, the first of its name. */
export function demoOrganization(name: string): CheckSubject {
  const found = stageBundled('demo').seed.organizations.find((one) => one.name === name);
  if (!found) throw new Error(`the demo has no organization ${name}`);
  return { kind: 'organization', organizationId: organizationId(found.id) };
}

/** What a sidebar is handed: what a real check finds of a subject of the demo account, taken for a live one. */
export async function viewOf(
  subject: CheckSubject,
  different: Partial<CheckView> = {},
  { stage = stageBundled('demo'), job = {} }: { stage?: Stage; job?: Partial<CheckJob> } = {},
): Promise<CheckView> {
  const check = await checkOn(stage, subject, job);
  const { findings } = check;
  return {
    check,
    reference: referenceOf(),
    issues: findings ? findings.issues.map(issueShower(findings.plan, ENGLISH)) : [],
    role: 'admin',
    source: { subdomain: 'acme', mode: 'live' },
    ...different,
  };
}

/** The demo account with one of its users changed. */
export function demoWith(email: string, different: Partial<UserSeed>): Stage {
  const { seed, reference } = stageBundled('demo');
  const users = seed.users.map((user) => (user.email === email ? { ...user, ...different } : user));
  return stage({ ...seed, users }, reference);
}

/** The list that a sidebar compares with. */
export function referenceOf(different: Partial<CheckReference> = {}): CheckReference {
  return {
    file: 'accounts.csv',
    loadedAt: Date.parse('2026-11-22T17:30:00Z'),
    digest: 'd'.repeat(64),
    accounts: 8,
    mode: 'live',
    from: 'address',
    problem: null,
    ...different,
  };
}

type Checked = Extract<CheckState, { readonly is: 'checked' }>;

/** The state of a sidebar whose check came to its end. */
export function checked(view: CheckView, different: Partial<Checked> = {}): Checked {
  return { is: 'checked', view, isChecking: false, problem: null, ...different };
}

/** The check of a sidebar in a state. */
export function checkIn(
  state: CheckState,
  { demo = null, again = () => undefined }: Partial<Pick<SidebarCheck, 'demo' | 'again'>> = {},
): SidebarCheck {
  return { state, demo, again };
}
