import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import {
  apply,
  audit,
  closeTabs,
  dryRun,
  openDriftPage,
  startApply,
  uploadReference,
} from './drift-page.ts';
import { issuesIn, openTicket, openWithList, sidebarIn, verdictOf } from './sidebar-page.ts';
import { openStage, type Stage } from './stage.ts';
import { look, openAnother, writesOf } from './trouble-steps.ts';

// What is done about a verdict, beside the ticket and on the page, and how the verdict follows.

/** Two tickets of Acme Retail: of somebody who is in no organization, and of somebody who is well. */
const TICKET_OF_RENE = 10447;
const TICKET_OF_ROSA = 10629;
const TICKET_OF_HEALTHCARE = 10643;

const REFERENCE_URL = 'https://reference.example/accounts.csv';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    browserPath: inject('browserPath'),
    built: inject('built'),
    // A minute is short, so that its limits count neither the tests before nor one with an apply.
    isHastened: true,
  });
});
afterAll(async () => {
  await stage.close();
});
beforeEach(() => {
  stage.workspace.carryOut({ reset: true, resetControls: true, clearFaults: true });
});
afterEach(async () => {
  await closeTabs(stage);
});

test('an admin repairs Acme Retail from a ticket, and the verdicts turn', async () => {
  const { page, troubles } = await openWithList(stage);
  const ofRosa = await openTicket(stage, page, TICKET_OF_ROSA);
  await verdictOf(ofRosa, 'drift');
  const ofRene = await openTicket(stage, page, TICKET_OF_RENE);
  await verdictOf(ofRene, 'drift');
  await ofRene.getByRole('button', { name: 'Fix it here (2)' }).click();
  const modal = page.frameLocator('iframe[data-location=modal]');
  await modal.getByRole('heading', { name: 'What can be fixed' }).waitFor();
  await modal.getByText(/rene@acmeretail\.example belongs to/).waitFor();
  await look(page, 'fix-look');
  await dryRun(modal);
  await modal.getByText('2 actions would be applied now, none would not').waitFor();
  expect(writesOf(stage)).toEqual([]);
  await startApply(modal, { reason: 'a customer asked' });
  await modal.getByRole('heading', { name: 'Receipt', exact: true }).waitFor({ timeout: 60_000 });
  await look(page, 'fix-receipt');
  await modal.getByRole('button', { name: 'Close', exact: true }).click();
  await page.locator('iframe[data-location=modal]').waitFor({ state: 'detached' });
  expect(await verdictOf(ofRene, 'in_sync')).toContain('Acme Retail');
  expect(await ofRene.getByRole('button', { name: /Fix it here/ }).count()).toBe(0);
  // The tab behind learnt of it, and looks when it is looked at.
  expect(await verdictOf(await openTicket(stage, page, TICKET_OF_ROSA), 'in_sync')).toContain(
    'Acme Retail',
  );
  expect(writesOf(stage)).toHaveLength(2);
  expect(troubles).toEqual([]);
});

describe('the page in the same browser', () => {
  test('turns the verdict by an apply, and by another list', async () => {
    const drift = await openWithList(stage);
    const sidebar = await openTicket(stage, drift.page, TICKET_OF_HEALTHCARE);
    await verdictOf(sidebar, 'drift');
    const { app } = await openAnother(stage, drift);
    await app.getByRole('button', { name: 'Use another list' }).waitFor();
    await audit(app);
    await dryRun(app);
    await apply(app);
    expect(await verdictOf(sidebar, 'in_sync')).toContain('Acme Healthcare');
    await app
      .getByRole('navigation')
      .getByRole('button', { name: /Reference/ })
      .click();
    await app.getByRole('button', { name: 'Use another list' }).click();
    await uploadReference(app, 'others.csv', Buffer.from(withoutAccount('001ACME001')));
    await verdictOf(sidebar, 'not_in_reference');
    await sidebar.getByText('others.csv').waitFor();
  });

  test('opens the account of a ticket, once there is an audit that shows it', async () => {
    const { page, app } = await openWithList(stage);
    const sidebar = await openTicket(stage, page, TICKET_OF_ROSA);
    await verdictOf(sidebar, 'drift');
    await sidebar.getByRole('button', { name: /^Open .*in Drift Audit/ }).click();
    await app.getByText('Account 001ACME004 was asked for').waitFor();
    await app.getByText(/There is no audit here yet\. Start one/).waitFor();
    await look(page, 'asked-account');
    await audit(app);
    const drawer = app.getByRole('dialog');
    await drawer.getByText('001ACME004').first().waitFor();
    await drawer.getByRole('button', { name: 'Close the account' }).click();
    const ofHealthcare = await openTicket(stage, page, TICKET_OF_HEALTHCARE);
    await verdictOf(ofHealthcare, 'drift');
    await ofHealthcare.getByRole('button', { name: /^Open .*in Drift Audit/ }).click();
    await drawer.getByText('001ACME001').first().waitFor();
    await look(page, 'asked-drawer');
    await drawer
      .getByRole('link', { name: /360001100118/ })
      .first()
      .click();
    await verdictOf(sidebarIn(page, 'organization_sidebar'), 'drift');
  });
});

describe('the list of agents', () => {
  test('comes from the address of the installation', async () => {
    stage.workspace.carryOut({
      change: { person: 'agent', settings: { reference_url: REFERENCE_URL } },
    });
    const { page, troubles } = await openDriftPage(stage);
    const sidebar = await openTicket(stage, page, TICKET_OF_RENE);
    expect(await verdictOf(sidebar, 'drift')).toContain('Drift: 2 issues');
    await sidebar.getByText(/from the address in the app’s settings/).waitFor();
    expect(troubles).toEqual([]);
  });

  test('that was replaced at its address is noticed a quarter of an hour later', async () => {
    stage.workspace.carryOut({
      change: { person: 'agent', settings: { reference_url: REFERENCE_URL } },
    });
    let list = referenceCsv('demo');
    let minutes = 0;
    const { page } = await openDriftPage(stage, async (context) => {
      await context.route('**/external', (route) => route.fulfill({ body: list }));
      await moveClocks(context, () => minutes);
    });
    await verdictOf(await openTicket(stage, page, TICKET_OF_HEALTHCARE), 'drift');
    list = withoutAccount('001ACME001');
    minutes = 16;
    await page.reload();
    await verdictOf(sidebarIn(page, 'ticket_sidebar'), 'not_in_reference');
  });

  test('is missing: it is said what an administrator can do, and where', async () => {
    stage.workspace.carryOut({ change: { person: 'agent' } });
    const { page, app, troubles } = await openDriftPage(stage);
    await app.getByRole('button', { name: 'Start the demo' }).waitFor();
    const sidebar = await openTicket(stage, page, TICKET_OF_RENE);
    const verdict = await verdictOf(sidebar, 'no_reference');
    expect(verdict).toContain('An administrator can change that');
    expect(stage.workspace.fake().requestLog).toEqual([]);
    await look(page, 'no-reference');
    await sidebar.getByRole('button', { name: 'Open Drift Audit' }).click();
    await app.getByRole('button', { name: 'Start the demo' }).waitFor();
    expect(await issuesIn(sidebar)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

/** The demo account's list without one of its accounts. */
function withoutAccount(id: string): string {
  const lines = referenceCsv('demo').split('\n');
  return lines.filter((line) => !line.startsWith(id)).join('\n');
}

/** Lets the clock of each worker that starts from now on be ahead by so many minutes. */
async function moveClocks(context: BrowserContext, minutes: () => number): Promise<void> {
  await context.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    const ahead = `{ const now = Date.now; Date.now = () => now() + ${minutes()} * 60_000; }`;
    await route.fulfill({ response, body: `${ahead}\n${await response.text()}` });
  });
}
