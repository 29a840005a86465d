import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { openDriftPage, uploadReference, type DriftPage } from './drift-page.ts';
import type { Stage } from './stage.ts';

/** The places beside a record that the app is shown in. */
type SidebarPlace =
  'ticket_sidebar' | 'new_ticket_sidebar' | 'user_sidebar' | 'organization_sidebar';

/** The verdicts of a sidebar, as its page marks them. */
export type ShownVerdict =
  'in_sync' | 'drift' | 'not_in_reference' | 'no_reference' | 'could_not_check' | 'not_saved';

/** The demo account's list. */
export const LIST = Buffer.from(referenceCsv('demo'));

/** The limits of a slow machine, in which a frame, its worker and its first answers come. */
const LIMIT = { timeout: 30_000 };

/** Opens the page of the navigation bar and loads the demo account's list there, for every sidebar of the browser. */
export async function openWithList(stage: Stage): Promise<DriftPage> {
  const drift = await openDriftPage(stage);
  await uploadReference(drift.app, 'accounts.csv', LIST);
  return drift;
}

/** The sidebar of the tab in front. Tabs behind keep theirs. */
export function sidebarIn(page: Page, place: SidebarPlace): FrameLocator {
  return page.frameLocator(`.tab-page:not([hidden]) iframe[data-location=${place}]`);
}

/** Brings a ticket to the front, in its tab where it has one. */
export async function openTicket(stage: Stage, page: Page, id: number): Promise<FrameLocator> {
  await bringToFront(stage, page, `tickets/${id}`);
  return sidebarIn(page, 'ticket_sidebar');
}

/** Brings a user to the front. */
export async function openUser(stage: Stage, page: Page, id: number): Promise<FrameLocator> {
  await bringToFront(stage, page, `users/${id}`);
  return sidebarIn(page, 'user_sidebar');
}

/** Brings an organization to the front. */
export async function openOrganization(
  stage: Stage,
  page: Page,
  id: number,
): Promise<FrameLocator> {
  await bringToFront(stage, page, `organizations/${id}`);
  return sidebarIn(page, 'organization_sidebar');
}

/** Follows an address of the workspace, once the workspace listens to addresses. */
async function bringToFront(stage: Stage, page: Page, place: string): Promise<void> {
  await page.locator('.workspace').waitFor();
  await page.goto(`${stage.workspace.url}/#/${place}`);
}

/** Brings a ticket that is not submitted to the front. */
export async function addTicket(page: Page): Promise<FrameLocator> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  return sidebarIn(page, 'new_ticket_sidebar');
}

/** Picks another requester for the ticket in front, without saving it. */
export async function pickRequester(page: Page, name: string): Promise<void> {
  const inFront = page.locator('.tab-page:not([hidden])');
  await inFront.getByLabel('Requester').fill(name);
  await inFront.locator('.choices').getByRole('button', { name }).first().click();
}

/** Files the ticket in front under another of its requester's organizations, without saving it. */
export async function pickOrganization(page: Page, name: string): Promise<void> {
  const fields = page.locator('.tab-page:not([hidden])').getByLabel('Ticket fields');
  await fields.getByRole('combobox', { name: /^Organization/ }).selectOption({ label: name });
}

/** Takes back what was picked for the ticket in front. */
export async function discard(page: Page): Promise<void> {
  await page.locator('.tab-page:not([hidden])').getByRole('button', { name: 'Discard' }).click();
}

/** The verdict, once a sidebar shows this one: its heading and the sentences below. */
export async function verdictOf(sidebar: FrameLocator, is: ShownVerdict): Promise<string> {
  const verdict: Locator = sidebar.locator(`[data-verdict=${is}]`);
  await verdict.waitFor(LIMIT);
  return await verdict.innerText();
}

/** The titles of the issues that a sidebar shows, in order. */
export async function issuesIn(sidebar: FrameLocator): Promise<readonly string[]> {
  const articles = await sidebar.getByRole('article').all();
  return await Promise.all(
    articles.map(async (article) => (await article.getAttribute('aria-label')) ?? ''),
  );
}

/** How many requests the account behind the workspace was sent while something was done. */
export async function costOf(stage: Stage, doing: () => Promise<unknown>): Promise<number> {
  const log = stage.workspace.fake().requestLog;
  const before = log.length;
  await doing();
  return log.length - before;
}

/** Asks Zendesk anew by the sidebar's button, and waits for the answer. */
export async function checkAgain(sidebar: FrameLocator): Promise<void> {
  const button = sidebar.getByRole('button', { name: 'Check again' });
  await button.click();
  await expect.poll(() => button.isEnabled(), LIMIT).toBe(true);
}
