import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { auditDone, frameOf, openDriftPage } from './drift-page.ts';
import { goTo, heardFocus, type Keys } from './keys.ts';
import { openStage, type Stage } from './stage.ts';

// The whole story by keyboard: nothing is clicked, and nothing is given the focus from outside.

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ browserPath: inject('browserPath'), built: inject('built') });
});
afterAll(async () => {
  await stage.close();
});
beforeEach(() => {
  stage.workspace.carryOut({ reset: true, resetControls: true, clearFaults: true });
});

const LIMIT = { timeout: 30_000 };

test('from the start of the demo to the end of its memory', { timeout: 180_000 }, async () => {
  const drift = await openDriftPage(stage);
  const { app, page } = drift;
  await app.getByRole('button', { name: 'Start the demo' }).waitFor();
  const keys: Keys = { page, frame: await frameOf(drift), faults: [] };
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);
  const go = (wanted: RegExp) => goTo(keys, wanted);
  const goBack = (wanted: RegExp) => goTo(keys, wanted, 'Shift+Tab');
  const enter = async (wanted: RegExp) => {
    await go(wanted);
    await press('Enter');
  };
  const focusIsOn = (wanted: RegExp) =>
    vi.waitFor(async () => {
      expect(await heardFocus(keys)).toMatch(wanted);
    }, LIMIT);
  const said = (text: string | RegExp) =>
    app.locator('[role=status], [aria-live]').filter({ hasText: text }).first().waitFor({
      state: 'attached',
    });

  // The demo and its audit.
  await enter(/button "Start the demo"/);
  await said(/is loaded: 8 accounts/);
  await focusIsOn(/^main/);
  await enter(/button "Continue to audit"/);
  await said('Stage: Audit');
  await focusIsOn(/^main/);
  await enter(/button "Start the audit"/);
  await auditDone(app);
  await focusIsOn(/^main/);

  // Filters.
  await go(/button "blocked \(2\)"/);
  await press('Space');
  await said(/^3 accounts shown/);
  await press('Enter');
  await said(/^7 accounts shown/);
  await goBack(/searchbox "Search accounts"/);
  await type('retail');
  await said(/^1 account shown/);
  await enter(/button "Clear the filters"/);
  await said(/^7 accounts shown/);

  // The table: sorted, walked, opened, ticked.
  await enter(/button "Name"/);
  await app.locator('[role=columnheader][aria-sort=ascending]').waitFor();
  await goBack(/grid "Accounts with drift"/);
  const active = app.locator('[role=row][aria-selected=true]');
  await press('End');
  await press('Home');
  await active.filter({ hasText: 'Acme Biotech' }).or(active).first().waitFor();
  for (let moves = 0; moves < 7 && !(await active.innerText()).includes('Acme Retail'); moves += 1)
    await press('ArrowDown');
  expect(await active.innerText()).toContain('Acme Retail');
  expect(await app.getByRole('grid').getAttribute('aria-activedescendant')).toBe(
    await active.getAttribute('id'),
  );
  await press('Enter');
  await app.getByRole('dialog', { name: /Acme Retail/ }).waitFor();
  await go(/checkbox "In the plan"/);
  await press('Space');
  await goBack(/button "Close the account"/);
  await press('Enter');
  await focusIsOn(/grid "Accounts with drift"/);
  expect(await active.innerText()).toContain('Acme Retail');
  await said(/Left out of the plan: no account and 1 single action/);
  await press('Enter');
  await app.getByRole('dialog').waitFor();
  await press('Escape');
  await app.getByRole('dialog').waitFor({ state: 'detached' });
  await focusIsOn(/grid "Accounts with drift"/);
  await press('Space');
  await said(/1 reviewed$/);

  // Dry run, apply with a field forgotten, receipt.
  await enter(/button "Continue to dry run"/);
  await said('Stage: Dry run');
  await focusIsOn(/^main/);
  await enter(/button "Start the dry run"/);
  await app.getByRole('button', { name: 'Run it again' }).waitFor(LIMIT);
  await enter(/button "Continue to apply"/);
  await focusIsOn(/^main/);
  await go(/textbox "Watch tickets/);
  await type('0');
  await enter(/button "Write \d+ actions to Zendesk"/);
  await focusIsOn(/textbox "First eight characters/);
  await type(await app.locator('form strong').innerText());
  await go(/textbox "Reason"/);
  await type('by keyboard');
  await enter(/button "Write \d+ actions to Zendesk"/);
  await app.getByRole('heading', { name: 'Receipt', exact: true }).waitFor(LIMIT);
  await focusIsOn(/^main/);

  // What can be looked at beside the run.
  await goBack(/button "Downloads"/);
  await press('Enter');
  await focusIsOn(/^main/);
  const download = page.waitForEvent('download');
  await enter(/button "Save all \d+ as a zip"/);
  expect((await download).suggestedFilename()).toBe('drift-audit.zip');
  await go(/button "Show text of exceptions_by_account.csv"/);
  await press('Space');
  await go(/textbox "exceptions_by_account.csv"/);
  await enter(/button "Copy"/);
  await said(/^(Copied|The text is selected)/);

  await goBack(/button "Trace"/);
  await press('Enter');
  await go(/radio "Salesforce account"/);
  await press('ArrowDown');
  await focusIsOn(/radio "Zendesk organization"/);
  await press('ArrowUp');
  await go(/textbox "Id"/);
  await type('001ACME003');
  await press('Enter');
  await said('Trace of account 001ACME003');

  await goBack(/button "History"/);
  await press('Enter');
  await enter(/button "Clear everything"/);
  const dialog = app.getByRole('dialog');
  await dialog.waitFor();
  for (const key of [...Array<string>(5).fill('Tab'), ...Array<string>(7).fill('Shift+Tab')]) {
    await press(key);
    expect(await dialog.locator(':focus').count()).toBe(1);
  }
  await press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await focusIsOn(/button "Clear everything"/);
  await press('Enter');
  await dialog.waitFor();
  await enter(/button "Clear everything"/);
  await app.getByText('Nothing here yet').waitFor();
  await focusIsOn(/^(button|main)/);

  expect(keys.faults).toEqual([]);
  expect(drift.troubles).toEqual([]);
  await page.context().close();
});

test('who wants less motion gets none', async () => {
  const drift = await openDriftPage(stage);
  await drift.page.emulateMedia({ reducedMotion: 'reduce' });
  await drift.app.getByRole('button', { name: 'Start the demo' }).waitFor();
  const slow = await (
    await frameOf(drift)
  ).evaluate(`[...document.querySelectorAll('*')].flatMap((element) => {
    const { animationDuration, transitionDuration } = getComputedStyle(element);
    const seconds = [animationDuration, transitionDuration].join(',').split(',').map(parseFloat);
    return Math.max(...seconds) > 0.01 ? [element.outerHTML.slice(0, 120)] : [];
  })`);
  expect(slow).toEqual([]);
  await drift.page.context().close();
});
