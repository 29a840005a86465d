import type { Worker } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import type { ControlsChange } from '../../src/workspace/controls.ts';
import {
  audit,
  auditDone,
  dryRun,
  frameOf,
  goOn,
  openDriftPage,
  openTab,
  startDemo,
  uploadReference,
  type DriftPage,
} from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';
import { look } from './trouble-steps.ts';

// What the installation and the workspace say to the page: settings, language, colours, and the policy
// under which its code runs.

/** An account of the demo with drift. */
const ACCOUNT = '001ACME004';
const LIST = Buffer.from(referenceCsv('demo'));

let stage: Stage;
let opened: DriftPage[] = [];
beforeAll(async () => {
  stage = await openStage({ browserPath: inject('browserPath'), built: inject('built') });
});
afterAll(async () => {
  await stage.close();
});
beforeEach(() => {
  stage.workspace.carryOut({ reset: true, resetControls: true, clearFaults: true });
});
afterEach(async () => {
  await Promise.all(opened.map(({ page }) => page.context().close()));
  opened = [];
});

async function open(change: ControlsChange = {}): Promise<DriftPage> {
  stage.workspace.carryOut({ change });
  const drift = await openDriftPage(stage);
  opened.push(drift);
  return drift;
}

describe('settings of the installation', () => {
  test('the ticket window is where the audit begins, and can be changed', async () => {
    const { app } = await open({ settings: { ticket_days: 30 } });
    await uploadReference(app, 'accounts.csv', LIST);
    await goOn(app, 'audit');
    expect(await app.getByLabel('Ticket window in days').inputValue()).toBe('30');
    await app.getByLabel('Ticket window in days').fill('7');
    // As slowly as a person: what leaving the field sets off must not move the button meanwhile.
    await app.getByRole('button', { name: 'Start the audit' }).click({ delay: 40 });
    await auditDone(app);
    await app.getByText(/ tickets of 7 days/).waitFor();
  });

  test('the demo mode begins with the demo, and asks Zendesk for nothing', async () => {
    const { app } = await open({ settings: { demo_mode: true } });
    await app.getByRole('button', { name: 'Use another list' }).waitFor();
    await audit(app);
    expect(stage.workspace.fake().requestLog).toEqual([]);
  });

  test('the caps stand in the form of the apply, and can only be lowered', async () => {
    const { app, page } = await open({ settings: { max_actions: 2, max_per_account: 1 } });
    await uploadReference(app, 'accounts.csv', LIST);
    await audit(app);
    await dryRun(app);
    await goOn(app, 'apply');
    const cap = app.getByLabel('At most so many actions');
    expect(await cap.inputValue()).toBe('2');
    expect(await app.getByLabel('At most so many an account').inputValue()).toBe('1');
    await app.getByText('In this run: 2 at most, as the app’s settings say.').waitFor();
    await app.getByText('2 actions would be written, of 2 accounts').waitFor();
    await cap.fill('3');
    await app.getByLabel('Reason').fill('more than allowed');
    const hash = await app.locator('form strong').innerText();
    await app.getByLabel('First eight characters of the plan’s hash').fill(hash);
    await app.getByLabel('Watch tickets for so many seconds').fill('0');
    await app.getByRole('button', { name: 'Write 2 actions to Zendesk' }).click();
    await app.getByText('Enter a whole number from 1 to 2.').waitFor();
    await look(page, 'caps');
    await cap.fill('1');
    await app.getByRole('button', { name: 'Write 1 action to Zendesk' }).click();
    await app.getByRole('heading', { name: 'Receipt', exact: true }).waitFor();
    await app.getByText(/at most 1 actions?, 1 an account/).waitFor();
  });

  test('values that cannot be used are named, and the defaults stand', async () => {
    const { app, page } = await open({
      settings: { ticket_days: 'ninety', max_actions: 0, max_per_account: -1 },
    });
    await app.getByText(/cannot be used, so their defaults apply/).waitFor();
    expect(await app.locator('main li').allInnerTexts()).toEqual(
      expect.arrayContaining([
        'Days of tickets to look at',
        'Actions of one run, at most',
        'Actions of one account in a run, at most',
      ]),
    );
    await look(page, 'unusable');
    await startDemo(app);
    await goOn(app, 'audit');
    expect(await app.getByLabel('Ticket window in days').inputValue()).toBe('90');
    await app.getByRole('button', { name: 'Start the audit' }).click();
    await dryRun(app);
    await goOn(app, 'apply');
    expect(await app.getByLabel('At most so many actions').inputValue()).toBe('25');
    expect(await app.getByLabel('At most so many an account').inputValue()).toBe('3');
  });
});

describe('language and colours of the person', () => {
  test('German reads German, from the first stage to the sentences of an issue', async () => {
    const { app, page } = await open({ language: 'de' });
    await app.getByRole('button', { name: 'Demo starten' }).click();
    await app.getByRole('button', { name: 'Weiter zur Prüfung' }).click();
    await app.getByRole('button', { name: 'Prüfung starten' }).click();
    await app.getByRole('heading', { name: 'Triage', exact: true }).waitFor();
    await app.getByRole('row', { name: ACCOUNT }).getByText(ACCOUNT, { exact: true }).click();
    await app.getByRole('dialog').getByText('Organisation').first().waitFor();
    await look(page, 'german');
    const frame = await frameOf({ page, app, troubles: [] });
    expect(await frame.evaluate(() => document.documentElement.lang)).toBe('de');
    expect(await app.locator('body').innerText()).not.toMatch(/\b(the|Continue|Account list)\b/);
  });

  test('a language there is no file for reads English', async () => {
    const { app } = await open({ language: 'it' });
    await app.getByRole('button', { name: 'Start the demo' }).waitFor();
  });

  test('the colours change under the running page, which loses nothing', async () => {
    const drift = await open();
    const { app, page } = drift;
    await startDemo(app);
    await audit(app);
    await app.getByLabel('Search accounts').fill('Acme');
    const brightness = async () =>
      await (
        await frameOf(drift)
      ).evaluate(() => {
        const [r = 0, g = 0, b = 0] =
          getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ??
          [];
        return (r + g + b) / 3;
      });
    expect(await brightness()).toBeGreaterThan(200);
    stage.workspace.carryOut({ change: { colorScheme: 'dark' } });
    await expect.poll(brightness, { timeout: 15_000 }).toBeLessThan(60);
    expect(await app.getByLabel('Search accounts').inputValue()).toBe('Acme');
    await look(page, 'dark');
    stage.workspace.carryOut({ change: { colorScheme: 'light' } });
    await expect.poll(brightness, { timeout: 15_000 }).toBeGreaterThan(200);
  });
});

describe('under a policy that forbids code made from text', () => {
  /** Runs before everything else in the page and in its worker. */
  const WATCH = `self.violations = [];
    self.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
      self.violations.push(blockedURI);
    });`;
  const violationsIn = (place: Pick<Worker, 'evaluate'>) => place.evaluate('self.violations');
  // Later, because what a debugger evaluates may make code from text.
  const TRY = "setTimeout(() => { try { new Function('') } catch {} })";

  test('neither the page nor its worker even tries', async () => {
    const context = await stage.browser.newContext();
    await context.addInitScript(WATCH);
    await context.route('**/assets/worker-*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${WATCH}\n${await response.text()}` });
    });
    const page = await context.newPage();
    const working = page.waitForEvent('worker');
    const drift = await openTab(stage, page);
    opened.push(drift);
    const worker = await working;
    await startDemo(drift.app);
    await audit(drift.app);
    const frame = await frameOf(drift);
    expect(await frame.evaluate('self.violations')).not.toContain('eval');
    expect(await violationsIn(worker)).toEqual([]);
    // The watch would have seen it.
    await frame.evaluate(TRY);
    await worker.evaluate(TRY);
    await expect.poll(() => frame.evaluate('self.violations')).toContain('eval');
    await expect.poll(() => violationsIn(worker)).toEqual(['eval']);
  });
});
