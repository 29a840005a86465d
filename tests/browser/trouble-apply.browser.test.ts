import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import {
  auditDone,
  dryRun,
  openDriftPage,
  openTab,
  startApply,
  type DriftPage,
} from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';
import {
  look,
  openAnother,
  openThatCanSleep,
  requestsOf,
  startLiveAudit,
  strike,
  switchTo,
  untilSo,
  writesOf,
} from './trouble-steps.ts';

// What goes wrong while a plan is applied to a live account: never two writes for one action, never a
// write after a stop, and a receipt that accounts for every action whatever happens.

/** The writes of the demo's plan, in its order. */
const LINK = 'PUT /api/v2/organizations/360001100118.json';
const DOMAIN = 'PUT /api/v2/organizations/360001100453.json';
const MEMBER = 'POST /api/v2/organization_memberships.json';
const DEFAULT =
  'PUT /api/v2/users/380200116157/organization_memberships/380900500582/make_default.json';
const ALL = [LINK, DOMAIN, MEMBER, DEFAULT];

/** Longer than any of these tests. */
const FOR_GOOD_MS = 60_000;

/** What is said while a write is read back. */
const LOST = /^The answer to a write was lost\./;

/** What the receipt says where all goes well: a colleague makes one action stale. */
const ALL_WELL = ['applied (4)', 'skipped (1)', 'blocked (4)'];

let stage: Stage;
beforeAll(async () => {
  // Tabs of one person share the limits of a minute, and a refusal without a time is waited out for one.
  stage = await openStage({
    browserPath: inject('browserPath'),
    built: inject('built'),
    isHastened: true,
  });
});
afterAll(async () => {
  await stage.close();
});
beforeEach(() => {
  stage.workspace.carryOut({ reset: true, resetControls: true, clearFaults: true });
});

describe('a write', () => {
  test('that Zendesk had no room for (429) is judged again, and sent until it is taken', async () => {
    const { page, app } = await readyToApply();
    strike(stage, { kind: 'plain_text_429', retryAfter: 1, match: matching(DOMAIN) });
    await startApply(app);
    await receiptDone(app);
    expect(await outcomesShown(app)).toEqual(ALL_WELL);
    expect(writesOf(stage)).toEqual([LINK, DOMAIN, DOMAIN, MEMBER, DEFAULT]);
    expect(statusesOf(DOMAIN)).toEqual([429, 200]);
    await page.context().close();
  });

  test('whose answer is lost or broken is read back, and never sent again', async () => {
    const { page, app } = await readyToApply();
    strike(stage, { kind: 'after_effect_status', status: 502, match: matching(LINK) });
    strike(stage, { kind: 'lost_answer', match: matching(DOMAIN) });
    strike(stage, { kind: 'cut_body', match: matching(MEMBER) });
    strike(stage, { kind: 'malformed_body', match: matching(DEFAULT) });
    await startApply(app);
    await receiptDone(app);
    await look(page, 'apply-lost-answers');
    expect(await outcomesShown(app)).toEqual(ALL_WELL);
    expect(writesOf(stage)).toEqual(ALL);
    await page.context().close();
  });

  test.each([
    ['that fails', { kind: 'status', status: 500 }, /^Zendesk failed/],
    ['that finds no way to Zendesk', { kind: 'refused_connection' }, /^Zendesk could not be/],
  ] as const)(
    '%s is read back until that is sure, said, and not sent again',
    async (_, fault, why) => {
      const { page, app } = await readyToApply();
      strike(stage, { ...fault, match: matching(LINK) });
      await startApply(app, { settleSeconds: 60 });
      await app.getByText(LOST).last().waitFor();
      await look(page, `apply-reading-back-${fault.kind}`);
      await app.getByRole('button', { name: 'Stop after the action in flight' }).click();
      await receiptDone(app);
      await look(page, `apply-failed-${fault.kind}`);
      expect(await outcomesShown(app)).toEqual(['blocked (4)', 'failed (1)', 'not attempted (4)']);
      await app.getByText(why).waitFor();
      expect(writesOf(stage)).toEqual([LINK]);
      await page.context().close();
    },
  );

  test('of which nobody can tell what became ends the apply', async () => {
    const { page, app } = await readyToApply();
    // Without a time to settle, a failure that shows no effect yet may still come to have one.
    strike(stage, { kind: 'status', status: 500, match: matching(DOMAIN) });
    await startApply(app);
    await receiptDone(app);
    await app.getByText('Stopped: It cannot be told what became of a write.').waitFor();
    await look(page, 'apply-unknown');
    expect(await outcomesShown(app)).toEqual([
      'applied (1)',
      'blocked (4)',
      'unknown (1)',
      'not attempted (3)',
    ]);
    expect(writesOf(stage)).toEqual([LINK, DOMAIN]);
    await page.context().close();
  });
});

describe('signed out', () => {
  test('in the middle: nothing more is written, and the receipt says why', async () => {
    const { page, app } = await readyToApply();
    strike(stage, { kind: 'signed_out', times: 1_000, match: matching(DOMAIN) });
    await startApply(app);
    await untilSo(() => {
      expect(statusesOf(DOMAIN)).toEqual([401]);
    });
    switchTo(stage, { signed_out: true });
    await receiptDone(app);
    await app.getByText('Stopped: Zendesk no longer accepts the sign-in.').waitFor();
    await look(page, 'apply-signed-out');
    expect(await outcomesShown(app)).toEqual([
      'applied (1)',
      'blocked (4)',
      'failed (1)',
      'not attempted (3)',
    ]);
    expect(writesOf(stage)).toEqual([LINK, DOMAIN]);
    await page.context().close();
  });

  test('before the first write: nothing is written, and what was typed is still there', async () => {
    const { page, app } = await readyToApply();
    switchTo(stage, { signed_out: true });
    await startApply(app);
    await app.getByText(/^Zendesk says that you are not signed in any more/).waitFor();
    await app.getByText('Nothing was written to Zendesk.').waitFor();
    await look(page, 'apply-signed-out-before');
    expect(writesOf(stage)).toEqual([]);
    switchTo(stage, { signed_out: false });
    expect(await app.getByLabel('Reason').inputValue()).toBe('a test of the apply');
    await app.getByRole('button', { name: /^Write \d+ actions? to Zendesk/ }).click();
    await receiptDone(app);
    expect(writesOf(stage)).toEqual(ALL);
    await page.context().close();
  });
});

test('stopped after the action in flight: that one is settled, and nothing else is written', async () => {
  const { page, app } = await readyToApply();
  strike(stage, { kind: 'delay', ms: 1_500, match: matching(LINK) });
  await startApply(app);
  await untilSo(() => {
    expect(writesOf(stage)).toEqual([LINK]);
  });
  await app.getByText('In flight:', { exact: false }).waitFor();
  await app.getByRole('button', { name: 'Stop after the action in flight' }).click();
  await app.getByText(/^Stopping after the action in flight\./).waitFor();
  await look(page, 'apply-stopping');
  await receiptDone(app);
  await app.getByText('Stopped: A person stopped it after the action in flight.').waitFor();
  expect(await outcomesShown(app)).toEqual(['applied (1)', 'blocked (4)', 'not attempted (4)']);
  expect(writesOf(stage)).toEqual([LINK]);
  await page.context().close();
});

describe('the tab', () => {
  test('closed in the middle of a write: the next visit completes the receipt by reading', async () => {
    const first = await readyToApply();
    strike(stage, { kind: 'delay', ms: FOR_GOOD_MS, match: matching(DOMAIN) });
    await startApply(first.app);
    await untilSo(() => {
      expect(writesOf(stage)).toEqual([LINK, DOMAIN]);
    });
    const second = await first.page.context().newPage();
    await first.page.close();
    const { page, app } = await openTab(stage, second);
    await app.getByText('An apply was interrupted').waitFor();
    await look(page, 'apply-interrupted');
    await app.getByRole('button', { name: 'Complete the receipt' }).click();
    await receiptDone(app);
    await look(page, 'apply-completed');
    await app.getByText(/^Stopped: The run was interrupted;/).waitFor();
    expect(await outcomesShown(app)).toEqual(['applied (2)', 'blocked (4)', 'not attempted (3)']);
    expect(writesOf(stage)).toEqual([LINK, DOMAIN]);

    // What is left takes a plan of its own, in which nothing is that was done.
    await app.getByRole('button', { name: 'Audit again' }).click();
    await auditDone(app);
    await app.getByText('3 actions prepared', { exact: true }).waitFor();
    expect(await app.getByText('An apply was interrupted').count()).toBe(0);
    await page.context().close();
  });

  test('beside another one that applies: refused in plain words, and nothing is written twice', async () => {
    const first = await readyToApply();
    const second = await openAnother(stage, first);
    await readyWithKept(second.app);
    strike(stage, { kind: 'delay', ms: 8_000, match: matching(LINK) });
    await startApply(first.app);
    await untilSo(() => {
      expect(writesOf(stage)).toEqual([LINK]);
    });
    await startApply(second.app);
    await second.app
      .getByText('Another tab of this browser is applying this plan already.')
      .waitFor();
    await second.app.getByText('Nothing was written to Zendesk.').waitFor();
    await look(second.page, 'apply-elsewhere');
    const third = await openAnother(stage, first);
    await third.app.getByText('An apply is running in another tab').waitFor();
    await look(third.page, 'apply-elsewhere-notice');
    expect(writesOf(stage)).toEqual([LINK]);

    await receiptDone(first.app);
    expect(await outcomesShown(first.app)).toEqual(ALL_WELL);
    await third.app.getByRole('button', { name: 'Complete the receipt' }).click();
    await third.app.getByText(/^The apply has come to its end in another tab\./).waitFor();
    expect(writesOf(stage)).toEqual(ALL);
    await first.page.context().close();
  });

  test('not looked at, its timers frozen: the apply goes on to its receipt', async () => {
    const { drift, sleep, wake } = await openThatCanSleep(stage);
    const { page, app } = drift;
    await ready(drift);
    // What is waited for is a timer: it must be one of the worker's.
    strike(stage, { kind: 'plain_text_429', retryAfter: 1, match: matching(DOMAIN) });
    strike(stage, { kind: 'delay', ms: 1_000, match: matching(LINK) });
    await startApply(app);
    await untilSo(() => {
      expect(writesOf(stage)).toEqual([LINK]);
    });
    await sleep();
    await untilSo(() => {
      expect(writesOf(stage)).toEqual([LINK, DOMAIN, DOMAIN, MEMBER, DEFAULT]);
    });
    await wake();
    await receiptDone(app);
    expect(await outcomesShown(app)).toEqual(ALL_WELL);
    await page.context().close();
  });
});

test('a slow account: what is done at the moment is said, and how to stop', async () => {
  const { page, app } = await readyToApply();
  switchTo(stage, { slow: true });
  await startApply(app);
  const live = app.getByRole('region', { name: 'The apply at work' });
  await live.getByText('Signing in').first().waitFor();
  await live
    .getByText(/^Reading/)
    .first()
    .waitFor();
  await look(page, 'apply-slow');
  await live.getByRole('button', { name: 'Stop after the action in flight' }).click();
  switchTo(stage, { slow: false });
  await receiptDone(app);
  expect(await outcomesShown(app)).toEqual(['blocked (4)', 'not attempted (5)']);
  expect(writesOf(stage)).toEqual([]);
  await page.context().close();
});

/** A page whose plan of the live account is audited and dry-run. */
async function readyToApply(): Promise<DriftPage> {
  const drift = await openDriftPage(stage);
  await ready(drift);
  return drift;
}

/**
 * From the list to a dry run. The page is loaded anew after the audit, which it keeps: what it asked
 * for until then would bring an apply to the limits of its minute.
 */
async function ready({ page, app }: DriftPage): Promise<void> {
  await startLiveAudit(app, referenceCsv('demo'));
  await auditDone(app);
  await page.reload();
  await readyWithKept(app);
}

/** The same in a tab that finds the list and the audit of another one. */
async function readyWithKept(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Continue to dry run', exact: true }).waitFor();
  await dryRun(app);
}

async function receiptDone(app: FrameLocator): Promise<void> {
  await app.getByRole('heading', { name: 'Receipt', exact: true }).waitFor({ timeout: 60_000 });
}

/** What became of the actions, as the receipt counts it. */
async function outcomesShown(app: FrameLocator): Promise<string[]> {
  return await app
    .getByRole('group', { name: 'Show by outcome' })
    .getByRole('button')
    .allInnerTexts();
}

/** The first word of a write is its method. */
function matching(write: string): { readonly method: string; readonly path: string } {
  const [method = '', path = ''] = write.split(' ');
  return { method, path };
}

function statusesOf(write: string): (number | null)[] {
  return requestsOf(stage)
    .filter(({ method, path }) => `${method} ${path}` === write)
    .map(({ status }) => status);
}
