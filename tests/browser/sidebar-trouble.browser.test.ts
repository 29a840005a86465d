import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { fastClock, hastened } from '../bench/page/fast-clock.ts';
import {
  closeTabs,
  NO_RIGHTS,
  openDriftPage,
  uploadReference,
  type DriftPage,
} from './drift-page.ts';
import { LIST, openTicket, openWithList, verdictOf } from './sidebar-page.ts';
import { openStage, type Stage } from './stage.ts';
import { look, strike, switchTo, writesOf } from './trouble-steps.ts';

// A sidebar where things go wrong: what stands there, and what leads on.

const TICKET = 10447;

/** How a browser tells of an answer that says no, or of none. */
const EXPECTED_TROUBLE = 'Failed to load resource';

/** The clock of the account and of the app's worker, so that nobody waits for what they wait for. */
const SINCE = Date.now();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    browserPath: inject('browserPath'),
    built: inject('built'),
    now: fastClock(SINCE),
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

/** The page with a list, in a browser whose workers keep to the account's clock. */
async function open(): Promise<DriftPage> {
  const drift = await openDriftPage(stage, (context) =>
    context.route('**/assets/worker-*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: hastened(await response.text(), SINCE) });
    }),
  );
  await uploadReference(drift.app, 'accounts.csv', LIST);
  return drift;
}

function unexpected(troubles: readonly string[]): readonly string[] {
  return troubles.filter((each) => !each.includes(EXPECTED_TROUBLE));
}

test('where Zendesk is slow, it is said that it is being checked, and then the verdict', async () => {
  const { page, troubles } = await open();
  switchTo(stage, { slow: true });
  const sidebar = await openTicket(stage, page, TICKET);
  await sidebar.getByRole('status').getByText('Checking this customer').waitFor();
  await look(page, 'sidebar-slow');
  expect(await verdictOf(sidebar, 'drift')).toContain('Drift: 2 issues');
  expect(troubles).toEqual([]);
});

test('where Zendesk asks to wait, it is said for how long, and the verdict comes by itself', async () => {
  const { page, troubles } = await openWithList(stage);
  switchTo(stage, { rate_limited: true });
  const sidebar = await openTicket(stage, page, TICKET);
  await sidebar.getByText(/The check goes on in \d+ seconds?/).waitFor();
  await look(page, 'sidebar-waits');
  switchTo(stage, { rate_limited: false });
  expect(await verdictOf(sidebar, 'drift')).toContain('Drift: 2 issues');
  expect(unexpected(troubles)).toEqual([]);
});

describe.each([
  [
    'rate-limited',
    'rate_limited',
    /Zendesk kept asking to slow down/,
    /Try again at a quieter time/,
  ],
  ['failing', 'failing', /Zendesk failed \(status 503\)/, /Try again later/],
  ['signed out', 'signed_out', /you are not signed in any more/, /Sign in to Zendesk/],
] as const)('where Zendesk is %s', (name, fault, happened, remedy) => {
  test('it is said what happened and what to do, and trying again brings the verdict', async () => {
    const { page, troubles } = await open();
    switchTo(stage, { [fault]: true });
    const sidebar = await openTicket(stage, page, TICKET);
    const verdict = await verdictOf(sidebar, 'could_not_check');
    expect(verdict).toMatch(happened);
    expect(verdict).toMatch(remedy);
    await look(page, `sidebar-${name}`);
    switchTo(stage, { [fault]: false });
    await sidebar.getByRole('button', { name: 'Try again' }).click();
    expect(await verdictOf(sidebar, 'drift')).toContain('Drift: 2 issues');
    expect(unexpected(troubles)).toEqual([]);
  });
});

test('where checking again fails, the verdict before stands, and that is said', async () => {
  const { page, troubles } = await open();
  const sidebar = await openTicket(stage, page, TICKET);
  await verdictOf(sidebar, 'drift');
  switchTo(stage, { failing: true });
  await sidebar.getByRole('button', { name: 'Check again' }).click();
  const note = sidebar.getByRole('note');
  await note.getByText('Checking again failed').waitFor();
  await verdictOf(sidebar, 'drift');
  await look(page, 'sidebar-stands');
  switchTo(stage, { failing: false });
  await note.getByRole('button', { name: 'Try again' }).click();
  await note.waitFor({ state: 'detached' });
  await verdictOf(sidebar, 'drift');
  expect(unexpected(troubles)).toEqual([]);
});

test('who may not read users is told so, and whom to ask', async () => {
  const { page, troubles } = await open();
  strike(stage, {
    kind: 'status',
    status: 403,
    body: JSON.stringify({ error: { title: 'Forbidden', message: 'You do not have access.' } }),
    match: { path: '/api/v2/users/380200115148' },
    times: 99,
  });
  const sidebar = await openTicket(stage, page, TICKET);
  const verdict = await verdictOf(sidebar, 'could_not_check');
  expect(verdict).toMatch(/Your role in Zendesk may not read/);
  expect(verdict).toContain('Ask an administrator');
  await look(page, 'sidebar-forbidden');
  expect(unexpected(troubles)).toEqual([]);
});

describe('where the browser denies everything', () => {
  test('a list of this browser cannot be had, and it is said what to do instead', async () => {
    stage.workspace.carryOut({ change: { rights: NO_RIGHTS } });
    const { page, troubles } = await openWithList(stage);
    const sidebar = await openTicket(stage, page, TICKET);
    const verdict = await verdictOf(sidebar, 'no_reference');
    expect(verdict).toContain('Set the address of the list in the app’s settings.');
    expect(troubles).toEqual([]);
  });

  test('the list of the installation is compared with, and a repair can be tried, not written', async () => {
    const settings = { reference_url: 'https://reference.example/accounts.csv' };
    stage.workspace.carryOut({ change: { rights: NO_RIGHTS, settings } });
    const { page, troubles } = await openDriftPage(stage);
    const sidebar = await openTicket(stage, page, TICKET);
    await verdictOf(sidebar, 'drift');
    await sidebar.getByRole('button', { name: 'Fix it here (2)' }).click();
    const modal = page.frameLocator('iframe[data-location=modal]');
    await modal.getByText('Nothing can be written from here').waitFor();
    await look(page, 'fix-denied');
    await page.keyboard.press('Escape');
    await page.locator('iframe[data-location=modal]').waitFor({ state: 'detached' });
    await verdictOf(sidebar, 'drift');
    expect(writesOf(stage)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
