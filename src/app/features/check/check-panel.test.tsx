// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { stage, stageBundled, type Stage } from '../../../../tests/support/stage.ts';
import { organizationId, userId } from '../../../../tests/support/tenant.builders.ts';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { NotInReference } from '../../../run/check/check.ts';
import { ENGLISH } from '../../../words/english.ts';
import type { CheckView } from '../../engine/engine-views.ts';
import { OpenRecordContext } from '../../shared/drift/open-record.ts';
import { structureFaults } from '../../shared/drift/page.builders.tsx';
import { PageTheme } from '../../shared/theme/page-theme.tsx';
import { Announcer } from '../../shared/ui/announcer.tsx';
import { toPageWords, WordsContext } from '../../shared/words/use-words.ts';
import { CheckPanel } from './check-panel.tsx';
import {
  checked,
  checkIn,
  demoOrganization,
  demoTicket,
  demoUser,
  demoWith,
  referenceOf,
  viewOf,
} from './check.builders.ts';
import type { SidebarCheck } from './sidebar-check.ts';

/** A ticket of an account whose organization lacks a domain, and whose requester is in no organization. */
const RETAIL = demoTicket(10447);
/** A ticket of an account with two organizations that carry its id. */
const LABS = demoTicket(10587);
/** A ticket that is filed right, of a requester who is, too. */
const LOGISTICS = demoTicket(10601);
/** A ticket of nobody's organization that an audit leaves out. */
const LONG_AGO = demoTicket(10419);

/** What leaves a ticket without an organization that could tell whose it is. */
const NOWHERE = { organizationId: null };

const TIMEOUT = { code: 'zendesk_timeout', values: {} } as const;

let retail: CheckView;
let labs: CheckView;
let logistics: CheckView;
beforeAll(async () => {
  retail = await viewOf(RETAIL);
  labs = await viewOf(LABS);
  logistics = await viewOf(LOGISTICS);
});
afterEach(cleanup);

const open = vi.fn();

function around(part: ReactNode) {
  return (
    <WordsContext.Provider value={toPageWords(ENGLISH, 'en', 'UTC')}>
      <PageTheme scheme="light">
        <OpenRecordContext.Provider value={open}>
          <Announcer>{part}</Announcer>
        </OpenRecordContext.Provider>
      </PageTheme>
    </WordsContext.Provider>
  );
}

function panel(check: SidebarCheck, kind: CheckSubject['kind'] = 'ticket', mayFix = true) {
  const onFix = vi.fn();
  const deeds = { onOpenAccount: vi.fn(), onOpenPage: vi.fn() };
  const engine = { decide: vi.fn(), accountNames: vi.fn() };
  const shown = (one: SidebarCheck) =>
    around(
      <CheckPanel
        check={one}
        engine={engine}
        kind={kind}
        onFix={mayFix ? onFix : null}
        {...deeds}
      />,
    );
  const { rerender } = render(shown(check));
  return {
    ...deeds,
    onFix,
    change: (other: SidebarCheck) => {
      rerender(shown(other));
    },
  };
}

function verdict() {
  return screen.getByRole('heading', { level: 1 }).textContent;
}

/** What stands with the verdict. */
function verdictText(is: string) {
  return document.querySelector(`[data-verdict=${is}]`)?.textContent ?? '';
}

function part(name: string | RegExp) {
  return screen.getByRole('region', { name });
}

/** The value of a fact, as text. */
function fact(within_: HTMLElement, name: string) {
  const term = within(within_).getByText(name, { selector: 'dt' });
  return term.nextElementSibling?.textContent;
}

function issue(name: string) {
  return screen.getByRole('article', { name });
}

/** What those who hear the page are told. */
function announced() {
  const regions = screen.getAllByRole('status');
  return regions.find((region) => region.getAttribute('aria-live') === 'polite')?.textContent;
}

describe('the verdict', () => {
  test('of harmony says with whom, and needs no reasons', async () => {
    panel(checkIn(checked(logistics)));
    expect(verdict()).toBe('In sync');
    expect(verdictText('in_sync')).toContain(
      'The ticket and its requester agree with the Salesforce account Acme Logistics.',
    );
    expect(screen.queryAllByRole('article')).toEqual([]);
    expect(screen.queryByRole('button', { name: /Fix it here/ })).toBeNull();
    expect(await structureFaults()).toEqual([]);
  });

  test('does not speak for a ticket that stands elsewhere but does not count', async () => {
    panel(checkIn(checked(await viewOf(LONG_AGO))));
    expect(verdict()).toBe('In sync');
    expect(verdictText('in_sync')).toContain('The requester agrees');
    expect(verdictText('in_sync')).toContain('the ticket was not updated in the window');
    expect(fact(part('Ticket 10419'), 'Filed under')).toBe('no organization not the expected one');
    expect(fact(part('Ticket 10419'), 'Expected')).toContain('Acme Logistics');
  });

  test('of a ticket that nobody can place does not speak for it', async () => {
    panel(checkIn(checked(await viewOf(demoTicket(10580)))));
    expect(verdict()).toBe('In sync');
    expect(verdictText('in_sync')).toContain('Nobody can say under which organization');
    expect(fact(part('Customer'), 'Salesforce account')).toContain(
      'by the domain of the address and the default organization',
    );
  });

  test('of a user whom nobody compares does not speak for them', async () => {
    panel(checkIn(checked(await viewOf(demoUser('edda@acmeenergy.example')))), 'user');
    expect(verdictText('in_sync')).toContain('The user is not compared.');
  });

  test('of drift says how much, how bad, and whose', async () => {
    panel(checkIn(checked(retail)));
    expect(verdict()).toBe('Drift: 2 issues, worst: high');
    expect(verdictText('drift')).toContain('Acme Retail');
    expect(await structureFaults()).toEqual([]);
  });

  test.each<{ why: NotInReference; subject: CheckSubject; stage?: Stage }>([
    { why: 'no_requester', subject: demoTicket(10601, { ...NOWHERE, requesterId: null }) },
    {
      why: 'requester_missing',
      subject: demoTicket(10601, { ...NOWHERE, requesterId: userId(9) }),
    },
    { why: 'no_usable_address', subject: demoTicket(10636) },
    { why: 'personal_mail', subject: demoTicket(10566) },
    {
      why: 'shared_host',
      subject: demoTicket(10566),
      stage: demoWith('petra.private.sample@gmail.com', { email: 'petra@acme.github.io' }),
    },
    { why: 'unclaimed_domain', subject: demoTicket(10412) },
    {
      why: 'no_single_account',
      subject: demoTicket(10475),
      stage: demoWith('gwen@acme-group.example', { suspended: true }),
    },
    {
      why: 'organization_missing',
      subject: { kind: 'organization', organizationId: organizationId(9) },
    },
    { why: 'unclaimed_organization', subject: demoOrganization('Private customers') },
  ])('of what is nobody’s in the list says why: $why', async ({ why, subject, stage }) => {
    const view = await viewOf(subject, {}, stage && { stage });
    expect(view.check.verdict).toEqual({ kind: 'not_in_reference', why });
    panel(checkIn(checked(view)), subject.kind);
    expect(verdict()).toBe('Not in the Salesforce reference');
    expect(verdictText('not_in_reference')).toContain(
      ENGLISH.say(`sidebar.not_in_reference.${why}`),
    );
    expect(await structureFaults()).toEqual([]);
  });

  test('without a list says what an administrator has to do, and leads there', async () => {
    const view = await viewOf(LOGISTICS, { reference: null, role: null }, { job: { index: null } });
    const { onOpenPage } = panel(checkIn(checked(view)));
    expect(verdict()).toBe('No Salesforce reference loaded');
    expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByText('Compared with')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Open Drift Audit' }));
    expect(onOpenPage).toHaveBeenCalledOnce();
    expect(await structureFaults()).toEqual([]);
  });

  test('that Zendesk refused says why and what to do, and is tried again', async () => {
    const again = vi.fn();
    const stage = stageBundled('demo', { signedInAs: null });
    panel(checkIn(checked(await viewOf(LOGISTICS, {}, { stage })), { again }));
    expect(verdict()).toBe('Could not check');
    expect(verdictText('could_not_check')).toContain('you are not signed in any more');
    expect(verdictText('could_not_check')).toContain('Sign in to Zendesk');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(again).toHaveBeenCalledOnce();
    expect(await structureFaults()).toEqual([]);
  });
});

describe('before there is a verdict', () => {
  test('its shape is there, and a word for those who hear the page', async () => {
    panel(checkIn({ is: 'loading' }));
    expect(verdict()).toBe('Checking this customer');
    expect(document.querySelector('[data-verdict]')).toBeNull();
    expect(await structureFaults()).toEqual([]);
  });

  test.each([
    ['user', 'Once the user is saved, it is checked here.'],
    ['organization', 'Once the organization is saved, it is checked here.'],
  ] as const)('what is not saved is not checked: %s', async (kind, about) => {
    panel(checkIn({ is: 'not_saved' }), kind);
    expect(verdict()).toBe('Not saved yet');
    expect(screen.getByText(about)).toBeDefined();
    expect(await structureFaults()).toEqual([]);
  });

  test('a workspace that does not tell what is on screen is tried again', async () => {
    const again = vi.fn();
    const values = { name: 'ticket', reason: 'silent', text: '' };
    panel(checkIn({ is: 'failed', problem: { code: 'workspace_failed', values } }, { again }));
    expect(verdict()).toBe('Could not check');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(again).toHaveBeenCalledOnce();
    expect(await structureFaults()).toEqual([]);
  });
});

describe('checking once more', () => {
  test('leaves the verdict where it is, and is not asked for twice', async () => {
    const again = vi.fn();
    panel(checkIn(checked(logistics, { isChecking: true }), { again }));
    expect(verdict()).toBe('In sync');
    expect(fact(part('What this rests on'), 'Checked')).toBe('Checking again …');
    const button = screen.getByRole('button', { name: 'Check again' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button);
    expect(again).not.toHaveBeenCalled();
    expect(await structureFaults()).toEqual([]);
  });

  test('is asked for by a button', async () => {
    const again = vi.fn();
    panel(checkIn(checked(logistics), { again }));
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(again).toHaveBeenCalledOnce();
  });

  test('that fails leaves the older verdict, with its time and the reason', async () => {
    const again = vi.fn();
    panel(checkIn(checked(logistics, { problem: TIMEOUT }), { again }));
    expect(verdict()).toBe('In sync');
    const note = screen.getByRole('note');
    expect(note.textContent).toContain('Checking again failed');
    expect(note.textContent).toMatch(/What stands here is of Nov 23, 2026, 9:00.AM\./);
    expect(note.textContent).toContain('Zendesk did not answer in time.');
    await userEvent.click(within(note).getByRole('button', { name: 'Try again' }));
    expect(again).toHaveBeenCalledOnce();
    expect(await structureFaults()).toEqual([]);
  });
});

describe('those who hear the page', () => {
  test('are told a verdict once, and another one when it comes', () => {
    const { change } = panel(checkIn({ is: 'loading' }));
    expect(announced()).toBe('');
    change(checkIn(checked(logistics)));
    const first = announced();
    expect(first).toMatch(/^In sync\. .*Acme Logistics\.$/);
    change(checkIn(checked(logistics, { isChecking: true })));
    change(checkIn(checked(logistics, { problem: TIMEOUT })));
    expect(announced()).toBe(first);
    change(checkIn({ is: 'loading' }));
    change(checkIn(checked(retail)));
    expect(announced()).toMatch(/^Drift: 2 issues, worst: high\. .*Acme Retail\.$/);
    change(checkIn({ is: 'failed', problem: TIMEOUT }));
    expect(announced()).toBe('Could not check. Zendesk did not answer in time.');
  });
});

describe('each issue', () => {
  test('has its risk, its sentence, its record, what it would change and what to do', async () => {
    panel(checkIn(checked(retail)));
    const user = issue('User is not in the expected organization');
    expect(user.textContent).toContain('high');
    expect(user.textContent).toContain('rene@acmeretail.example belongs to Acme Retail');
    expect(user.textContent).toContain('prepared');
    expect(fact(user, 'Organizations of the user')).toContain('nothing');
    expect(fact(user, 'Organizations of the user')).toContain('360001100453');
    expect(fact(user, 'What to do')).toContain('Add the user to the organization.');
    const link = within(user).getByRole('link', { name: /^User 380200115148/ });
    expect(link.getAttribute('href')).toBe('https://acme.zendesk.com/agent/users/380200115148');
    await userEvent.click(link);
    expect(open).toHaveBeenCalledWith({ kind: 'user', id: '380200115148' });
  });

  test('says which guards the dry run looks up', () => {
    panel(checkIn(checked(retail)));
    const guards = fact(
      issue('Expected domain is missing'),
      'Looked up at the dry run, and blocked if it holds',
    );
    expect(guards).toContain('Would move too many people');
    expect(issue('User is not in the expected organization').textContent).not.toContain(
      'Looked up at the dry run',
    );
  });

  test('foretells what would follow, and leaves out what stays as it is', async () => {
    panel(checkIn(checked(await viewOf(demoTicket(10657)))));
    const moved = issue('Another organization is the default');
    expect(fact(moved, 'What would follow, as far as it can be foreseen')).toContain(
      'Agents will have to choose the organization',
    );
    expect(fact(moved, 'Default organization')).toContain('360000982140');
    expect(within(moved).queryByText('Organizations of the user')).toBeNull();
  });

  test('that is blocked says why and how to do it by hand, once for each reason', async () => {
    panel(checkIn(checked(labs)));
    const duplicate = issue('Several organizations with one account’s id');
    expect(duplicate.textContent).toContain('blocked');
    expect(fact(duplicate, 'Blocked because')).toContain('choosing one is a decision');
    expect(fact(duplicate, 'What to do')).toContain('In Zendesk, open each of the organizations');
    const user = issue('User of an account with duplicate organizations');
    expect(fact(user, 'Blocked because')).toBe('Several organizations carry the id');
    expect(fact(user, 'What to do')).toContain('Resolve the duplicate organizations first');
    const ticket = issue('Ticket of an account with duplicate organizations');
    expect(within(ticket).queryByText('Blocked because')).toBeNull();
    expect(await structureFaults()).toEqual([]);
  });

  test('that a guard blocks says what would happen, in numbers', async () => {
    const { seed, reference } = stageBundled('demo');
    const tickets = seed.tickets.map((one) =>
      one.id === 10447 ? { ...one, status: 'open' as const } : one,
    );
    const opened = stage({ ...seed, tickets }, reference);
    panel(
      checkIn(checked(await viewOf(demoUser('rene@acmeretail.example'), {}, { stage: opened }))),
      'user',
    );
    const why = fact(issue('User is not in the expected organization'), 'Blocked because');
    expect(why).toContain('Open tickets might change');
    expect(why).toContain('1 user without any organization has tickets that are not closed');
    expect(screen.getByRole('button', { name: 'Fix it here (1)' })).toBeDefined();
  });
});

describe('what can be done', () => {
  test('an administrator opens the repair of what was checked', async () => {
    const { onFix } = panel(checkIn(checked(retail)));
    expect(screen.getByText(/^2 repairs are prepared\./)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Fix it here (2)' }));
    expect(onFix).toHaveBeenCalledWith(RETAIL);
  });

  test('an agent is told who can', () => {
    panel(checkIn(checked({ ...retail, role: 'agent' })), 'ticket', false);
    expect(screen.queryByRole('button', { name: /Fix it here/ })).toBeNull();
    expect(screen.getByText(/^An administrator can fix 2 things right here/)).toBeDefined();
  });

  test('who may be an administrator is told to ask again', () => {
    panel(checkIn(checked({ ...retail, role: null })));
    expect(screen.queryByRole('button', { name: /Fix it here/ })).toBeNull();
    expect(screen.getByText(/did not say whether you are an administrator/)).toBeDefined();
  });

  test('where the repair cannot be opened nothing is offered', () => {
    panel(checkIn(checked(retail)), 'ticket', false);
    expect(screen.queryByText(/repairs are prepared/)).toBeNull();
  });

  test('nothing is offered where everything is blocked', () => {
    panel(checkIn(checked({ ...labs, role: 'agent' })));
    expect(screen.queryByRole('button', { name: /Fix it here/ })).toBeNull();
    expect(screen.queryByText(/An administrator can fix/)).toBeNull();
  });
});

describe('who and where', () => {
  test('the account, its organization and how it was found lead on', async () => {
    const { onOpenAccount } = panel(checkIn(checked(logistics)));
    const customer = part('Customer');
    expect(fact(customer, 'Salesforce account')).toContain('Acme Logistics 001ACME005');
    expect(fact(customer, 'Owner')).toBe('Commerce desk');
    expect(fact(customer, 'Expected organization')).toContain('found by its external id');
    await userEvent.click(within(customer).getByRole('button', { name: /^Open in Drift Audit/ }));
    expect(onOpenAccount).toHaveBeenCalledWith('001ACME005');
  });

  test('the ticket and the requester stand beside what is expected of them', () => {
    panel(checkIn(checked(logistics)));
    expect(fact(part('Ticket 10601'), 'Filed under')).toContain('as expected');
    const requester = part('Requester');
    expect(fact(requester, 'Address')).toContain('lucia@acmelogistics.example');
    expect(fact(requester, 'Domain')).toBe('acmelogistics.exampleclaimed by one account');
    expect(fact(requester, 'Organizations')).toContain('default expected');
    expect(fact(requester, 'Open tickets')).toBe('2');
  });

  test('a ticket under another customer of the requester is no issue', async () => {
    panel(checkIn(checked(await viewOf(demoTicket(10552)))));
    expect(fact(part('Ticket 10552'), 'Filed under')).toContain('so this is no issue');
    expect(fact(part('Ticket 10552'), 'Expected')).toContain('Acme Logistics');
  });

  test('a ticket that is not saved is compared all the same', async () => {
    panel(checkIn(checked(await viewOf(demoTicket(10559, { id: null })))));
    expect(verdictText('in_sync')).toContain('the ticket is not saved yet');
    expect(fact(part('This ticket'), 'Audits leave the ticket out')).toBe(
      'the ticket is not saved yet',
    );
  });

  test('where nobody can say, the organizations in question are named', async () => {
    panel(checkIn(checked(await viewOf(demoOrganization('Acme Labs')))), 'organization');
    const customer = part('Customer');
    expect(fact(customer, 'Expected organization')).toBe(
      'Nobody can say: several organizations carry its id.',
    );
    expect(fact(customer, 'Organizations that carry its id')).toContain('360001774420');
    expect(fact(part('This organization'), 'External id')).toBe('001ACME002');
    expect(fact(part('This organization'), 'Domains')).toBe('acmelabs.example');
    expect(await structureFaults()).toEqual([]);
  });

  test('an organization that could be several accounts names each of them', async () => {
    const { check: before } = labs;
    const { findings } = before;
    const ids = [findings?.account?.id ?? [], logistics.check.findings?.account?.id ?? []].flat();
    expect(ids).toEqual(['001ACME002', '001ACME005']);
    const check: CheckView['check'] = {
      ...before,
      verdict: { kind: 'in_sync' },
      findings: findings && { ...findings, account: null, accountsInQuestion: ids },
    };
    const { onOpenAccount } = panel(checkIn(checked({ ...labs, check, issues: [] })));
    expect(verdictText('in_sync')).toContain('several Salesforce accounts could be meant');
    const buttons = within(part('Customer')).getAllByRole('button');
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
      'Open in Drift Audit: 001ACME002',
      'Open in Drift Audit: 001ACME005',
    ]);
    await userEvent.click(buttons[1] ?? document.body);
    expect(onOpenAccount).toHaveBeenCalledWith('001ACME005');
    expect(await structureFaults()).toEqual([]);
  });

  test('a domain of several accounts names who claims it', async () => {
    panel(checkIn(checked(await viewOf(demoTicket(10475)))));
    expect(verdictText('drift')).toContain('It belongs to no single Salesforce account.');
    expect(fact(part('Requester'), 'Claimed by')).toBe('001ACME007 and 001ACME008');
    expect(screen.queryByRole('region', { name: 'Customer' })).toBeNull();
  });

  test('a user whom audits leave out is said to be', async () => {
    panel(checkIn(checked(await viewOf(demoUser('luis@acmelabs.example')))), 'user');
    expect(fact(part('This user'), 'Audits leave the user out')).toBe('suspended');
    expect(screen.queryByRole('region', { name: /ticket/i })).toBeNull();
  });

  test('records of the demo have no page to lead to', () => {
    panel(checkIn(checked({ ...logistics, source: { subdomain: 'demo', mode: 'demo' } })));
    expect(screen.queryAllByRole('link')).toEqual([]);
    expect(fact(part('Ticket 10601'), 'Filed under')).toContain('Acme Logistics 360001100564');
  });
});

describe('what it rests on', () => {
  test('what was not looked at is told to whoever wants to know', () => {
    panel(checkIn(checked(logistics)));
    const summary = screen.getByText('What was not looked at (4)');
    expect(summary.closest('details')?.open).toBe(false);
    expect(screen.getByText('Other users of this customer.')).toBeDefined();
  });

  test('the list is named, with its time, and where it is from', () => {
    const { change } = panel(checkIn(checked(logistics)));
    const compared = () => fact(part('What this rests on'), 'Compared with');
    expect(compared()).toMatch(
      /^accounts\.csv, 8 accountsAs of Nov 22, 2026, 5:30.PM, from the address in the app’s settings$/,
    );
    change(checkIn(checked({ ...logistics, reference: referenceOf({ from: 'browser' }) })));
    expect(compared()).toContain('loaded in this browser');
    change(checkIn(checked({ ...logistics, reference: referenceOf({ mode: 'demo' }) })));
    expect(compared()).toContain('The list of the demo');
    expect(fact(part('What this rests on'), 'Checked')).toMatch(/^Nov 23, 2026, 9:00.AM$/);
  });

  test.each([
    ['address', 'so there may be a newer list'],
    ['browser', 'so the list of this browser is used'],
  ] as const)('an address that could not be read is said to be: %s', async (from, what) => {
    const values = { address: 'https://lists.example/accounts.csv', status: 503 };
    const problem = { code: 'reference_address_failed', values } as const;
    panel(checkIn(checked({ ...logistics, reference: referenceOf({ from, problem }) })));
    const note = screen.getByRole('note').textContent;
    expect(note).toContain(what);
    expect(note).toContain('https://lists.example/accounts.csv');
    expect(await structureFaults()).toEqual([]);
  });
});

describe('the demo', () => {
  const subjects = [
    { subject: LABS, name: '#10587 lena@acmelabs.example', accountName: 'Acme Labs' },
    { subject: RETAIL, name: '#10447 rene@acmeretail.example', accountName: 'Acme Retail' },
    { subject: LOGISTICS, name: '#10601', accountName: null },
  ];

  test('is marked, names what is looked at in full, and lets another be chosen', async () => {
    const choose = vi.fn();
    panel(checkIn(checked(retail), { demo: { subjects, chosen: 1, choose } }));
    const banner = screen.getByRole('note');
    expect(banner.textContent).toContain('A made-up account stands in for the ticket on screen.');
    expect(within(banner).getByText('Acme Retail · #10447 rene@acmeretail.example')).toBeDefined();
    const field = within(banner).getByRole('combobox', { name: 'Ticket to look at' });
    const groups = within(field).getAllByRole('group');
    expect(groups.map((group) => group.getAttribute('label'))).toEqual([
      'Acme Labs',
      'Acme Retail',
      'No account',
    ]);
    await userEvent.selectOptions(field, '#10601');
    expect(choose).toHaveBeenCalledWith(2);
    expect(await structureFaults()).toEqual([]);
  });

  test('stays where it is while the next verdict is on its way', () => {
    const demo = { subjects, chosen: 0, choose: vi.fn() };
    panel(checkIn({ is: 'loading' }, { demo }));
    expect(screen.getByRole('combobox')).toBeDefined();
    expect(verdict()).toBe('Checking this customer');
  });
});
