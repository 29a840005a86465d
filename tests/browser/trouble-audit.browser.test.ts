import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { generateAccount } from '../../src/fake-zendesk/accounts/generate/generate-account.ts';
import { writeReferenceCsv } from '../../src/fake-zendesk/accounts/generate/reference-csv.ts';
import { auditDone, openDriftPage, openTab } from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';
import {
  hasRecords,
  LISTS,
  look,
  openThatCanSleep,
  pagesRead,
  refuseSearch,
  requestsOf,
  startLiveAudit,
  strike,
  switchTo,
  toAudit,
  twice,
  untilSo,
} from './trouble-steps.ts';

// What goes wrong while an account is read: each trouble is said, and got over or admitted.

/**
 * Enough for several pages of each list, and few enough for the limits of one minute. So many users are
 * elsewhere than expected that the list of memberships is read.
 */
const { account, reference } = generateAccount({
  seed: 41,
  accounts: 450,
  usersPerAccount: 4,
  ticketsPerUser: 1,
  multipleOrganizations: true,
  driftEvery: 5,
  subdomain: 'medium',
  name: 'Drift Demo, medium',
});
const csv = writeReferenceCsv(reference);
const endUsers = account.users.filter(
  ({ role = 'end-user', active = true }) => role === 'end-user' && active,
).length;

/** Longer than any of these tests. */
const FOR_GOOD_MS = 60_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    browserPath: inject('browserPath'),
    built: inject('built'),
    account: { seed: account, referenceCsv: csv },
  });
});
afterAll(async () => {
  await stage.close();
});
beforeEach(() => {
  stage.workspace.carryOut({ reset: true, resetControls: true, clearFaults: true });
});

describe('rate limits', () => {
  test('a 429 of plain text is waited for, said, and nothing is asked for twice', async () => {
    const { page, app } = await openDriftPage(stage);
    strike(stage, { kind: 'plain_text_429', retryAfter: 2, match: { path: LISTS.search, nth: 2 } });
    await startLiveAudit(app, csv);
    await app.getByText(/^Waiting \d seconds? to keep within Zendesk’s limits\.$/).waitFor();
    await look(page, 'audit-429');
    await auditDone(app);
    await seeCoverage(app, 'Complete');
    const refused = requestsOf(stage).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(pagesRead(stage)).toContain(refused[0]?.path);
    expect(twice(pagesRead(stage))).toEqual([]);
    await page.context().close();
  });

  test('a wait is stopped at once, and what was read before is gone on with', async () => {
    const { page, app } = await openDriftPage(stage);
    strike(stage, { kind: 'delay', ms: 300, match: { path: LISTS.memberships }, times: 100 });
    await startLiveAudit(app, csv);
    await untilSo(() => {
      expect(pagesRead(stage, 'memberships').length).toBeGreaterThan(1);
    });
    switchTo(stage, { rate_limited: true });
    await app.getByText(/^Waiting \d seconds? to keep within/).waitFor();
    const asked = requestsOf(stage).length;
    await app.getByRole('button', { name: 'Stop', exact: true }).click();
    await app.getByText('The audit was stopped').waitFor();
    await look(page, 'audit-rate-limited-stopped');
    // The estimate is asked for anew, and waits; of what holds records nothing more is asked.
    expect(recordsAskedFrom(asked)).toEqual([]);
    switchTo(stage, { rate_limited: false });
    await app.getByRole('button', { name: 'Go on where it stopped' }).click();
    await auditDone(app);
    await seeCoverage(app, 'Complete');
    expect(twice(pagesRead(stage))).toEqual([]);
    await page.context().close();
  });
});

describe('failures', () => {
  test('failures, lost answers and broken bodies are asked again until they are right', async () => {
    const { page, app } = await openDriftPage(stage);
    strike(stage, { kind: 'status', status: 500, match: { path: LISTS.search } });
    strike(stage, { kind: 'lost_answer', match: { path: LISTS.search, nth: 3 } });
    strikeOtherLists();
    await startLiveAudit(app, csv);
    await auditDone(app);
    await seeCoverage(app, 'Complete');
    expect(pagesRead(stage, 'users')).toEqual([]);
    seeAskedAgain();
    await page.context().close();
  });

  test('so are they where the account refuses to search, and users come as a list', async () => {
    const { page, app } = await openDriftPage(stage);
    refuseSearch(stage);
    strike(stage, { kind: 'status', status: 500, match: { path: LISTS.users, nth: 2 } });
    strike(stage, { kind: 'lost_answer', match: { path: LISTS.users, nth: 4 } });
    strikeOtherLists();
    await startLiveAudit(app, csv);
    await auditDone(app);
    await seeCoverage(app, 'Complete');
    expect(requestsOf(stage).filter(({ status }) => status === 403)).toHaveLength(1);
    expect(pagesRead(stage, 'users')).toHaveLength(Math.ceil(endUsers / 100));
    seeAskedAgain();
    await page.context().close();
  });

  test('a list that stays broken makes the audit partial, and it says so', async () => {
    const { page, app } = await openDriftPage(stage);
    const match = { path: LISTS.search, nth: 2 };
    strike(stage, { kind: 'status', status: 500, match, times: 100 });
    await startLiveAudit(app, csv);
    await auditDone(app);
    await app.getByText(/^Zendesk was not read to the end: what is missing below/).waitFor();
    await seeCoverage(app, 'Partial');
    await look(page, 'audit-partial');
    expect(pagesRead(stage, 'search')).toHaveLength(1);
    expect(pagesRead(stage, 'users')).toEqual([]);
    expect(requestsOf(stage).filter(({ status }) => status === 500)).toHaveLength(5);
    await page.context().close();
  });

  test('a foreign page in place of organizations ends the audit, which then goes on', async () => {
    const { page, app } = await openDriftPage(stage);
    strike(stage, { kind: 'html_body', match: { path: LISTS.organizations, nth: 2 } });
    await startLiveAudit(app, csv);
    await app.getByText('What answered for organizations is not Zendesk.').waitFor();
    await app.getByText('Nothing was written to Zendesk.').waitFor();
    await look(page, 'audit-foreign-page');
    await app.getByRole('button', { name: 'Go on where it stopped' }).click();
    await auditDone(app);
    await seeCoverage(app, 'Complete');
    expect(twice(pagesRead(stage))).toEqual([pagesRead(stage, 'organizations')[1]]);
    await page.context().close();
  });
});

test('signed out in the middle: said once, with what to do, and gone on with after it', async () => {
  const { page, app } = await openDriftPage(stage);
  strike(stage, { kind: 'delay', ms: 2_000, match: { path: LISTS.memberships, nth: 3 } });
  await startLiveAudit(app, csv);
  await untilAllBut(app, 'Memberships');
  switchTo(stage, { signed_out: true });
  await app.getByText(/^Zendesk says that you are not signed in any more/).waitFor();
  await app.getByRole('button', { name: 'Try again' }).waitFor();
  await look(page, 'audit-signed-out');
  expect(await app.getByText(/not signed in any more/).count()).toBe(1);
  await app.getByText(/^Sign in to Zendesk in this browser, then try again\./).waitFor();
  await app.getByText('Nothing was written to Zendesk.').waitFor();

  switchTo(stage, { signed_out: false });
  await app.getByRole('button', { name: 'Go on where it stopped' }).click();
  await auditDone(app);
  await seeCoverage(app, 'Complete');
  expect(twice(pagesRead(stage))).toEqual([]);
  await page.context().close();
});

describe('a person', () => {
  test('pauses, and nothing is asked for until the audit goes on', async () => {
    const { page, app } = await openDriftPage(stage);
    await auditInTheMiddle(app);
    await app.getByRole('button', { name: 'Pause' }).click();
    await app.getByRole('button', { name: 'Go on', exact: true }).waitFor();
    // What has left is answered; of each list that is the page in flight.
    await page.waitForTimeout(500);
    const asked = requestsOf(stage).length;
    await look(page, 'audit-paused');
    await page.waitForTimeout(1_000);
    expect(requestsOf(stage)).toHaveLength(asked);
    expect(pagesRead(stage, 'memberships').length).toBeLessThan(endUsers / 100);
    expect(pagesRead(stage, 'changed')).toEqual([]);
    await app.getByRole('button', { name: 'Go on', exact: true }).click();
    await auditDone(app);
    await seeCoverage(app, 'Complete');
    expect(twice(pagesRead(stage))).toEqual([]);
    await page.context().close();
  });

  test('stops a paused audit, and goes on with it', async () => {
    const { page, app } = await openDriftPage(stage);
    await auditInTheMiddle(app);
    await app.getByRole('button', { name: 'Pause' }).click();
    await app.getByRole('button', { name: 'Go on', exact: true }).waitFor();
    await app.getByRole('button', { name: 'Stop', exact: true }).click();
    await app.getByText('The audit was stopped').waitFor();
    await app.getByRole('button', { name: 'Go on where it stopped' }).click();
    await auditDone(app);
    expect(twice(pagesRead(stage))).toEqual([]);
    await page.context().close();
  });
});

describe('the tab', () => {
  test('closed in the middle: the next visit goes on with the pages that were read', async () => {
    const first = await openDriftPage(stage);
    const held = await holdMemberships(first.app);
    const second = await first.page.context().newPage();
    await first.page.close();
    const { page, app } = await openTab(stage, second);
    await goOnWithEarlier(page, app);
    expect(twice(pagesRead(stage))).toEqual([held]);
    await page.context().close();
  });

  test('reloaded in the middle: the page goes on as a new visit does', async () => {
    const { page, app } = await openDriftPage(stage);
    const held = await holdMemberships(app);
    await page.reload();
    await goOnWithEarlier(page, app);
    expect(twice(pagesRead(stage))).toEqual([held]);
    await page.context().close();
  });

  test('not looked at, its timers frozen: the audit goes on to its end', async () => {
    const { drift, sleep, wake } = await openThatCanSleep(stage);
    const { page, app } = drift;
    const { organizations } = LISTS;
    // A wait that is told is a timer: it must be one of the worker's.
    strike(stage, {
      kind: 'plain_text_429',
      retryAfter: 1,
      match: { path: organizations, nth: 3 },
    });
    strike(stage, { kind: 'delay', ms: 200, match: { path: organizations }, times: 100 });
    await startLiveAudit(app, csv);
    await untilSo(() => {
      expect(pagesRead(stage, 'organizations').length).toBeGreaterThan(0);
    });
    await sleep();
    expect(pagesRead(stage, 'organizations').length).toBeLessThan(4);
    // Who changed meanwhile is asked for when all else was read.
    await untilSo(() => {
      expect(pagesRead(stage, 'changed')).toHaveLength(1);
    });
    await wake();
    await auditDone(app);
    await seeCoverage(app, 'Complete');
    expect(requestsOf(stage).filter(({ status }) => status === 429)).toHaveLength(1);
    expect(twice(pagesRead(stage))).toEqual([]);
    await page.context().close();
  });
});

test('a slow account: each layer shows how far it is, and the rest of the page stays at hand', async () => {
  const { page, app } = await openDriftPage(stage);
  switchTo(stage, { slow: true });
  await startLiveAudit(app, csv);
  await app.getByText('Finding out who is signed in').first().waitFor();
  await app.getByText('Reading Zendesk').first().waitFor();
  await app.getByText(new RegExp(`of about ${endUsers.toLocaleString('en')}$`)).waitFor();
  await look(page, 'audit-slow');
  await app.getByRole('button', { name: 'History' }).click();
  await app.getByRole('heading', { name: 'History' }).waitFor();
  switchTo(stage, { slow: false });
  await app.getByRole('button', { name: /^Triage/ }).click();
  await seeCoverage(app, 'Complete');
  await page.context().close();
});

/** What else goes wrong beside the pages of users, each once. */
function strikeOtherLists(): void {
  strike(stage, { kind: 'cut_body', match: { path: LISTS.memberships, nth: 2 } });
  strike(stage, { kind: 'malformed_body', match: { path: LISTS.memberships, nth: 4 } });
  strike(stage, { kind: 'html_body', status: 503, match: { path: LISTS.organizations, nth: 2 } });
  strike(stage, { kind: 'refused_connection', match: { path: LISTS.tickets } });
}

/** Sees that what failed was answered later, and that nothing else was asked for twice. */
function seeAskedAgain(): void {
  const failed = requestsOf(stage).filter(({ status }) => status === null || status >= 500);
  expect(failed).toHaveLength(4);
  expect(pagesRead(stage)).toEqual(expect.arrayContaining(failed.map(({ path }) => path)));
  // Bodies that broke were answers with success, as far as the account knows.
  expect(twice(pagesRead(stage))).toHaveLength(2);
}

/** An audit with two lists under way: that of the memberships and that of the tickets. */
async function auditInTheMiddle(app: FrameLocator): Promise<void> {
  strike(stage, { kind: 'delay', ms: 150, match: { path: LISTS.memberships }, times: 100 });
  strike(stage, { kind: 'delay', ms: 600, match: { path: LISTS.tickets }, times: 100 });
  await startLiveAudit(app, csv);
  await untilSo(() => {
    expect(pagesRead(stage, 'memberships').length).toBeGreaterThan(1);
  });
}

/** Holds an audit at a page of the memberships while all else is read; gives the page back. */
async function holdMemberships(app: FrameLocator): Promise<string | undefined> {
  const match = { path: LISTS.memberships, nth: 3 };
  strike(stage, { kind: 'delay', ms: FOR_GOOD_MS, match });
  await startLiveAudit(app, csv);
  await untilAllBut(app, 'Memberships');
  return pagesRead(stage, 'memberships')[2];
}

/** Returns when all other layers are complete, and this one is at its third page. */
async function untilAllBut(app: FrameLocator, layer: 'Memberships'): Promise<void> {
  const progress = app.getByRole('region', { name: 'Progress of the audit' });
  await progress.getByText('complete', { exact: true }).nth(2).waitFor();
  await progress.getByText(layer, { exact: true }).waitFor();
  await untilSo(() => {
    expect(pagesRead(stage, 'memberships')).toHaveLength(3);
  });
}

async function goOnWithEarlier(page: Page, app: FrameLocator): Promise<void> {
  await toAudit(app);
  await app.getByText('An earlier audit did not finish').waitFor();
  await look(page, 'audit-unfinished');
  await app.getByRole('button', { name: 'Go on where it stopped' }).click();
  await auditDone(app);
  await seeCoverage(app, 'Complete');
}

async function seeCoverage(app: FrameLocator, state: 'Complete' | 'Partial'): Promise<void> {
  await app.getByText(state, { exact: true }).waitFor();
}

function recordsAskedFrom(asked: number): string[] {
  return requestsOf(stage)
    .slice(asked)
    .map(({ path }) => path)
    .filter(hasRecords);
}
