import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../browser/build.ts';
import { getBrowser } from '../browser/get-browser.ts';
import { openStage, type Stage } from '../browser/stage.ts';
import { progress, report } from './figure.ts';
import { median } from './measure.ts';
import { hundredThousand, largeDemo, type PageAccount } from './page/accounts.ts';
import { fastClock, hastenWorker } from './page/fast-clock.ts';
import { longestTaskDuring } from './page/main-thread.ts';
import { AGAIN, rowsOf, STEPS, type Measured } from './page/steps.ts';

/** What else the machine does shows in these figures: what can be done again is, and the middle counts. */
const ROUNDS = 3;

/** The page never blocks: no task on its main thread is longer than this, in milliseconds. */
const BUDGET_MS = 100;

// Playwright switches off that a page within one of another site has storage of its own: with it gone
// the page would have none. Of two lists of features that are off the last one counts.
const WITH_STORAGE = '--disable-features=Translate';

const ACCOUNTS: Readonly<Record<string, () => PageAccount>> = {
  large_demo: largeDemo,
  accounts_100k: hundredThousand,
};

/** The longest task of the page's main thread, step by step, in the built app over the framework's wire. */
export async function benchPage(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'drift-audit-bench-'));
  try {
    const built = await buildAll(folder);
    const since = Date.now();
    await hastenWorker(built.appFolder, since);
    for (const [name, makeAccount] of Object.entries(ACCOUNTS)) {
      const account = makeAccount();
      const list = join(folder, `${name}.csv`);
      await writeFile(list, account.referenceCsv);
      const stage = await openStage({
        browserPath: getBrowser(progress),
        built,
        account,
        now: fastClock(since),
        flags: [WITH_STORAGE],
      });
      try {
        await benchAccount(name, stage, list);
      } finally {
        await stage.close();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchAccount(name: string, stage: Stage, list: string): Promise<void> {
  const measured = { ...(await openPage(stage)), list };
  const { page, app } = measured;
  const traced = { browser: stage.browser, page, origin: stage.workspace.appOrigin };
  for (const [step, take] of Object.entries(STEPS)) {
    progress(`page: ${name}, ${step}`);
    const rounds: number[] = [];
    for (let round = 0; round < (AGAIN.has(step) ? ROUNDS : 1); round += 1) {
      const { busyMs, lastedMs, spentOn } = await longestTaskDuring(traced, () => take(measured));
      progress(`page: ${Math.round(busyMs)} ms at work of ${Math.round(lastedMs)} ms: ${spentOn}`);
      rounds.push(busyMs);
    }
    report({
      bench: 'page',
      metric: `${name}.${step}`,
      value: median(rounds),
      unit: 'ms',
      budget: BUDGET_MS,
    });
    if (step === 'show_all')
      report({ bench: 'page', metric: `${name}.rows`, value: await rowsOf(app), unit: 'count' });
  }
}

/**
 * A page to be opened under a name of this machine that the app's address does not have. To the browser they
 * are two sites then, and the app has a process of its own, as it has in Zendesk.
 */
async function openPage(stage: Stage): Promise<Omit<Measured, 'list'>> {
  const { workspace, browser } = stage;
  const hostOrigin = workspace.url.replace('127.0.0.1', 'localhost');
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
  const page = await context.newPage();
  await page.route(`${workspace.appOrigin}/**/*.html?*`, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = headers['content-security-policy']?.replace(workspace.url, hostOrigin);
    await route.fulfill({
      response,
      headers: { ...headers, ...(policy && { 'content-security-policy': policy }) },
    });
  });
  return {
    page,
    app: page.frameLocator('iframe[data-location=nav_bar]'),
    address: `${hostOrigin}/#/apps/drift-audit`,
  };
}
