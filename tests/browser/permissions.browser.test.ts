import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import type { ControlsChange, Person } from '../../src/workspace/controls.ts';
import { shownRows } from './accounts-table.ts';
import {
  audit,
  auditDone,
  dryRun,
  goOn,
  openDriftPage,
  openTab,
  startApply,
  startDemo,
  uploadReference,
  type DriftPage,
} from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';
import { LISTS, look, pagesRead, strike, writesOf } from './trouble-steps.ts';

// Who may do what: the app says it beforehand where it knows, Zendesk says it where the app is wrong,
// and neither way anything is written.

const LIST = Buffer.from(referenceCsv('demo'));
const FORBIDDEN = JSON.stringify({
  error: { title: 'Forbidden', message: 'You do not have access to this page.' },
});

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

/** A page that does not notice when somebody else signs in, as when that is done in another tab. */
async function openUnnoticing(): Promise<DriftPage> {
  const context = await stage.browser.newContext();
  await context.route('**/control/changes', (route) => route.abort());
  const drift = await openTab(stage, await context.newPage());
  opened.push(drift);
  return drift;
}

function signIn(person: Person): void {
  stage.workspace.carryOut({ change: { person } });
}

/** What the role of whoever is signed in may not read, by how the paths begin. */
function forbid(path: string): void {
  strike(stage, { kind: 'status', status: 403, body: FORBIDDEN, match: { path }, times: 99 });
}

async function auditLive(app: FrameLocator): Promise<void> {
  await uploadReference(app, 'accounts.csv', LIST);
  await audit(app);
}

function step(app: FrameLocator, name: RegExp) {
  return app.getByRole('navigation', { name: 'Stages of the run' }).getByRole('button', { name });
}

async function seen(app: FrameLocator, text: string | RegExp): Promise<void> {
  await app.getByText(text).first().waitFor();
}

describe.each(['agent', 'light_agent'] as const)('as %s', (person) => {
  test('a full audit is not offered, and it is said who can do it', async () => {
    const { app, page, troubles } = await open({ person });
    await uploadReference(app, 'accounts.csv', LIST);
    await goOn(app, 'audit');
    await seen(app, 'A full audit needs an administrator');
    await seen(app, /Ask an administrator to run it/);
    expect(await app.getByRole('button', { name: 'Start the audit' }).isDisabled()).toBe(true);
    expect(troubles).toEqual([]);
    await look(page, `audit-${person}`);
  });

  test('the demo can be tried from end to end', async () => {
    const { app } = await open({ person });
    await startDemo(app);
    await audit(app);
    await dryRun(app);
    await startApply(app);
    await app.getByRole('heading', { name: 'Receipt', exact: true }).waitFor();
    expect(stage.workspace.fake().requestLog).toEqual([]);
  });

  test('what an admin audited in this browser can be looked at, and not applied', async () => {
    const { app, page } = await open();
    await auditLive(app);
    signIn(person);
    const { people } = stage.workspace.state();
    const name = people.find((each) => each.person === person)?.name ?? '';
    await page.getByText(name).first().waitFor();
    await auditDone(app);
    await step(app, /Apply/).click();
    await seen(app, 'Only an administrator may apply a plan.');
    await seen(app, 'Download the plan and hand it with its hash to an administrator.');
    expect(await app.getByRole('form').count()).toBe(0);
    await step(app, /Audit/).click();
    await seen(app, 'A full audit needs an administrator');
    await look(page, `after-${person}`);
  });

  test('the apply of an admin’s dry run is refused, with who can do it', async () => {
    const { app, page } = await openUnnoticing();
    await auditLive(app);
    await dryRun(app);
    signIn(person);
    await startApply(app);
    await seen(app, /only an administrator may apply a plan/);
    await seen(app, 'Nothing was written to Zendesk.');
    await seen(app, /Download the plan and hand it with its hash to an administrator/);
    expect(await app.getByRole('form').count()).toBe(0);
    expect(writesOf(stage)).toEqual([]);
    await look(page, `apply-${person}`);
  });
});

describe('where Zendesk says no to whom the app took for an admin', () => {
  test('who is one no more after the dry run writes nothing', async () => {
    const { app } = await open();
    await auditLive(app);
    await dryRun(app);
    const admin = loadAccount('demo').users.find(({ role }) => role === 'admin');
    stage.workspace.fake().colleague.changeRole(Number(admin?.id), 'agent');
    await startApply(app);
    await seen(app, /only an administrator may apply a plan/);
    expect(writesOf(stage)).toEqual([]);
  });

  test('an apply ends at its first write, in plain words and with nothing written', async () => {
    const { app, page } = await open();
    await auditLive(app);
    await dryRun(app);
    const before = stage.workspace.fake().snapshot();
    for (const method of ['PUT', 'POST'])
      strike(stage, { kind: 'status', status: 403, body: FORBIDDEN, match: { method }, times: 99 });
    await startApply(app);
    await app.getByRole('heading', { name: 'Receipt', exact: true }).waitFor();
    await seen(app, 'Stopped: Zendesk refused a write for want of permission.');
    await seen(app, 'Nothing was written to Zendesk.');
    await seen(app, /Ask an administrator whose role may change organizations and memberships/);
    expect(writesOf(stage)).toHaveLength(1);
    const { organizations, memberships } = stage.workspace.fake().snapshot();
    expect({ organizations, memberships }).toEqual({
      organizations: before.organizations,
      memberships: before.memberships,
    });
    await look(page, 'apply-forbidden');
  });

  test('a dry run says what may not be read', async () => {
    const { app } = await open();
    await auditLive(app);
    const match = { path: '/api/v2/incremental/users' };
    strike(stage, { kind: 'status', status: 403, body: FORBIDDEN, match, times: 99 });
    await goOn(app, 'dry run');
    await app.getByRole('button', { name: 'Start the dry run' }).click();
    await seen(app, /Your role in Zendesk may not read users/);
    await seen(app, 'Ask an administrator to do this, or to give your role the right.');
    await step(app, /Apply/).click();
    await seen(app, 'The plan was not tried yet.');
    expect(writesOf(stage)).toEqual([]);
  });

  test('an audit that may not export the tickets finds all of them by search', async () => {
    const { app } = await open();
    forbid(LISTS.tickets);
    await auditLive(app);
    await seen(app, 'Complete');
    expect(await app.getByText(/Zendesk was not read to the end/).count()).toBe(0);
    expect(pagesRead(stage, 'tickets')).toEqual([]);
  });

  test('an audit that may not read the tickets does not pass for a whole one', async () => {
    const { app } = await open();
    forbid(LISTS.tickets);
    forbid(LISTS.search);
    await auditLive(app);
    await seen(app, /Zendesk was not read to the end/);
    await seen(app, 'Partial');
    expect([...pagesRead(stage, 'tickets'), ...pagesRead(stage, 'search')]).toEqual([]);
  });
});

test('where storage is denied everything works but the live apply, and it is said how to get it', async () => {
  const { app, page } = await open({ rights: { storage: false } });
  await seen(app, /does not let the app keep anything/);
  await auditLive(app);
  await app.getByLabel('Search accounts').fill('Acme Retail');
  await expect.poll(() => shownRows(app)).toMatchObject([{ name: 'Acme Retail' }]);
  await app.getByLabel('Search accounts').fill('');
  await dryRun(app);
  await goOn(app, 'apply');
  await seen(app, /nothing is written that cannot be written down first/);
  await seen(app, /Allow third-party storage for this page/);
  expect(await app.getByRole('form').count()).toBe(0);
  await app.getByRole('button', { name: 'Downloads' }).click();
  await seen(app, 'fix_plan.json');
  expect(writesOf(stage)).toEqual([]);
  await look(page, 'storage-denied');
});
