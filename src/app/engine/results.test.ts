import { describe, expect, test } from 'vitest';
import { loadAccount, referenceCsv } from '../../fake-zendesk/accounts/index-of-accounts.ts';
import {
  ALL_ROWS,
  type Browser,
  EVERYTHING,
  liveAccount,
  type LiveAccount,
  newBrowser,
  orderFor,
  textsOf,
  visit,
} from './engine.builders.ts';
import type { EngineApi } from './engine-api.ts';

/** Support agent of the demo's account. */
const AGENT = 380200101022;

const LIST = new TextEncoder().encode(referenceCsv('demo'));

/** The page of an admin who audited the account. */
async function audited(live: LiveAccount = liveAccount(), browser: Browser = newBrowser()) {
  const { engine } = visit({ browser, live });
  await engine.loadReference('accounts.csv', LIST.slice().buffer);
  const audit = await engine.audit(90);
  if (!audit) throw new Error('the audit was stopped');
  return { engine, audit, browser, live };
}

async function handedOver(engine: EngineApi): Promise<string> {
  const found = (await textsOf(await engine.files())).find(
    ({ name }) => name === 'audit_results.json',
  );
  if (!found) throw new Error('no results among the files');
  return found.text;
}

function bytesOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}

/** Everything that the page shows of an audit. */
async function seenIn(engine: EngineApi) {
  const { rows } = await engine.rows(ALL_ROWS, 0, 100);
  const accounts = await Promise.all(rows.map(({ accountId }) => engine.account(accountId)));
  return {
    rows,
    accounts,
    plan: await engine.plan(EVERYTHING),
    compared: await engine.compared('unchanged', 0, 100),
    files: await textsOf(await engine.files()),
  };
}

describe('at the next visit', () => {
  test('the audit stands as it did, and its files are the same bytes', async () => {
    const first = await audited();
    await first.engine.audit(90);
    const seen = await seenIn(first.engine);
    const view = await first.engine.currentAudit();
    expect(view).toMatchObject({ handedOver: null, hasRecords: true });

    const { engine } = visit({ browser: first.browser, live: first.live });
    const reference = await engine.currentReference();
    expect(reference?.file).toBe('accounts.csv');
    expect(await engine.currentAudit()).toEqual({ ...view, hasRecords: false });
    expect(await seenIn(engine)).toEqual(seen);
  });

  test('ticks are there, a dry run is to be made anew, and then its plan is applied', async () => {
    const { engine: before, browser, live, audit } = await audited();
    await before.markReviewed('001ACME001', true);
    await before.markReviewed(null, true);
    await before.dryRun(EVERYTHING);

    const { engine } = visit({ browser, live });
    await engine.currentReference();
    await engine.currentAudit();
    expect(await engine.reviewed()).toEqual(['001ACME001', null]);
    await expect(engine.apply(orderFor(audit.planHash))).rejects.toMatchObject({
      code: 'apply_dry_run_missing',
    });
    expect((await engine.dryRun(EVERYTHING)).totals.would_apply).toBe(5);
    expect((await engine.apply(orderFor(audit.planHash))).totals.applied).toBe(4);
  });

  test('a trace tells what fired', async () => {
    const { engine: before, browser, live } = await audited();
    const { engine } = visit({ browser, live });
    await engine.currentAudit();
    const subject = { kind: 'account', id: '001ACME001' } as const;
    const [whole, part] = [await before.trace(subject), await engine.trace(subject)];
    expect(part?.steps.length).toBeGreaterThan(0);
    expect(part?.steps.length).toBeLessThan(whole?.steps.length ?? 0);
  });

  test('nothing of it comes back once another list was loaded', async () => {
    const { browser, live, engine } = await audited();
    await engine.markReviewed(null, true);
    await engine.loadReference('accounts.csv', LIST.slice().buffer);
    expect(await engine.currentAudit()).toBeNull();
    expect(await visit({ browser, live }).engine.currentAudit()).toBeNull();
    expect([...browser.records.keys()].sort()).not.toContain('results');
    expect([...browser.records.keys()].sort()).not.toContain('reviewed');
  });

  test('what cannot be read is as if it were not there', async () => {
    const { browser, live } = await audited();
    for (const kept of [7, { gzip: new Uint8Array([1, 2]), handedOver: null }, undefined]) {
      browser.records.set('results', kept);
      expect(await visit({ browser, live }).engine.currentAudit()).toBeNull();
    }
  });

  test('where the browser keeps nothing, nothing is put by', async () => {
    const browser = newBrowser();
    const { engine } = visit({ browser, storage: 'memory' });
    await engine.loadDemo();
    await engine.audit(90);
    expect(browser.records.has('results')).toBe(false);
    expect((await engine.currentAudit())?.summary.totals.issues).toBe(12);
  });
});

describe('handed over', () => {
  test('an agent opens what an admin found, without a list and without a request', async () => {
    const admin = await audited();
    const seen = await seenIn(admin.engine);
    const text = await handedOver(admin.engine);

    const live = liveAccount();
    live.signIn(AGENT);
    const { engine, browser } = visit({ live });
    const requests = live.fake.requestLog.length;
    const opened = await engine.openResults('results.json', bytesOf(text));
    expect(opened.reference).toBeNull();
    expect(opened.audit).toEqual({
      ...admin.audit,
      hasRecords: false,
      handedOver: 'results.json',
    });
    expect(await seenIn(engine)).toEqual(seen);
    expect(live.fake.requestLog.length).toBe(requests);
    expect(await engine.role()).toBe('agent');
    expect(await engine.history()).toEqual([]);

    const next = visit({ browser, live });
    expect(await next.engine.currentReference()).toBeNull();
    expect(await next.engine.currentAudit()).toEqual(opened.audit);
    expect(await handedOver(next.engine)).toBe(text);
  });

  test('an admin applies its plan as usual; an agent is refused', async () => {
    const { engine, live, audit } = await audited();
    const text = await handedOver(engine);
    const other = visit({ live });
    await other.engine.openResults('results.json', bytesOf(text));
    await other.engine.dryRun(EVERYTHING);
    live.signIn(AGENT);
    await expect(other.engine.apply(orderFor(audit.planHash))).rejects.toMatchObject({
      code: 'apply_not_admin',
    });
  });

  test('the list stays where the results are of that very list, and goes where not', async () => {
    const { engine, live, browser } = await audited();
    const text = await handedOver(engine);
    expect((await engine.openResults('a.json', bytesOf(text))).reference?.file).toBe(
      'accounts.csv',
    );
    const other = 'Account ID,Account Name,Domain\n001OTHER01,Other,other.example\n';
    await engine.loadReference('other.csv', bytesOf(other));
    expect((await engine.openResults('a.json', bytesOf(text))).reference).toBeNull();
    expect(await visit({ browser, live }).engine.currentReference()).toBeNull();
  });

  test('what is wrong with a file is said, and nothing that was there is lost', async () => {
    const { engine, audit } = await audited();
    const text = await handedOver(engine);
    const subdomain = loadAccount('demo').subdomain;
    const refused = [
      ['results_unreadable', bytesOf(referenceCsv('demo'))],
      ['results_unreadable', new Uint8Array([0xff, 0xfe, 0x00]).buffer],
      ['results_wrong_version', bytesOf(text.replace('"version":2', '"version":9'))],
      ['results_edited', bytesOf(text.replace('Acme Retail', 'Acme Resale'))],
      ['results_edited', bytesOf(text.replaceAll(`"${subdomain}"`, '"another"'))],
    ] as const;
    for (const [code, bytes] of refused)
      await expect(engine.openResults('x.json', bytes)).rejects.toMatchObject({ code });
    expect(await engine.currentAudit()).toEqual(audit);
  });

  test('results of another account are refused', async () => {
    const text = await handedOver((await audited()).engine);
    const live = liveAccount();
    const elsewhere: LiveAccount = {
      ...live,
      open: (surroundings) => ({ ...live.open(surroundings), subdomain: 'another' }),
    };
    await expect(
      visit({ live: elsewhere }).engine.openResults('x.json', bytesOf(text)),
    ).rejects.toMatchObject({
      code: 'results_wrong_tenant',
      values: { planned: loadAccount('demo').subdomain, found: 'another' },
    });
  });
});
