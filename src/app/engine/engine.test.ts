import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { receiptSchema } from '../../core/apply/receipt-format.ts';
import { loadAccount, referenceCsv } from '../../fake-zendesk/accounts/index-of-accounts.ts';
import {
  ALL_ROWS,
  EVERYTHING,
  liveAccount,
  newBrowser,
  orderFor,
  textsOf,
  visit,
  type LiveAccount,
  type Visit,
} from './engine.builders.ts';

const GOLDEN = join(import.meta.dirname, '../../../tests/golden/expected/demo');
const GOLDEN_FILES = ['exceptions_by_account.csv', 'issues.csv', 'fix_plan.json', 'audit.json'];
/** Support agent of the demo's account. */
const AGENT = 380200101022;

async function audited(page: Visit = visit()) {
  await page.engine.loadDemo();
  const audit = await page.engine.audit(90);
  if (!audit) throw new Error('the audit was stopped');
  return { ...page, audit };
}

async function auditedLive(
  live: LiveAccount,
  wish: Parameters<typeof visit>[0] = {},
  ticketDays = 90,
) {
  const page = visit({ ...wish, live });
  const bytes = new TextEncoder().encode(referenceCsv('demo'));
  await page.engine.loadReference('accounts.csv', bytes.buffer);
  const audit = await page.engine.audit(ticketDays);
  if (!audit) throw new Error('the audit was stopped');
  return { ...page, audit };
}

function nameList(files: readonly { readonly name: string }[]): readonly string[] {
  return files.map(({ name }) => name);
}

describe('the story of the demo', () => {
  test('from the reference to the audit after the repairs', async () => {
    const { engine } = visit();
    const reference = await engine.loadDemo();
    expect(reference).toMatchObject({ file: 'accounts.csv', mode: 'demo' });
    expect(reference.sample.length).toBeGreaterThan(0);

    const estimate = await engine.estimate(90);
    expect(estimate).toMatchObject({ role: 'admin', organizations: 13, requests: 4 });

    const audit = await engine.audit(90);
    expect(audit?.summary.totals).toMatchObject({
      issues: 12,
      prepared_actions: 5,
      blocked_actions: 4,
    });
    expect(audit?.comparison).toBeNull();

    const { total, rows } = await engine.rows(ALL_ROWS, 0, 100);
    expect(total).toBe(7);
    expect(rows.at(-1)?.accountId).toBeNull();

    const labs = await engine.account('001ACME002');
    expect(labs?.issues.total).toBe(3);
    expect(labs?.actions.items.map(({ status }) => status)).toEqual(['blocked', 'blocked']);
    expect(labs?.duplicates).toHaveLength(2);
    expect(labs?.issues.items.every(({ sentence }) => sentence.endsWith('.'))).toBe(true);
    expect(await engine.account('001NOBODY')).toBeNull();
    expect((await engine.account(null))?.issues.items).toHaveLength(1);
    expect(await engine.accountIssues('001ACME002', 1, 1)).toEqual({
      total: 3,
      items: labs?.issues.items.slice(1, 2),
    });
    expect(await engine.accountActions('001ACME002', 1, 5)).toEqual({
      total: 2,
      items: labs?.actions.items.slice(1),
    });
    expect(await engine.accountActions('001NOBODY', 0, 5)).toEqual({ total: 0, items: [] });

    const plan = await engine.plan(EVERYTHING);
    expect(plan.plan_hash).toBe(audit?.planHash);
    const dryRun = await engine.dryRun(EVERYTHING);
    expect(dryRun.totals).toMatchObject({ would_apply: 5, blocked: 4 });

    const receipt = await engine.apply(orderFor(plan.plan_hash));
    expect(receipt.totals).toMatchObject({ applied: 4, skipped: 1, blocked: 4 });
    expect(receipt).toMatchObject({ salesforce_writes: 0, ticket_mutations: 0, stopped: null });

    const again = await engine.audit(90);
    expect(again?.summary.totals.issues).toBe(8);
    expect(again?.comparison).toEqual({ gone: 4, fresh: 0, continued: 0, unchanged: 8 });
    const gone = await engine.compared('gone', 1, 2);
    expect(gone.total).toBe(4);
    expect(gone.issues).toHaveLength(2);

    expect(nameList(await engine.files())).toEqual([
      ...GOLDEN_FILES,
      'run.json',
      'audit_results.json',
      'dry_run_receipt.json',
      'apply_receipt.json',
    ]);
    expect((await engine.history()).map(({ kind }) => kind)).toEqual(['audit', 'receipt', 'audit']);
  });

  test('its files are those that the terminal writes, byte for byte', async () => {
    const { engine } = await audited();
    const files = await textsOf(await engine.files());
    for (const name of GOLDEN_FILES)
      expect(files.find((file) => file.name === name)?.text, name).toBe(
        readFileSync(join(GOLDEN, name), 'utf8'),
      );
  });

  test('its receipts are those of the terminal', async () => {
    const { engine, audit } = await audited();
    await engine.dryRun(EVERYTHING);
    const receipt = await engine.apply(orderFor(audit.planHash));
    const golden = receiptSchema.parse(
      JSON.parse(readFileSync(join(GOLDEN, 'apply_receipt.json'), 'utf8')),
    );
    const { total, items } = await engine.entries(receipt.run_id, null, 0, 100);
    expect(total).toBe(golden.entries.length);
    expect(items.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      golden.entries.map(({ outcome, reason }) => [outcome, reason]),
    );
    expect(receipt.source_plan_hash).toBe(golden.source_plan_hash);
  });

  test('of a receipt the page gets windows, and the file; of the history as well', async () => {
    const browser = newBrowser();
    const { engine, audit } = await audited(visit({ browser }));
    await engine.dryRun(EVERYTHING);
    const { run_id: runId, totals } = await engine.apply(orderFor(audit.planHash));
    const blocked = await engine.entries(runId, 'blocked', 1, 2);
    expect(blocked.total).toBe(totals.blocked);
    expect(blocked.items.map(({ outcome }) => outcome)).toEqual(['blocked', 'blocked']);
    expect((await engine.entries(runId, null, 99, 10)).items).toEqual([]);

    const next = visit({ browser }).engine;
    expect(await next.entries(runId, 'blocked', 1, 2)).toEqual(blocked);
    const [file] = await textsOf([await next.receiptFile(runId)]);
    const written = (await textsOf(await engine.files())).find(({ name }) => name === file?.name);
    expect(file).toEqual(written);
    expect(file?.name).toBe('apply_receipt.json');
    await expect(next.entries('no such run', null, 0, 1)).rejects.toMatchObject({ code: 'bug' });
  });

  test('the numbers of an apply are those of the last dry run, and need one', async () => {
    const { engine, audit } = await audited();
    const caps = { maxActions: 25, maxPerAccount: 3 };
    await expect(engine.applyNumbers(caps)).rejects.toMatchObject({
      code: 'apply_dry_run_missing',
    });
    await engine.dryRun(EVERYTHING);
    expect(await engine.applyNumbers(caps)).toMatchObject({ writes: 5, overCaps: 0 });
    expect(await engine.applyNumbers({ ...caps, maxActions: 2 })).toMatchObject({ writes: 2 });
    await engine.apply(orderFor(audit.planHash));
    await expect(engine.applyNumbers(caps)).rejects.toMatchObject({
      code: 'apply_dry_run_missing',
    });
  });

  test('the archive holds every file as it is, and is the same each time', async () => {
    const { engine } = await audited();
    const { name, content } = await engine.archive();
    expect(name).toBe('drift-audit.zip');
    const bytes = new Uint8Array(await content.arrayBuffer());
    const unzipped = Object.entries(unzipSync(bytes)).map(([file, packed]) => ({
      name: file,
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(packed),
    }));
    expect(unzipped).toEqual(await textsOf(await engine.files()));
    const again = new Uint8Array(await (await engine.archive()).content.arrayBuffer());
    expect(again).toEqual(bytes);
  });

  test('no order goes beyond the caps of the installation', async () => {
    const caps = { maxActions: 2, maxPerAccount: 1 };
    const { engine, audit } = await audited(visit({ caps }));
    const said = { max_actions: 2, max_per_account: 1 };
    expect(await engine.dryRun(EVERYTHING)).toMatchObject({ caps: said });
    const receipt = await engine.apply(orderFor(audit.planHash));
    expect(receipt).toMatchObject({ caps: said, totals: { applied: 2 } });
  });

  test('started over, it shows the fresh account again', async () => {
    const page = await audited();
    await page.engine.dryRun(EVERYTHING);
    await page.engine.apply(orderFor(page.audit.planHash));
    const { audit } = await audited(page);
    expect(audit.summary.totals.issues).toBe(12);
    expect(audit.comparison).toBeNull();
  });

  test('the next visit goes on from the repaired account and its history', async () => {
    const { engine, browser, audit } = await audited();
    await engine.dryRun(EVERYTHING);
    await engine.apply(orderFor(audit.planHash));

    const next = visit({ browser });
    expect(await next.engine.currentReference()).toMatchObject({ mode: 'demo' });
    expect((await next.engine.audit(90))?.comparison).toMatchObject({ gone: 4, unchanged: 8 });
    expect(await next.engine.history()).toHaveLength(3);
  });
});

describe('what is asked too early or at the wrong time is refused', () => {
  test('without a reference, an audit or a dry run', async () => {
    const { engine } = visit();
    expect(await engine.currentReference()).toBeNull();
    await expect(engine.estimate(90)).rejects.toMatchObject({ code: 'reference_not_loaded' });
    await expect(engine.audit(90)).rejects.toMatchObject({ code: 'reference_not_loaded' });
    await engine.loadDemo();
    await expect(engine.rows(ALL_ROWS, 0, 1)).rejects.toMatchObject({ code: 'audit_missing' });
    await expect(engine.dryRun(EVERYTHING)).rejects.toMatchObject({ code: 'audit_missing' });
    const audit = await engine.audit(90);
    await expect(engine.apply(orderFor(audit?.planHash ?? ''))).rejects.toMatchObject({
      code: 'apply_dry_run_missing',
    });
  });

  test('a second job while one is under way', async () => {
    const { engine } = visit();
    await engine.loadDemo();
    const running = engine.audit(90);
    await expect(engine.audit(90)).rejects.toMatchObject({ code: 'job_running' });
    await expect(engine.clear()).rejects.toMatchObject({ code: 'job_running' });
    expect(await running).not.toBeNull();
  });

  test('a reference that cannot be read leaves the earlier one in place', async () => {
    const { engine } = visit();
    await engine.loadDemo();
    await expect(engine.loadReference('empty.csv', new ArrayBuffer(0))).rejects.toMatchObject({
      code: 'reference_empty',
      values: { file: 'empty.csv' },
    });
    expect(await engine.currentReference()).toMatchObject({ mode: 'demo' });
  });

  test('a selection other than the one that was dry-run', async () => {
    const { engine } = await audited();
    await engine.dryRun(EVERYTHING);
    const selection = { withoutAccounts: ['001ACME004'], withoutActions: [] };
    const plan = await engine.plan(selection);
    expect(plan.selection?.left_out_action_ids).toHaveLength(2);
    await expect(engine.apply(orderFor(plan.plan_hash, { selection }))).rejects.toMatchObject({
      code: 'apply_dry_run_missing',
    });
    await engine.dryRun(selection);
    const receipt = await engine.apply(orderFor(plan.plan_hash, { selection }));
    expect(receipt.totals).toMatchObject({ actions: 7, applied: 2, skipped: 1 });
  });

  test('the wrong hash, and a second apply on the first one’s dry run', async () => {
    const { engine, audit } = await audited();
    await engine.dryRun(EVERYTHING);
    await expect(engine.apply(orderFor('0'.repeat(64)))).rejects.toMatchObject({
      code: 'apply_wrong_hash',
    });
    // Nothing was written: what the dry run said holds still.
    await engine.apply(orderFor(audit.planHash));
    await expect(engine.apply(orderFor(audit.planHash))).rejects.toMatchObject({
      code: 'apply_dry_run_missing',
    });
  });
});

describe('an agent', () => {
  test('cannot audit', async () => {
    const live = liveAccount();
    live.signIn(AGENT);
    await expect(auditedLive(live)).rejects.toMatchObject({ code: 'audit_not_admin' });
  });

  test('is told so by the estimate', async () => {
    const live = liveAccount();
    live.signIn(AGENT);
    const { engine } = visit({ live });
    await engine.loadReference(
      'accounts.csv',
      new TextEncoder().encode(referenceCsv('demo')).buffer,
    );
    expect(await engine.estimate(90)).toMatchObject({ role: 'agent' });
  });

  test('cannot apply what an admin has dry-run', async () => {
    const live = liveAccount();
    const { engine, audit, browser } = await auditedLive(live);
    await engine.dryRun(EVERYTHING);
    live.signIn(AGENT);
    await expect(engine.apply(orderFor(audit.planHash))).rejects.toMatchObject({
      code: 'apply_not_admin',
    });
    expect(browser.journal).toEqual([]);
    expect(live.fake.requestLog.every(({ method }) => method === 'GET')).toBe(true);
  });
});

test('where the browser keeps nothing, everything works but the live apply', async () => {
  const page = visit({ storage: 'memory' });
  expect(page.events[0]).toEqual({ kind: 'storage', state: 'memory' });
  const { engine, audit } = await audited(page);
  await engine.dryRun(EVERYTHING);
  await expect(engine.apply(orderFor(audit.planHash))).rejects.toMatchObject({
    code: 'storage_not_durable',
  });
  expect(await engine.interruptedApply()).toBeNull();
  expect(await engine.resumeApply()).toBeNull();
});

describe('an audit that is held up', () => {
  test('stopped at a page it ends with nothing, and goes on with the pages it has read', async () => {
    const browser = newBrowser();
    const live = liveAccount();
    let pages = 0;
    const first = visit({
      browser,
      live,
      onEvent: (event, engine) => {
        if (event.kind === 'audit' && event.event.kind === 'page') {
          pages += 1;
          if (pages === 2) void engine.stop();
        }
      },
    });
    const bytes = new TextEncoder().encode(referenceCsv('demo'));
    await first.engine.loadReference('accounts.csv', bytes.buffer);
    expect(await first.engine.audit(30)).toBeNull();

    const next = visit({ browser, live });
    expect(await next.engine.unfinishedAudit()).toBeNull();
    await next.engine.currentReference();
    const unfinished = await next.engine.unfinishedAudit();
    expect(unfinished).toMatchObject({ ticketDays: 30 });
    const kept = unfinished?.pages ?? 0;
    expect(kept).toBeGreaterThan(0);
    const before = live.fake.requestLog.length;
    const resumed = await next.engine.audit(90, true);
    expect(resumed?.summary.policy.ticket_days).toBe(30);
    expect(resumed?.createdAt).toBe(
      new Date(unfinished?.startedAt ?? 0).toISOString().replace('.000', ''),
    );
    // Sign-in, settings, three counts, and those of the four lists that were not read.
    expect(live.fake.requestLog.length - before).toBe(5 + 4 - kept);
    expect(await next.engine.unfinishedAudit()).toBeNull();

    const whole = await auditedLive(liveAccount(), {}, 30);
    expect(resumed?.summary.totals).toEqual(whole.audit.summary.totals);
  });

  test('paused it reads no further page until it goes on', async () => {
    const live = liveAccount();
    let pagesWhilePaused = 0;
    let told: (() => void) | null = null;
    const paused = new Promise<void>((resolve) => {
      told = resolve;
    });
    const page = visit({
      live,
      onEvent: (event, engine) => {
        if (event.kind !== 'audit' || event.event.kind !== 'page') return;
        if (!told) {
          pagesWhilePaused += 1;
          return;
        }
        void engine.pause();
        told();
        told = null;
      },
    });
    const bytes = new TextEncoder().encode(referenceCsv('demo'));
    await page.engine.loadReference('accounts.csv', bytes.buffer);
    const running = page.engine.audit(90);
    await paused;
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    const requests = live.fake.requestLog.length;
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    expect(live.fake.requestLog).toHaveLength(requests);
    // What was asked before the pause arrives: at most one page a list.
    expect(pagesWhilePaused).toBeLessThanOrEqual(3);
    expect(
      page.events.some((event) => event.kind === 'audit' && event.event.kind === 'layer'),
    ).toBe(false);
    await page.engine.goOn();
    expect((await running)?.summary.totals.issues).toBe(12);
  });
});

describe('an apply', () => {
  test('stopped by a person ends after the action in flight', async () => {
    const page = visit({
      onEvent: (event, engine) => {
        if (event.kind === 'apply' && event.event.kind === 'writing') void engine.stop();
      },
    });
    const { engine, audit } = await audited(page);
    await engine.dryRun(EVERYTHING);
    const receipt = await engine.apply(orderFor(audit.planHash));
    expect(receipt).toMatchObject({ stopped: 'stopped_by_person' });
    expect(receipt.totals).toMatchObject({ applied: 1, not_attempted: 4 });
  });

  test('that was stopped can be spared its last wait', async () => {
    let runs = 0;
    const page = visit({
      onEvent: (event, engine) => {
        if (runs > 0 || event.kind !== 'apply' || event.event.kind !== 'settling') return;
        void engine.stop();
        void engine.cutWaitShort();
      },
    });
    const { engine, audit } = await audited(page);
    await engine.dryRun(EVERYTHING);
    const receipt = await engine.apply(orderFor(audit.planHash));
    expect(receipt.ticket_proof.cut_short).toBe(true);
    expect(receipt.totals).toMatchObject({ applied: 2, not_attempted: 3 });

    // What was asked of one apply is not asked of the next.
    runs += 1;
    await engine.dryRun(EVERYTHING);
    const next = await engine.apply(orderFor(audit.planHash));
    expect(next.totals).toMatchObject({ already_applied: 2, applied: 2, skipped: 1 });
  });

  test('that a closed tab interrupted is found and completed at the next visit', async () => {
    const browser = newBrowser();
    const live = liveAccount();
    // The tab is closed when the second write was journalled and is about to leave.
    let intents = 0;
    let closeTab: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      closeTab = resolve;
    });
    const first = await auditedLive(live, {
      browser,
      onJournalled: async (record) => {
        intents += Number(record.kind === 'intent');
        if (intents < 2) return;
        closeTab();
        await new Promise(() => undefined);
      },
    });
    await first.engine.dryRun(EVERYTHING);
    void first.engine.apply(orderFor(first.audit.planHash));
    await closed;

    const next = visit({ browser, live });
    await next.engine.currentReference();
    expect(await next.engine.interruptedApply()).toMatchObject({
      planHash: first.audit.planHash,
      reason: 'the weekly repair',
      mode: 'live',
      isElsewhere: false,
    });
    const beside = visit({ browser, live, isAppliedElsewhere: true });
    expect(await beside.engine.interruptedApply()).toMatchObject({ isElsewhere: true });
    await expect(beside.engine.resumeApply()).rejects.toMatchObject({
      code: 'apply_running_elsewhere',
    });
    const audit = await next.engine.audit(90);
    await next.engine.dryRun(EVERYTHING);
    await expect(next.engine.apply(orderFor(audit?.planHash ?? ''))).rejects.toMatchObject({
      code: 'apply_open_run',
    });
    const receipt = await next.engine.resumeApply();
    expect(receipt?.source_plan_hash).toBe(first.audit.planHash);
    expect(receipt?.stopped).toBe('interrupted');
    expect(receipt?.totals).toMatchObject({ applied: 1, failed: 1, not_attempted: 3 });
    expect(await next.engine.interruptedApply()).toBeNull();
    expect(await next.engine.resumeApply()).toBeNull();
    expect((await next.engine.history()).map(({ kind }) => kind)).toContain('receipt');
  });
});

test('several dry runs are all kept, the last under the plain name', async () => {
  const { engine } = await audited();
  await engine.dryRun(EVERYTHING);
  await engine.dryRun({ withoutAccounts: ['001ACME004'], withoutActions: [] });
  await engine.dryRun(EVERYTHING);
  expect(nameList(await engine.files()).slice(-3)).toEqual([
    'dry_run_receipt.1.json',
    'dry_run_receipt.2.json',
    'dry_run_receipt.json',
  ]);
});

test('accounts are ticked as reviewed until an audit makes another plan', async () => {
  const { engine, audit } = await audited();
  await engine.markReviewed('001ACME001', true);
  await engine.markReviewed(null, true);
  await engine.markReviewed('001ACME001', false);
  expect(await engine.reviewed()).toEqual([null]);
  await engine.audit(90);
  expect(await engine.reviewed()).toEqual([null]);
  await engine.dryRun(EVERYTHING);
  await engine.apply(orderFor(audit.planHash));
  await engine.audit(90);
  expect(await engine.reviewed()).toEqual([]);
});

test('a subject is traced from what was read', async () => {
  const { engine } = await audited();
  const trace = await engine.trace({ kind: 'account', id: '001ACME001' });
  expect(trace?.steps.some((step) => step.kind === 'check')).toBe(true);
  expect(await engine.trace({ kind: 'account', id: '001NOBODY' })).toBeNull();
});

test('cleared, nothing is kept and nothing is held', async () => {
  const { engine, browser } = await audited();
  await engine.clear();
  expect([...browser.records.keys()]).toEqual([]);
  expect(await engine.currentReference()).toBeNull();
  expect(await engine.history()).toEqual([]);
  expect(await engine.files()).toEqual([]);
  await expect(engine.rows(ALL_ROWS, 0, 1)).rejects.toMatchObject({ code: 'audit_missing' });
});

test('what was kept in another form counts as not there', async () => {
  const browser = newBrowser();
  browser.records.set('reference', { file: 7 });
  browser.records.set('history', 'nonsense');
  browser.records.set('demo-state', '{}');
  browser.records.set('audit:demo:demo', { issues: [] });
  const { engine } = visit({ browser });
  expect(await engine.currentReference()).toBeNull();
  expect(await engine.history()).toEqual([]);
  await engine.loadDemo();
  expect((await engine.audit(90))?.comparison).toBeNull();
});

describe('what changed since an earlier audit', () => {
  const BASE = 'reading-base:live:demo';
  const START = Date.parse(loadAccount('demo').pinnedStart);

  test('can be read where there was one, and then tickets that did not change are as they were', async () => {
    const live = liveAccount();
    const page = await auditedLive(live);
    expect(page.browser.records.has(BASE)).toBe(true);
    expect((await page.engine.estimate(90)).changesSince).toBe(START);
    const whole = await page.engine.audit(90);
    // An account as small as this is read as quickly whole, so other ways have to be closed.
    const refusedWays = ['organizations_list', 'tickets_incremental', 'tickets_search'].map(
      (way) => ({ way, refusedAt: START }),
    );
    page.browser.records.set('read-memory:live:demo', { refusedWays, unexpectedShare: null });
    const ways = (await page.engine.estimate(90, true)).layers.map(({ way }) => way);
    expect([ways[0], ways[3]]).toEqual(['organizations_changes', 'tickets_changes']);
    expect((await page.engine.estimate(90)).layers[3]?.way).toBeNull();

    const changes = await page.engine.audit(90, false, true);
    expect(changes?.planHash).toBe(whole?.planHash);
    const { tickets, users } = changes?.summary.coverage.readings ?? {};
    expect(tickets?.kept_since).not.toBeNull();
    expect(tickets?.records).toBe(whole?.summary.coverage.readings.tickets.records);
    expect(users?.kept_since).toBeNull();
  });

  test('is not offered for another account, nor after four weeks, nor by the demo', async () => {
    const page = await auditedLive(liveAccount());
    const kept = page.browser.records.get(BASE);
    page.browser.records.set(BASE, { ...Object(kept), readAt: START - 29 * 24 * 60 * 60 * 1000 });
    expect((await page.engine.estimate(90)).changesSince).toBeNull();
    page.browser.records.set(BASE, { readAt: START });
    expect((await page.engine.estimate(90)).changesSince).toBeNull();
    await page.engine.loadDemo();
    await page.engine.audit(90);
    expect((await page.engine.estimate(90)).changesSince).toBeNull();
    expect(page.browser.records.has('reading-base:demo:demo')).toBe(false);
  });
});

describe('what a reading learned of an account', () => {
  const NAME = 'read-memory:live:demo';
  const wayToTickets = async ({ engine }: Visit) =>
    (await engine.estimate(90)).layers.find(({ layer }) => layer === 'tickets')?.way;
  const START = Date.parse(loadAccount('demo').pinnedStart);
  const DAY = 24 * 60 * 60 * 1000;

  test('is kept, and the next estimate and audit go by it', async () => {
    const live = liveAccount();
    const page = await auditedLive(live);
    // Of thirty users nine have memberships that a verdict rests on.
    expect(page.browser.records.get(NAME)).toEqual({ refusedWays: [], unexpectedShare: 0.3 });
    expect(await wayToTickets(page)).toBe('tickets_incremental');

    const refusedWays = [{ way: 'tickets_incremental', refusedAt: START - 3 * DAY }];
    page.browser.records.set(NAME, { refusedWays, unexpectedShare: 0.5 });
    expect(await wayToTickets(page)).toBe('tickets_search');
    const asked = live.fake.requestLog.length;
    await page.engine.audit(90);
    const paths = live.fake.requestLog.slice(asked).map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/incremental/'))).toEqual([]);
    expect(page.browser.records.get(NAME)).toMatchObject({ refusedWays });
    const files = await textsOf(await page.engine.files());
    const run = files.find(({ name }) => name === 'run.json')?.text ?? '';
    expect(JSON.parse(run)).toMatchObject({
      reading: { ways: { tickets: ['tickets_search'] }, refused_ways: [{}] },
    });
  });

  test.each([
    ['an old refusal', [{ way: 'tickets_incremental', refusedAt: START - 31 * DAY }]],
    ['a way that nobody knows', [{ way: 'tickets_by_post', refusedAt: START }]],
    ['something else', 'tickets_incremental'],
  ])('%s counts for nothing', async (_, refusedWays) => {
    const page = await auditedLive(liveAccount());
    page.browser.records.set(NAME, { refusedWays, unexpectedShare: null });
    expect(await wayToTickets(page)).toBe('tickets_incremental');
  });

  test('is no longer known of a demo that starts over', async () => {
    const { engine, browser } = await audited();
    expect([...browser.records.keys()]).toContain('read-memory:demo:demo');
    await engine.loadDemo();
    expect([...browser.records.keys()]).not.toContain('read-memory:demo:demo');
  });
});
