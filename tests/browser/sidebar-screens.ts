import type { Frame, Page } from 'playwright-core';
import { dryRun, openTab, startApply, startDemo, uploadReference } from './drift-page.ts';
import type { Screen } from './screens.ts';
import {
  addTicket,
  LIST,
  openOrganization,
  openTicket,
  openUser,
  verdictOf,
  type ShownVerdict,
} from './sidebar-page.ts';

/** What is seen beside records and in the modal, as one walk: see `WALKS`. */
export const SIDEBAR_WALK: readonly Screen[] = [
  {
    name: 'sidebar-no-reference',
    show: async ({ page, app }, stage) => {
      await app.getByRole('button', { name: 'Start the demo' }).waitFor();
      await verdictOf(await openTicket(stage, page, 10482), 'no_reference');
    },
  },
  {
    name: 'sidebar-demo',
    show: async ({ page }, stage) => {
      const { app } = await openTab(stage, page);
      await startDemo(app);
      const sidebar = await openTicket(stage, page, 10482);
      await sidebar.getByRole('combobox').waitFor();
      await sidebar.locator('[data-verdict]').waitFor();
    },
  },
  {
    name: 'sidebar-in-sync',
    show: async ({ page }, stage) => {
      const { app } = await openTab(stage, page);
      await app.getByRole('button', { name: 'Use another list' }).click();
      await uploadReference(app, 'accounts.csv', LIST);
      await verdictOf(await openTicket(stage, page, 10692), 'in_sync');
    },
  },
  ticketScreen('sidebar-blocked', 10587, 'drift'),
  ticketScreen('sidebar-ticket-only', 10622, 'drift'),
  ticketScreen('sidebar-ambiguous', 10475, 'drift'),
  {
    name: 'sidebar-deciding',
    show: async ({ page }, stage) => {
      const sidebar = await openTicket(stage, page, 10475);
      await sidebar.getByRole('button', { name: 'Decide what only people can' }).click();
      await sidebar.getByRole('button', { name: 'Say whose it is' }).click();
      await sidebar.getByText('Acme Energy (001ACME008)').waitFor({ state: 'attached' });
    },
  },
  ticketScreen('sidebar-not-in-reference', 10636, 'not_in_reference'),
  {
    name: 'sidebar-user',
    show: async ({ page }, stage) => {
      await verdictOf(await openUser(stage, page, 380200106067), 'drift');
    },
  },
  {
    name: 'sidebar-organization',
    show: async ({ page }, stage) => {
      await verdictOf(await openOrganization(stage, page, 360001100118), 'drift');
    },
  },
  {
    name: 'sidebar-new-ticket',
    show: async ({ page }) => {
      await verdictOf(await addTicket(page), 'not_in_reference');
    },
  },
  {
    name: 'sidebar-signed-out',
    show: async ({ page }, stage) => {
      stage.workspace.carryOut({ change: { faults: { signed_out: true } } });
      await verdictOf(await openTicket(stage, page, 10664), 'could_not_check');
      stage.workspace.carryOut({ change: { faults: { signed_out: false } } });
    },
  },
  ticketScreen('sidebar-drift', 10447, 'drift'),
  {
    name: 'fix-look',
    show: async ({ page }) => {
      await page
        .frameLocator('.tab-page:not([hidden]) iframe')
        .getByRole('button', { name: /^Fix it here/ })
        .click();
      await modalOf(page).getByRole('heading', { name: 'What can be fixed' }).waitFor();
      await modalOf(page)
        .getByText(/rene@acmeretail\.example belongs to/)
        .waitFor();
    },
  },
  {
    name: 'fix-dry-run',
    show: async ({ page }) => {
      await dryRun(modalOf(page));
    },
  },
  {
    name: 'fix-receipt',
    show: async ({ page }) => {
      await startApply(modalOf(page), { reason: 'a customer asked' });
      // By now the walk may have used up what an app may send in a minute.
      await modalOf(page)
        .getByRole('heading', { name: 'Receipt', exact: true })
        .waitFor({ timeout: 90_000 });
    },
  },
];

/** The app's frame in front: the modal, else the one beside the record. */
export async function frontFrame(page: Page): Promise<Frame> {
  const isModal = (await page.locator(MODAL).count()) > 0;
  const element = await page.locator(isModal ? MODAL : BESIDE).elementHandle();
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the app has no frame');
  return frame;
}

/** Makes the apps beside the record as wide as they get, or as narrow as they are at first. */
export async function makeApps(page: Page, width: 'wide' | 'narrow'): Promise<void> {
  const handle = page
    .locator('.tab-page:not([hidden])')
    .getByRole('separator', { name: 'Width of the apps' });
  await handle.press(width === 'wide' ? 'Home' : 'End');
}

const MODAL = 'iframe[data-location=modal]';
const BESIDE = '.tab-page:not([hidden]) iframe';

function modalOf(page: Page) {
  return page.frameLocator(MODAL);
}

function ticketScreen(name: string, id: number, verdict: ShownVerdict): Screen {
  return {
    name,
    show: async ({ page }, stage) => {
      await verdictOf(await openTicket(stage, page, id), verdict);
    },
  };
}
