import type { FrameLocator, Page } from 'playwright-core';
import { auditDone, goOn } from '../../browser/drift-page.ts';

/** The page that is measured, and the list that is loaded into it. */
export type Measured = {
  readonly page: Page;
  readonly app: FrameLocator;
  /** Where the workspace shows it. */
  readonly address: string;
  /** Path of the CSV. */
  readonly list: string;
};

/** Until an account of any size was read; milliseconds. */
const LONG = 600_000;

/** What a person does, from the list to the dry run, in this order. */
export const STEPS: Readonly<Record<string, (measured: Measured) => Promise<void>>> = {
  open: async ({ page, app, address }) => {
    await page.goto(address);
    await app.getByRole('button', { name: 'Start the demo' }).waitFor();
  },
  load_list: async ({ app, list }) => {
    await app.getByLabel('Account list (CSV)').setInputFiles(list);
    await app.getByRole('button', { name: 'Use another list' }).waitFor();
  },
  audit: async ({ app }) => {
    await goOn(app, 'audit');
    await app.getByRole('button', { name: 'Start the audit' }).click();
    await auditDone(app, LONG);
    await firstRow(app).waitFor();
  },
  show_all: async ({ app }) => {
    // Without it the table holds back accounts of which nobody has written.
    const hides = app.getByLabel(/^Hide accounts nobody has written from/);
    if ((await hides.count()) > 0) await hides.uncheck({ force: true });
    await firstRow(app).waitFor();
  },
  filter: async ({ app, page }) => {
    const search = app.getByRole('searchbox');
    await search.pressSequentially('inc', { delay: 30 });
    await search.fill('company 77');
    await settle(page);
    await search.fill('');
    const risks = app.getByRole('group', { name: 'Risk' }).getByRole('button');
    await risks.first().click();
    await settle(page);
    await risks.first().click();
    await settle(page);
  },
  sort: async ({ app, page }) => {
    for (const name of ['Name', 'Issues', 'Account', 'Risk']) {
      const head = app.getByRole('columnheader', { name }).getByRole('button');
      await head.click();
      await settle(page);
      await head.click();
      await settle(page);
    }
  },
  scroll: async ({ app, page }) => {
    const table = app.getByRole('grid');
    await table.hover();
    for (let turn = 0; turn < 40; turn += 1) {
      await page.mouse.wheel(0, turn % 10 === 9 ? 60_000 : 700);
      await page.waitForTimeout(25);
    }
    await table.press('End');
    await settle(page);
    await table.press('Home');
    for (let turn = 0; turn < 30; turn += 1) await table.press('PageDown');
    await table.press('Home');
    await settle(page);
  },
  open_account: async ({ app, page }) => {
    const row = app.locator('[role=row][data-index="0"]');
    await row.getByRole('gridcell').nth(1).click();
    await app.getByRole('dialog').getByRole('region').first().waitFor();
    await settle(page);
    await page.keyboard.press('Escape');
    await app.getByRole('dialog').waitFor({ state: 'detached' });
  },
  leave_out: async ({ app, page }) => {
    const kept = app.locator('[role=row][data-index="0"] input[type=checkbox]').last();
    await kept.uncheck({ force: true });
    await settle(page);
    await page.waitForTimeout(1_000);
    await kept.check({ force: true });
    await page.waitForTimeout(1_000);
  },
  dry_run: async ({ app, page }) => {
    await goOn(app, 'dry run');
    await app.getByRole('button', { name: 'Start the dry run' }).click();
    await app.getByRole('button', { name: 'Run it again' }).waitFor({ timeout: LONG });
    await settle(page);
  },
  apply_form: async ({ app, page }) => {
    await goOn(app, 'apply');
    await app.getByLabel('Reason').fill('a test of the form');
    await settle(page);
  },
  files: async ({ app, page }) => {
    await app.getByRole('button', { name: 'Downloads', exact: true }).click();
    const show = app.getByRole('button', { name: 'Show text of issues.csv' });
    await show.waitFor({ timeout: LONG });
    const arrival = page.waitForEvent('download', { timeout: LONG });
    await app.getByRole('button', { name: /^Save all/ }).click();
    await arrival;
    await show.click();
    await app.getByRole('textbox', { name: 'issues.csv' }).waitFor();
    await settle(page);
  },
  history: async ({ app, page }) => {
    await app.getByRole('button', { name: 'History', exact: true }).click();
    await app.getByRole('table').first().waitFor();
    await settle(page);
  },
};

/** The steps that leave the page as they found it. */
export const AGAIN: ReadonlySet<string> = new Set([
  'filter',
  'sort',
  'scroll',
  'open_account',
  'leave_out',
]);

/** How many accounts the table has. */
export async function rowsOf(app: FrameLocator): Promise<number> {
  const rows = await app.getByRole('grid').getAttribute('aria-rowcount');
  return Number(rows) - 1;
}

function firstRow(app: FrameLocator) {
  return app.locator('[role=row][data-index="0"]');
}

/** Until the frame has painted what it was asked for, and asks the engine for nothing more. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(400);
}
