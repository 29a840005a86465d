import { readFile } from 'node:fs/promises';
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { receiptSchema } from '../../src/core/apply/receipt-format.ts';
import { sha256Hex } from '../../src/core/hash.ts';
import { readSealedPlan } from '../../src/core/plan/plan-file.ts';
import { readResults } from '../../src/core/report/results/results-file.ts';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { openAccount, shownRows } from './accounts-table.ts';
import { EXPECTED_WRITES, GROUP, LUDO, STALE_BECAUSE, TABLE, TABLE_AFTER } from './demo-figures.ts';
import {
  apply,
  audit,
  auditDone,
  closeTabs,
  dryRun,
  goOn,
  NO_RIGHTS,
  openDriftPage,
  startDemo,
  uploadReference,
  type FrameRights,
} from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';
import { openDownloads, readShownTexts, saveZip, type TakenFiles } from './take-files.ts';

// What the page is for, from its first click to its last, in a real browser over the framework's wire.

const LIST = 'fixtures/demo/accounts.csv';
const GOLDEN = 'tests/golden/expected/demo';

/** The files of an audit that depend on its data alone. */
const SAME_FILES = ['exceptions_by_account.csv', 'issues.csv', 'fix_plan.json', 'audit.json'];
const AUDIT_FILES = [...SAME_FILES, 'run.json', 'audit_results.json'];

const FRAMES: readonly {
  readonly frame: string;
  readonly rights: FrameRights;
  readonly keeps: boolean;
  readonly saves: boolean;
}[] = [
  { frame: 'a frame that may do everything', rights: {}, keeps: true, saves: true },
  {
    frame: 'a frame without downloads and clipboard',
    rights: { downloads: false, clipboard: false },
    keeps: true,
    saves: false,
  },
  {
    frame: 'a frame without downloads, storage and clipboard',
    rights: NO_RIGHTS,
    keeps: false,
    saves: false,
  },
];

let stage: Stage;
beforeAll(async () => {
  // Without the edit that the account would play by itself: here a colleague makes it by hand.
  const seed = { ...loadAccount('demo'), script: [] };
  stage = await openStage({
    browserPath: inject('browserPath'),
    built: inject('built'),
    account: { seed, referenceCsv: referenceCsv('demo') },
    // The settling time of the apply is over in three seconds.
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

describe.each(FRAMES)('in $frame', ({ rights, keeps, saves }) => {
  const takeFiles = saves ? saveZip : readShownTexts;
  beforeEach(() => {
    stage.workspace.carryOut({ change: { rights } });
  });

  test('the demo goes from one click to its table, and as far as the frame lets it', async () => {
    const drift = await openDriftPage(stage);
    const { app } = drift;
    await startDemo(app);
    await audit(app);
    await expectFindings(app);
    const found = await takeFiles(drift);
    for (const name of SAME_FILES)
      expect(found.get(name), name).toBe(await readFile(`${GOLDEN}/${name}`, 'utf8'));
    await dryRun(app);
    await expectDryRun(app);
    if (keeps) {
      await apply(app);
      await expectReceipt(app);
      await auditAgain(app);
      await expectRepaired(app);
      expectFilesOfWholeStory(await takeFiles(drift));
    } else {
      await expectNoApply(app);
      await auditFromTheBar(app);
      await expectNothingRepaired(app);
      expectFilesOfAudit(await takeFiles(drift), ['dry_run_receipt.json']);
    }
    expect(stage.workspace.fake().requestLog.filter(isOfAudit)).toEqual([]);
    expect(drift.troubles).toEqual([]);
  });

  test('a list of one’s own goes the same way, over the live account', async () => {
    const drift = await openDriftPage(stage);
    const { app } = drift;
    await uploadReference(app, 'accounts.csv', await readFile(LIST));
    await audit(app);
    await expectFindings(app);
    await dryRun(app);
    await expectDryRun(app);
    const before = stage.workspace.fake().snapshot();
    expect(writes()).toEqual([]);
    if (keeps) {
      stage.workspace.fake().colleague.addMembership(LUDO, GROUP);
      await apply(app);
      await expectReceipt(app);
      expect(writes()).toEqual(EXPECTED_WRITES);
      await auditAgain(app);
      await expectRepaired(app);
      expectFilesOfWholeStory(await takeFiles(drift));
    } else {
      await expectNoApply(app);
      await auditFromTheBar(app);
      await expectNothingRepaired(app);
      expectFilesOfAudit(await takeFiles(drift), ['dry_run_receipt.json']);
      expect(writes()).toEqual([]);
    }
    expect(stage.workspace.fake().snapshot().tickets).toEqual(before.tickets);
    expect(drift.troubles).toEqual([]);
  });

  test('a file is shown as text, and the text can be taken along', async () => {
    const drift = await openDriftPage(stage);
    const { app, page } = drift;
    await startDemo(app);
    await audit(app);
    await openDownloads(app);
    if (!saves) {
      const arrivals: unknown[] = [];
      page.on('download', (download) => arrivals.push(download));
      const denial = page.waitForEvent('console', (message) =>
        message.text().includes('allow-downloads'),
      );
      await app.getByRole('button', { name: 'Save issues.csv' }).click();
      await denial;
      expect(arrivals).toEqual([]);
      await app.getByText('If nothing is saved, this frame may not download').waitFor();
    }
    await app.getByRole('button', { name: 'Show text of issues.csv' }).click();
    const text = app.getByRole('textbox', { name: 'issues.csv' });
    const expected = await readFile(`${GOLDEN}/issues.csv`, 'utf8');
    await app.getByRole('button', { name: 'Copy', exact: true }).click();
    if (!saves) {
      await app.getByText('The text is selected: copy it with your keyboard').waitFor();
      await page.keyboard.press('Control+C');
    } else {
      await app.getByText('Copied.', { exact: true }).waitFor();
    }
    expect(await text.evaluate(selectedPart)).toBe(withLineFeeds(expected));
    await page.context().grantPermissions(['clipboard-read'], { origin: stage.workspace.url });
    await page.getByRole('button', { name: 'Local workspace' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(withLineFeeds(copied)).toBe(withLineFeeds(expected));
    // The browser itself says of the clipboard that it is out of bounds.
    const denied = (trouble: string) =>
      !saves && trouble.includes('Clipboard API has been blocked');
    expect(drift.troubles.filter((trouble) => !denied(trouble))).toEqual([]);
  });
});

async function expectFindings(app: FrameLocator): Promise<void> {
  expect(await shownRows(app)).toEqual(TABLE);
  expect(await tiles(app, 'Figures of the audit')).toMatchObject({
    'Accounts with drift': '6',
    Issues: '12',
    'Actions prepared': '5',
    'Actions blocked': '4',
    'Ticket-only accounts': '1',
    Coverage: 'Complete',
  });
  const drawer = await openAccount(app, '001ACME004');
  const [issues, actions] = [/^2 issues$/, /^2 actions$/].map((name) =>
    drawer.getByRole('region', { name }),
  );
  const said = await issues?.innerText();
  expect(said).toContain('lacks the domain acme-stores.example');
  expect(said).toContain('rene@acmeretail.example belongs to Acme Retail (001ACME004)');
  const planned = await actions?.innerText();
  expect(planned).toContain('add_org_domain');
  expect(planned).toContain('assign_user_to_org');
  await drawer.getByRole('button', { name: 'Close the account' }).click();
  await drawer.waitFor({ state: 'detached' });
}

async function expectDryRun(app: FrameLocator): Promise<void> {
  await app.getByText('5 actions would be applied now, 4 would not').waitFor();
  expect(await outcomes(app)).toEqual(['would apply (5)', 'blocked (4)']);
}

async function expectReceipt(app: FrameLocator): Promise<void> {
  expect(await tiles(app, 'Totals')).toEqual({
    'Actions of the plan': '9',
    applied: '4',
    skipped: '1',
    blocked: '4',
  });
  await app.getByText('No write to Salesforce, no ticket changed').waitFor();
  await app.getByRole('button', { name: 'skipped (1)' }).click();
  const entries = app.getByRole('region', { name: 'Every action' }).getByRole('listitem');
  await entries.getByText(STALE_BECAUSE).waitFor();
  expect(await entries.count()).toBe(1);
  expect(await entries.innerText()).toContain('ludo@acmelogistics.example');
}

async function auditAgain(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Audit again' }).click();
  await auditDone(app);
}

async function auditFromTheBar(app: FrameLocator): Promise<void> {
  await app.getByRole('navigation').getByRole('button', { name: /Audit/ }).click();
  await app.getByRole('button', { name: 'Audit again' }).click();
  await auditDone(app);
}

async function expectRepaired(app: FrameLocator): Promise<void> {
  expect(await shownRows(app)).toEqual(TABLE_AFTER);
  expect(await compared(app)).toEqual(['Gone (4)', 'New (0)', 'Continued (0)', 'Unchanged (8)']);
  await app.getByRole('button', { name: 'Gone (4)' }).click();
  const gone = app.getByRole('region', { name: 'Compared with the audit before' });
  await gone.getByRole('listitem').first().waitFor();
  const codes = await gone.getByRole('listitem').allInnerTexts();
  expect(codes.map((line) => line.split(' ').at(-1)).sort()).toEqual([
    'org_missing_expected_domain',
    'org_missing_external_id',
    'user_default_org_not_expected',
    'user_missing_expected_membership',
  ]);
}

async function expectNothingRepaired(app: FrameLocator): Promise<void> {
  expect(await shownRows(app)).toEqual(TABLE);
  expect(await compared(app)).toEqual(['Gone (0)', 'New (0)', 'Continued (0)', 'Unchanged (12)']);
}

/** Nothing can be written down first, so nothing is offered to be written: not to the demo either. */
async function expectNoApply(app: FrameLocator): Promise<void> {
  await app.getByText('This browser does not let the app keep anything').waitFor();
  await goOn(app, 'apply');
  await app.getByText('nothing is written that cannot be written down first').waitFor();
  await app.getByText('Allow third-party storage for this page').waitFor();
  expect(await app.getByRole('form').count()).toBe(0);
  expect(await app.getByRole('button', { name: /to Zendesk/ }).count()).toBe(0);
}

function expectFilesOfWholeStory(files: TakenFiles): void {
  expectFilesOfAudit(files, ['dry_run_receipt.json', 'apply_receipt.json']);
  expect(rowsOf(files, 'issues.csv')).toBe(8);
  expect(rowsOf(files, 'exceptions_by_account.csv')).toBe(TABLE_AFTER.length);
  const receipt = receiptSchema.parse(JSON.parse(files.get('apply_receipt.json') ?? ''));
  expect(receipt).toMatchObject({
    kind: 'apply',
    totals: { actions: 9, applied: 4, skipped: 1, blocked: 4 },
    salesforce_writes: 0,
    ticket_mutations: 0,
    reason: 'a test of the apply',
  });
  const tried = receiptSchema.parse(JSON.parse(files.get('dry_run_receipt.json') ?? ''));
  expect(tried.totals).toMatchObject({ would_apply: 5, blocked: 4 });
  expect(tried.source_plan_hash).toBe(receipt.source_plan_hash);
}

/** All of them are there and whole: the plan keeps its hash, the run knows the others by theirs. */
function expectFilesOfAudit(files: TakenFiles, receipts: readonly string[]): void {
  expect([...files.keys()].sort()).toEqual([...AUDIT_FILES, ...receipts].sort());
  const plan = readSealedPlan(files.get('fix_plan.json') ?? '');
  expect(plan.actions.length).toBeGreaterThan(0);
  const run: unknown = JSON.parse(files.get('run.json') ?? '');
  expect(run).toMatchObject({
    plan_hash: plan.plan_hash,
    files: SAME_FILES.map((name) => ({ name, sha256: sha256Hex(files.get(name) ?? '') })),
  });
  const results = readResults(files.get('audit_results.json') ?? '');
  expect(results.plan.plan_hash).toBe(plan.plan_hash);
}

function rowsOf(files: TakenFiles, name: string): number {
  return (files.get(name) ?? '').trimEnd().split('\r\n').length - 1;
}

async function tiles(app: FrameLocator, name: string): Promise<Record<string, string>> {
  const terms = await app.getByLabel(name, { exact: true }).locator('dt').allInnerTexts();
  const values = await app.getByLabel(name, { exact: true }).locator('dd').allInnerTexts();
  return Object.fromEntries(terms.map((term, at) => [term, values[at]?.split('\n')[0] ?? '']));
}

async function outcomes(app: FrameLocator): Promise<readonly string[]> {
  return app.getByRole('group', { name: 'Show by outcome' }).getByRole('button').allInnerTexts();
}

async function compared(app: FrameLocator): Promise<readonly string[]> {
  const panel = app.getByRole('region', { name: 'Compared with the audit before' });
  await panel.waitFor();
  return panel.getByRole('button').allInnerTexts();
}

function writes(): readonly string[] {
  return stage.workspace
    .fake()
    .requestLog.filter(({ method }) => method !== 'GET')
    .map(({ method, path, status }) => `${method} ${path} ${status ?? 'none'}`);
}

/** Requests that only an audit, a dry run or an apply sends. */
function isOfAudit({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method !== 'GET' || /organizations|memberships|incremental|search/.test(path);
}

function selectedPart(field: HTMLElement | SVGElement): string {
  if (!(field instanceof HTMLTextAreaElement)) return '';
  return field.value.slice(field.selectionStart, field.selectionEnd);
}

/** A field of the browser holds line feeds alone. */
function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
