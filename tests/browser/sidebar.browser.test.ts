import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { ControlsChange } from '../../src/workspace/controls.ts';
import { fastClock } from '../bench/page/fast-clock.ts';
import { closeTabs, openDriftPage, startDemo, type DriftPage } from './drift-page.ts';
import {
  addTicket,
  checkAgain,
  costOf,
  discard,
  issuesIn,
  openOrganization,
  openTicket,
  openUser,
  openWithList,
  pickOrganization,
  pickRequester,
  verdictOf,
  type ShownVerdict,
} from './sidebar-page.ts';
import { openStage, type Stage } from './stage.ts';
import { look, writesOf } from './trouble-steps.ts';

// What people see beside a ticket, a user or an organization, and what it costs the account.

let stage: Stage;

/** A stage for the tests of a block. */
function stageWith(options: Pick<Parameters<typeof openStage>[0], 'now' | 'isHastened'>): void {
  beforeAll(async () => {
    stage = await openStage({
      browserPath: inject('browserPath'),
      built: inject('built'),
      ...options,
    });
  });
  afterAll(async () => {
    await stage.close();
  });
}

const DUPLICATES = 'Several organizations with one account’s id';
const NO_ID = 'Organization without its account’s id';
const NO_DOMAIN = 'Expected domain is missing';
const UNCLAIMED = 'No account of the reference claims the domain of this address.';

describe('with the list that was loaded in this browser', () => {
  // Nobody opens so many tickets in a minute as these tests do: to the app, too, it is a short one.
  stageWith({ isHastened: true });
  let page: DriftPage['page'];
  let troubles: DriftPage['troubles'];
  beforeAll(async () => {
    stage.workspace.carryOut({ reset: true, resetControls: true });
    ({ page, troubles } = await openWithList(stage));
  });
  afterAll(async () => {
    await closeTabs(stage);
  });

  // Typed by hand from what the demo is to show.
  test.each<
    [who: string, ticket: number, is: ShownVerdict, said: readonly string[], issues: string[]]
  >([
    [
      'Acme Healthcare',
      10643,
      'drift',
      ['Drift: 1 issue', 'high', 'the Salesforce account Acme Healthcare'],
      [NO_ID],
    ],
    [
      'Acme Labs',
      10587,
      'drift',
      ['Drift: 3 issues', 'critical', 'the Salesforce account Acme Labs'],
      [
        DUPLICATES,
        'User of an account with duplicate organizations',
        'Ticket of an account with duplicate organizations',
      ],
    ],
    [
      'Acme Biotech',
      10650,
      'drift',
      ['Drift: 1 issue', 'medium', 'the Salesforce account Acme Biotech'],
      ['Domain sits on another organization'],
    ],
    [
      'Acme Retail, somebody who is well',
      10629,
      'drift',
      ['Drift: 1 issue', 'medium', 'the Salesforce account Acme Retail'],
      [NO_DOMAIN],
    ],
    [
      'Acme Retail, somebody who is in no organization',
      10447,
      'drift',
      ['Drift: 2 issues', 'high', 'the Salesforce account Acme Retail'],
      [NO_DOMAIN, 'User is not in the expected organization'],
    ],
    [
      'Acme Logistics',
      10664,
      'drift',
      ['Drift: 1 issue', 'medium', 'the Salesforce account Acme Logistics'],
      ['Another organization is the default'],
    ],
    [
      'Acme Logistics, somebody who is well',
      10510,
      'in_sync',
      ['In sync', 'agree with the Salesforce account Acme Logistics'],
      [],
    ],
    [
      'Acme Studios',
      10622,
      'drift',
      ['Drift: 1 issue', 'medium', 'the Salesforce account Acme Studios'],
      ['Ticket is filed under another organization'],
    ],
    ['Acme Studios, filed right', 10678, 'in_sync', ['In sync', 'Acme Studios'], []],
    ['Acme Insurance', 10692, 'in_sync', ['In sync', 'Acme Insurance'], []],
    ['Acme Energy', 10482, 'in_sync', ['In sync', 'Acme Energy'], []],
    [
      'a shared domain that nothing decides',
      10475,
      'drift',
      ['Drift: 1 issue', 'medium', 'It belongs to no single Salesforce account.'],
      ['User’s domain belongs to several accounts'],
    ],
    ['an agent who asks', 10671, 'not_in_reference', [UNCLAIMED], []],
    [
      'somebody without an address',
      10636,
      'not_in_reference',
      ['The user has no e-mail address whose domain could tell a customer.'],
      [],
    ],
    ['a customer of nobody', 10412, 'not_in_reference', [UNCLAIMED], []],
  ])('the ticket of %s', async (_, id, is, said, issues) => {
    const sidebar = await openTicket(stage, page, id);
    const verdict = await verdictOf(sidebar, is);
    for (const sentence of said) expect(verdict).toContain(sentence);
    expect(await issuesIn(sidebar)).toEqual(issues);
    await sidebar.getByText('accounts.csv').waitFor();
    expect(troubles).toEqual([]);
  });

  test('the organization of Acme Labs Europe', async () => {
    const sidebar = await openOrganization(stage, page, 360001774420);
    const verdict = await verdictOf(sidebar, 'drift');
    expect(verdict).toContain('Drift: 1 issue');
    expect(verdict).toContain('critical');
    expect(await issuesIn(sidebar)).toEqual([DUPLICATES]);
  });

  test('a user of two accounts’ domain whom the default organization decides', async () => {
    const sidebar = await openUser(stage, page, 380200125238);
    const verdict = await verdictOf(sidebar, 'in_sync');
    expect(verdict).toContain('The user agrees with the Salesforce account Acme Insurance.');
  });

  test('a user with a private address', async () => {
    const sidebar = await openUser(stage, page, 380200131292);
    const verdict = await verdictOf(sidebar, 'not_in_reference');
    expect(verdict).toContain('The address is at a personal mail provider');
  });

  test('a ticket that is being written, before and after it has a requester', async () => {
    const sidebar = await addTicket(page);
    const nobody = await verdictOf(sidebar, 'not_in_reference');
    expect(nobody).toContain('The ticket has no requester yet');
    await pickRequester(page, 'Hanna Healthcare');
    expect(await verdictOf(sidebar, 'drift')).toContain('Acme Healthcare');
    expect(await issuesIn(sidebar)).toEqual([NO_ID]);
    await pickRequester(page, 'Elif');
    expect(await verdictOf(sidebar, 'in_sync')).toContain('Acme Energy');
  });

  test('another requester of the ticket is another verdict, before it is saved', async () => {
    const sidebar = await openTicket(stage, page, 10510);
    await verdictOf(sidebar, 'in_sync');
    await pickRequester(page, 'Ludo');
    expect(await verdictOf(sidebar, 'drift')).toContain('Acme Logistics');
    expect(await issuesIn(sidebar)).toEqual(['Another organization is the default']);
    await discard(page);
    expect(await verdictOf(sidebar, 'in_sync')).toContain('Acme Logistics');
    expect(writesOf(stage)).toEqual([]);
  });

  test('another organization on the ticket is another verdict, before it is saved', async () => {
    const sidebar = await openTicket(stage, page, 10622);
    await verdictOf(sidebar, 'drift');
    await pickOrganization(page, 'Acme Studios');
    expect(await verdictOf(sidebar, 'in_sync')).toContain('Acme Studios');
    await discard(page);
    await verdictOf(sidebar, 'drift');
    expect(await issuesIn(sidebar)).toEqual(['Ticket is filed under another organization']);
    expect(writesOf(stage)).toEqual([]);
  });

  test('what is saved on the organization’s page is checked as Zendesk has it then', async () => {
    const sidebar = await openOrganization(stage, page, 360001100453);
    await verdictOf(sidebar, 'drift');
    expect(await issuesIn(sidebar)).toEqual([NO_DOMAIN]);
    const domains = page.locator('.tab-page:not([hidden])').getByLabel('Domains');
    await domains.fill('acmeretail.example acme-stores.example');
    await domains.press('Enter');
    expect(await verdictOf(sidebar, 'in_sync')).toContain('Acme Retail');
    expect(troubles).toEqual([]);
  });
});

describe('in a browser of its own', () => {
  // The account's minute is short, so that its limits do not count the tests before.
  stageWith({ now: fastClock(Date.now()) });

  describe('the demo', () => {
    beforeEach(() => {
      stage.workspace.carryOut({ reset: true, resetControls: true });
    });
    afterEach(async () => {
      await closeTabs(stage);
    });

    async function openInDemo(change: ControlsChange): Promise<DriftPage> {
      stage.workspace.carryOut({ change });
      const drift = await openDriftPage(stage);
      const { app } = drift;
      if (change.settings === undefined) await startDemo(app);
      return drift;
    }

    test.each<[string, ControlsChange]>([
      ['started on the page', {}],
      ['of the installation, to an agent', { person: 'agent', settings: { demo_mode: true } }],
    ])('%s stands in for whatever is on screen, without a request', async (_, change) => {
      const { page, troubles } = await openInDemo(change);
      const sidebar = await openTicket(stage, page, 10412);
      await sidebar.getByText('A made-up account stands in for the ticket on screen.').waitFor();
      const chooser = sidebar.getByLabel('Ticket to look at');
      const choices = await chooser.locator('option').allInnerTexts();
      const choose = async (beginning: string): Promise<void> => {
        await chooser.selectOption(choices.find((one) => one.includes(beginning)) ?? '');
      };
      await choose('rene@acmeretail.example');
      expect(await verdictOf(sidebar, 'drift')).toContain('Acme Retail');
      await choose('elif@acmeenergy.example');
      expect(await verdictOf(sidebar, 'in_sync')).toContain('Acme Energy');
      await choose('lena@acmelabs.example');
      expect(await verdictOf(sidebar, 'drift')).toContain('Acme Labs');
      expect(await issuesIn(sidebar)).toContain(DUPLICATES);
      await look(page, 'sidebar-demo');
      const organization = await openOrganization(stage, page, 360001100453);
      await organization.getByLabel('Organization to look at').selectOption('Acme Energy');
      expect(await verdictOf(organization, 'in_sync')).toContain('Acme Energy');
      expect(stage.workspace.fake().requestLog).toEqual([]);
      expect(troubles).toEqual([]);
    });
  });

  describe('an agent', () => {
    beforeEach(() => {
      stage.workspace.carryOut({ reset: true, resetControls: true });
    });
    afterEach(async () => {
      await closeTabs(stage);
    });

    test.each(['agent', 'light_agent'] as const)(
      'as %s sees the same, and who can fix it',
      async (person) => {
        stage.workspace.carryOut({ change: { person } });
        const { page, troubles } = await openWithList(stage);
        const sidebar = await openTicket(stage, page, 10447);
        const verdict = await verdictOf(sidebar, 'drift');
        expect(verdict).toContain('Drift: 2 issues');
        await sidebar.getByText(/An administrator can fix 2 things right here/).waitFor();
        expect(await sidebar.getByRole('button', { name: /Fix it here/ }).count()).toBe(0);
        expect(troubles).toEqual([]);
        await look(page, `sidebar-${person}`);
      },
    );
  });

  describe('ten tabs', () => {
    /** Tickets on the first list, of which the first is looked at. */
    const FRONT = 10643;

    beforeEach(() => {
      stage.workspace.carryOut({ reset: true, resetControls: true });
    });
    afterEach(async () => {
      await closeTabs(stage);
    });

    test('of which one is looked at cost what one costs', async () => {
      const alone = await openWithList(stage);
      const one = await costOf(stage, async () => {
        await verdictOf(await openTicket(stage, alone.page, FRONT), 'drift');
      });
      expect(one).toBeGreaterThan(0);
      expect(one).toBeLessThanOrEqual(8);
      await closeTabs(stage);

      const { page } = await openWithList(stage);
      const ten = await costOf(stage, async () => {
        await page.goto(`${stage.workspace.url}/#/tickets`);
        const links = page.locator('table.lines a.record-link');
        await links.first().waitFor();
        for (const link of (await links.all()).slice(0, 10)) {
          if ((await link.getAttribute('href'))?.endsWith(String(FRONT)) === true) continue;
          await link.click({ modifiers: ['Control'] });
        }
        await verdictOf(await openTicket(stage, page, FRONT), 'drift');
      });
      const frames = page.locator('iframe[data-location=ticket_sidebar]');
      expect(await frames.count()).toBeGreaterThanOrEqual(10);
      expect(ten).toBe(one);
    });

    test('are silent behind, and one that is come back to asks nothing within a minute', async () => {
      const { page } = await openWithList(stage);
      const first = await openTicket(stage, page, FRONT);
      await verdictOf(first, 'drift');
      const anew = await costOf(stage, () => checkAgain(first));
      expect(anew).toBeGreaterThan(0);
      await verdictOf(await openTicket(stage, page, 10692), 'in_sync');
      // Whatever were asked at coming back would be asked before what is asked by the button.
      const back = await costOf(stage, async () => {
        const sidebar = await openTicket(stage, page, FRONT);
        await verdictOf(sidebar, 'drift');
        await checkAgain(sidebar);
      });
      expect(back).toBe(anew);
    });
  });
});
