import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { FrameLocator } from 'playwright-core';
import { shownRows } from './accounts-table.ts';
import { audit, auditDone } from './drift-page.ts';
import { openTicket, openWithList, verdictOf } from './sidebar-page.ts';
import { openStage, type Stage } from './stage.ts';

// What only people can say is said in the page or beside a ticket, and the next audit goes by it.

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

/** A ticket of somebody on the domain that two accounts of the demo claim. */
const SHARED_TICKET = 10475;

async function keep(app: FrameLocator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await app.getByLabel(label).fill(value);
  await app.getByRole('button', { name: 'Keep the decision' }).click();
}

test('a domain is decided, an issue is accepted, and the next audit goes by both', async () => {
  const { page, app } = await openWithList(stage);
  await audit(app);
  await app.getByRole('button', { name: 'Decisions' }).click();
  await app.getByText('Nothing has been decided yet').waitFor();
  await app.getByText('1 shared domain to decide').waitFor();
  await app.getByRole('button', { name: 'Say whose it is' }).click();
  await app.getByLabel('Account it belongs to').selectOption('001ACME007');
  await app.getByRole('button', { name: 'Keep the decision' }).click();
  await app.getByText('It cannot be kept like this: it does not say who decided.').waitFor();
  await keep(app, { 'Decided by': 'Ada', Reason: 'The insurance runs the group’s mail' });
  await app.getByRole('table', { name: '1 decision' }).waitFor();
  await app.getByText('The audit that is shown went by other decisions').waitFor();

  await app.getByRole('button', { name: 'Back to the run' }).click();
  await app
    .getByRole('grid')
    .getByRole('row', { name: 'Acme Studios' })
    .getByText('Acme Studios')
    .last()
    .click();
  await app.getByRole('button', { name: 'Accept for a time' }).first().click();
  await keep(app, { 'Decided by': 'Bo', Reason: 'They leave', 'Last day': '2199-12-31' });
  await app.getByText('Kept. The next audit goes by it.').first().waitFor();
  await app.getByRole('button', { name: 'Close the account' }).click();

  await app.getByRole('button', { name: 'Decisions' }).click();
  await app.getByRole('table', { name: '2 decisions' }).waitFor();
  await app.getByRole('button', { name: 'Audit again' }).click();
  await auditDone(app);
  const rows = await shownRows(app);
  expect(rows.find(({ account }) => account === '001ACME006')).toMatchObject({ issues: '1' });
  expect(rows.map(({ name }) => name)).not.toContain('(no single account)');

  await app.getByRole('button', { name: 'Decisions' }).click();
  await app.getByRole('table', { name: '2 decisions' }).waitFor();
  expect(await app.getByText('went by other decisions').count()).toBe(0);
  await app.getByRole('button', { name: 'Export as CSV' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('button', { name: 'Save decisions.csv' }).click(),
  ]);
  const file = await readFile(await download.path());
  expect(file.toString()).toContain('domain,acme-group.example,001ACME007,Ada,');
});

test('beside a ticket an administrator decides and the verdict turns; an agent is not asked', async () => {
  const { page } = await openWithList(stage);
  const sidebar = await openTicket(stage, page, SHARED_TICKET);
  await verdictOf(sidebar, 'drift');
  await sidebar.getByRole('button', { name: 'Decide what only people can' }).click();
  await sidebar.getByRole('button', { name: 'Say whose it is' }).click();
  await sidebar.getByLabel('Account it belongs to').selectOption('001ACME008');
  await keep(sidebar, { 'Decided by': 'Ada', Reason: 'Gwen told us' });
  await sidebar.getByText('Acme Energy', { exact: true }).first().waitFor();

  stage.workspace.carryOut({ change: { person: 'agent' } });
  const agents = await openTicket(stage, page, SHARED_TICKET);
  await verdictOf(agents, 'drift');
  expect(await agents.getByRole('button', { name: 'Decide what only people can' }).count()).toBe(0);
});
