import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { FrameLocator, Page } from 'playwright-core';
import { referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import {
  audit,
  auditDone,
  dryRun,
  goOn,
  openDriftPage,
  openTab,
  startDemo,
  uploadReference,
} from './drift-page.ts';
import { shownRows, type ShownRow } from './accounts-table.ts';
import { openStage, type Stage } from './stage.ts';
import { look } from './trouble-steps.ts';

// What was found outlasts the visit in which it was found, and the person who found it.

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

const LIST = Buffer.from(referenceCsv('demo'));

function stageButton(app: FrameLocator, name: RegExp) {
  return app.getByRole('navigation', { name: 'Stages of the run' }).getByRole('button', { name });
}

/** The results of an audit as an admin saves them. */
async function savedResults(page: Page, app: FrameLocator): Promise<Buffer> {
  await app.getByRole('button', { name: 'Downloads' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('button', { name: 'Save audit_results.json' }).click(),
  ]);
  return await readFile(await download.path());
}

async function openResults(app: FrameLocator, name: string, buffer: Buffer): Promise<void> {
  await app
    .getByLabel('Audit results (JSON)')
    .setInputFiles({ name, mimeType: 'application/json', buffer });
}

describe('the page opened again', () => {
  test('after an audit: triage and ticks are there, the dry run is made anew', async () => {
    const first = await openDriftPage(stage);
    await uploadReference(first.app, 'accounts.csv', LIST);
    await audit(first.app);
    await first.app.getByRole('row', { name: '001ACME004' }).getByText('Seen').click();
    const rows = await shownRows(first.app);
    expect(rows.flatMap(({ boxes }) => boxes)).toContain('Seen yes');
    await dryRun(first.app);

    await first.page.close();
    const { app, troubles } = await openTab(stage, await first.page.context().newPage());
    await auditDone(app);
    expect(await shownRows(app)).toEqual(rows);
    expect(await stageButton(app, /Audit/).innerText()).toContain('12');
    await stageButton(app, /accounts/).click();
    await app.getByRole('button', { name: 'Use another list' }).waitFor();
    await stageButton(app, /Triage/).click();
    await dryRun(app);
    await goOn(app, 'apply');
    await app.getByLabel('Reason').waitFor();
    expect(troubles).toEqual([]);
  });

  test('cleared, nothing of it comes back', async () => {
    const { page, app } = await openDriftPage(stage);
    await startDemo(app);
    await audit(app);
    await app.getByRole('button', { name: 'History' }).click();
    await app.getByRole('button', { name: 'Clear everything' }).click();
    await app.getByRole('dialog').getByRole('button', { name: 'Clear everything' }).click();
    await app.getByText('Nothing here yet').waitFor();
    await page.reload();
    await app.getByRole('button', { name: 'Start the demo' }).waitFor();
    expect(await stageButton(app, /Triage/).isDisabled()).toBe(true);
  });
});

describe('results that were handed over', () => {
  test('an agent opens them and looks; an admin goes on to the apply', async () => {
    const admin = await openDriftPage(stage);
    await uploadReference(admin.app, 'accounts.csv', LIST);
    await audit(admin.app);
    const rows = await shownRows(admin.app);
    const results = await savedResults(admin.page, admin.app);
    await admin.page.close();

    stage.workspace.carryOut({ change: { person: 'agent' } });
    const agent = await openDriftPage(stage);
    await openResults(agent.app, 'from the admin.json', results);
    await auditDone(agent.app);
    await agent.app.getByText('To apply the plan takes an administrator.').waitFor();
    expect(await agent.app.getByRole('note').first().innerText()).toContain('from the admin.json');
    await look(agent.page, 'results-handed-over');
    const looked = await shownRows(agent.app);
    expect(looked.map(withoutBoxes)).toEqual(rows.map(withoutBoxes));
    expect(new Set(looked.flatMap(({ boxes }) => boxes))).toEqual(new Set(['Seen no']));
    await agent.app.getByRole('row', { name: /Acme Labs/ }).click();
    await agent.app.getByRole('heading', { name: 'Acme Labs 001ACME002' }).waitFor();
    await agent.app.getByRole('dialog').getByRole('button', { name: /Close/ }).click();
    await stageButton(agent.app, /Apply/).click();
    await agent.app
      .getByText(/administrator/)
      .first()
      .waitFor();
    expect(await agent.app.getByLabel('Reason').count()).toBe(0);
    expect(agent.troubles).toEqual([]);
    await agent.page.close();

    stage.workspace.carryOut({ change: { person: 'admin' } });
    const other = await openDriftPage(stage);
    await openResults(other.app, 'from a colleague.json', results);
    await auditDone(other.app);
    await dryRun(other.app);
    await goOn(other.app, 'apply');
    await other.app.getByLabel('Reason').waitFor();
    expect(other.troubles).toEqual([]);
  });

  test('a file that was edited, or is something else, gets one plain sentence', async () => {
    const { page, app } = await openDriftPage(stage);
    await startDemo(app);
    await audit(app);
    const results = await savedResults(page, app);
    await stageButton(app, /accounts/).click();
    await app.getByRole('button', { name: 'Use another list' }).click();
    const edited = results.toString('utf8').replace('Acme Retail', 'Acme Resale');
    await openResults(app, 'results.json', Buffer.from(edited));
    await app.getByText(/changed or damaged after they were saved/).waitFor();
    await openResults(app, 'results.json', Buffer.from('{}'));
    await app.getByText('This file holds no audit results.').waitFor();
    await look(page, 'results-refused');
    await stageButton(app, /Triage/).click();
    expect((await shownRows(app)).length).toBeGreaterThan(5);
  });
});

describe('the triage', () => {
  test('left and come back to, it is filtered and sorted as it was', async () => {
    const { app } = await openDriftPage(stage);
    await startDemo(app);
    await audit(app);
    const name = app.getByRole('columnheader', { name: /^Name/ });
    await name.getByRole('button').click();
    await app.getByLabel('Search accounts').fill('healthcare');
    await app.getByText(/^1 account shown/).waitFor();
    const sorted = await name.getAttribute('aria-sort');
    expect(sorted).not.toBe('none');
    await goOn(app, 'dry run');
    await app.getByRole('heading', { name: 'Dry run', exact: true }).waitFor();
    await stageButton(app, /Triage/).click();
    expect(await app.getByLabel('Search accounts').inputValue()).toBe('healthcare');
    await app.getByText(/^1 account shown/).waitFor();
    expect(await name.getAttribute('aria-sort')).toBe(sorted);
  });
});

/** What is seen of an account, whoever looks. */
function withoutBoxes(row: ShownRow): ShownRow {
  return { ...row, boxes: [] };
}
