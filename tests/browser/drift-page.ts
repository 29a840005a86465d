import type { BrowserContext, Frame, FrameLocator, Page } from 'playwright-core';
import type { ControlsChange } from '../../src/workspace/controls.ts';
import type { Stage } from './stage.ts';

/** The page of the navigation bar in a tab of its own, and what went wrong in it. */
export type DriftPage = {
  readonly page: Page;
  readonly app: FrameLocator;
  /** Errors that nobody caught, and what the console was told as an error. */
  readonly troubles: readonly string[];
};

export type FrameRights = NonNullable<ControlsChange['rights']>;

/** Out of reach in the workspace, which says so; the app then takes the script it brings along. */
const CDN = 'https://static.zdassets.com/';

/** All that a frame may be denied. */
export const NO_RIGHTS: FrameRights = { storage: false, downloads: false, clipboard: false };

/** Opens the page in a new tab, in a browser profile that remembers nothing and may be prepared. */
export async function openDriftPage(
  stage: Stage,
  prepare: (context: BrowserContext) => Promise<unknown> = () => Promise.resolve(),
): Promise<DriftPage> {
  const context = await stage.browser.newContext({ viewport: { width: 1360, height: 900 } });
  await prepare(context);
  return openTab(stage, await context.newPage());
}

/** Closes all tabs, so that what runs in them takes no time of the tests to come. */
export async function closeTabs(stage: Stage): Promise<void> {
  await Promise.all(stage.browser.contexts().map((context) => context.close()));
}

/** Opens the page in a tab that is there already; with its profile's memory. */
export async function openTab(stage: Stage, page: Page): Promise<DriftPage> {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    const isCdn = message.text().includes(CDN);
    if (message.type() === 'error' && !isCdn) troubles.push(message.text());
  });
  await page.goto(`${stage.workspace.url}/#/apps/drift-audit`);
  return { page, app: page.frameLocator('iframe[data-location=nav_bar]'), troubles };
}

/** The app's frame itself, to evaluate something in it; another one after the page was loaded anew. */
export async function frameOf({ page }: DriftPage): Promise<Frame> {
  const element = await page.locator('iframe[data-location=nav_bar]').elementHandle();
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the app has no frame');
  return frame;
}

/** Starts the demo with its one click; ends at the preview of its list. */
export async function startDemo(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Start the demo' }).click();
  await app.getByRole('button', { name: 'Use another list' }).waitFor();
}

/** Chooses a list from the disk; ends at its preview. */
export async function uploadReference(
  app: FrameLocator,
  name: string,
  bytes: Buffer,
): Promise<void> {
  await chooseFile(app, name, bytes);
  await app.getByRole('button', { name: 'Use another list' }).waitFor();
}

export async function chooseFile(app: FrameLocator, name: string, bytes: Buffer): Promise<void> {
  await app
    .getByLabel('Account list (CSV)')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: bytes });
}

/** Goes on to the next stage by the button at the end of the present one. */
export async function goOn(app: FrameLocator, stage: string): Promise<void> {
  await app.getByRole('button', { name: `Continue to ${stage}`, exact: true }).click();
}

/** From the preview of the list to the table of a finished audit. */
export async function audit(app: FrameLocator): Promise<void> {
  await goOn(app, 'audit');
  await app.getByRole('button', { name: 'Start the audit' }).click();
  await auditDone(app);
}

/** An audit that came to its end shows its table by itself. */
export async function auditDone(app: FrameLocator, timeout = 60_000): Promise<void> {
  await app.getByRole('heading', { name: 'Triage', exact: true }).waitFor({ timeout });
}

/** From the triage through a whole dry run. */
export async function dryRun(app: FrameLocator): Promise<void> {
  await goOn(app, 'dry run');
  await app.getByRole('button', { name: 'Start the dry run' }).click();
  await app.getByRole('button', { name: 'Run it again' }).waitFor({ timeout: 60_000 });
}

/** From a dry run to an apply that runs, under the hash that the page shows. */
export async function startApply(
  app: FrameLocator,
  { settleSeconds = 0, reason = 'a test of the apply' } = {},
): Promise<void> {
  await goOn(app, 'apply');
  await app.getByLabel('Watch tickets for so many seconds').fill(String(settleSeconds));
  const hash = await app.locator('form strong').innerText();
  await app.getByLabel('First eight characters of the plan’s hash').fill(hash);
  await app.getByLabel('Reason').fill(reason);
  await app.getByRole('button', { name: /^Write \d+ actions? to Zendesk/ }).click();
}

/** From a dry run to the receipt of an apply. */
export async function apply(app: FrameLocator): Promise<void> {
  await startApply(app);
  await app.getByRole('heading', { name: 'Receipt', exact: true }).waitFor({ timeout: 60_000 });
}
