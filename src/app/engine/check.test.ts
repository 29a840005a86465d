import { describe, expect, test } from 'vitest';
import { DriftError } from '../../core/problem.ts';
import { ticketSubject } from '../../../tests/support/check-world.ts';
import { organizationId, userId } from '../../../tests/support/tenant.builders.ts';
import { loadAccount, referenceCsv } from '../../fake-zendesk/accounts/index-of-accounts.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import {
  EVERYTHING,
  liveAccount,
  newBrowser,
  nextTurn,
  orderFor,
  visit,
} from './engine.builders.ts';
import type { EngineEvent } from './engine-api.ts';
import type { CheckView } from './engine-views.ts';
import type { ChangedThing, Neighbours } from './ports.ts';

/** Support agent of the demo's account. */
const AGENT = 380200101022;

/** A ticket of somebody of Acme Retail who is in no organization, while its organization lacks a domain. */
const RETAIL_TICKET = ticketOf(10447);

function ticketOf(id: number): CheckSubject {
  const { tickets, pinnedStart } = loadAccount('demo');
  const ticket = tickets.find((one) => one.id === id);
  if (!ticket) throw new Error(`no ticket ${id}`);
  return ticketSubject(ticket, Date.parse(pinnedStart));
}

const LIST = referenceCsv('demo');
const bytes = () => new TextEncoder().encode(LIST).buffer;

/** Frames of one browser, each of which hears what the others tell. */
function channel() {
  const frames: ((what: ChangedThing) => void)[] = [];
  return (): Neighbours => {
    const own = frames.length;
    frames.push(() => undefined);
    return {
      tell: (what) => {
        for (const [at, hear] of frames.entries()) if (at !== own) hear(what);
      },
      listen: (listener) => {
        frames[own] = listener;
      },
    };
  };
}

const codesOf = ({ issues }: CheckView) => issues.map(({ issue }) => issue.code);
const changesIn = (events: readonly EngineEvent[]) =>
  events.flatMap((event) => (event.kind === 'changed' ? [event.what] : []));

describe('a check through the engine', () => {
  test('without a list says so and asks Zendesk for nothing', async () => {
    const live = liveAccount();
    const { engine } = visit({ live });
    expect(await engine.checkReference()).toBeNull();
    const view = await engine.check(RETAIL_TICKET, false);
    expect(view).toMatchObject({ reference: null, role: null, check: { findings: null } });
    expect(view.check.verdict.kind).toBe('no_reference');
    expect(live.fake.requestLog).toHaveLength(0);
  });

  test('with the list of this browser says what a full audit would', async () => {
    const live = liveAccount();
    const { engine } = visit({ live });
    await engine.loadReference('accounts.csv', bytes());
    const view = await engine.check(RETAIL_TICKET, false);
    expect(view.check.verdict).toEqual({ kind: 'drift', count: 2, worstRisk: 'high' });
    expect(codesOf(view)).toEqual([
      'org_missing_expected_domain',
      'user_missing_expected_membership',
    ]);
    expect(view.issues.every(({ sentence, actionId }) => sentence.endsWith('.') && actionId)).toBe(
      true,
    );
    expect(view.role).toBe('admin');
    expect(view.reference).toMatchObject({
      from: 'browser',
      mode: 'live',
      file: 'accounts.csv',
      problem: null,
    });
  });

  test('costs at most six requests and two a session, and nothing within the next minute', async () => {
    const live = liveAccount();
    const { engine } = visit({ live });
    await engine.loadReference('accounts.csv', bytes());
    const before = live.fake.requestLog.length;
    await engine.check(RETAIL_TICKET, false);
    const first = live.fake.requestLog.length - before;
    expect(first).toBeLessThanOrEqual(8);
    await engine.check(RETAIL_TICKET, false);
    expect(live.fake.requestLog.length - before).toBe(first);
    await engine.check(RETAIL_TICKET, true);
    const fresh = live.fake.requestLog.length - before - first;
    expect(fresh).toBeGreaterThan(0);
    expect(fresh).toBeLessThanOrEqual(6);
  });

  test('that was prepared costs no more, and is asked for before the list was read', async () => {
    const live = liveAccount();
    const { engine } = visit({ live });
    await engine.loadReference('accounts.csv', bytes());
    await engine.prepareCheck(RETAIL_TICKET);
    const ahead = live.fake.requestLog.map(({ path }) => path);
    expect(ahead).toHaveLength(4);
    const view = await engine.check(RETAIL_TICKET, false);
    expect(view.check.verdict).toMatchObject({ kind: 'drift', count: 2 });
    const all = live.fake.requestLog.map(({ path }) => path);
    expect(all.length).toBeLessThanOrEqual(8);
    for (const path of ahead) expect(all.filter((one) => one === path)).toHaveLength(1);
  });

  test('is not prepared without a list, nor with that of the demo', async () => {
    const live = liveAccount();
    const { engine } = visit({ live });
    await engine.prepareCheck(RETAIL_TICKET);
    await engine.loadDemo();
    await engine.prepareCheck(RETAIL_TICKET);
    expect(live.fake.requestLog).toHaveLength(0);
  });

  test('that is prepared in vain is no trouble', async () => {
    const live = liveAccount();
    const { engine } = visit({ live });
    await engine.loadReference('accounts.csv', bytes());
    const gone: CheckSubject = { kind: 'user', userId: userId(9) };
    await engine.prepareCheck(gone);
    expect((await engine.check(RETAIL_TICKET, false)).check.verdict.kind).toBe('drift');
  });

  test('by an agent says that it is an agent', async () => {
    const live = liveAccount();
    live.signIn(AGENT);
    const { engine } = visit({ live });
    await engine.loadReference('accounts.csv', bytes());
    expect((await engine.check(RETAIL_TICKET, false)).role).toBe('agent');
  });
});

describe('the list of the checks', () => {
  const address = 'https://lists.example/export/accounts.csv?key=1';

  describe('is read once', () => {
    /** A visit to a browser that read the list, and then had what it read it from swapped for another of its length. */
    async function secondVisit(build: string) {
      const browser = newBrowser();
      const live = liveAccount();
      const first = visit({ browser, live });
      await first.engine.loadReference('accounts.csv', bytes());
      const before = await first.engine.check(RETAIL_TICKET, false);
      await nextTurn();
      const swapped = new TextEncoder().encode(LIST.replaceAll('acmeretail', 'acme-other'));
      expect(swapped).toHaveLength(bytes().byteLength);
      browser.records.set('reference-bytes', swapped);
      const { engine } = visit({ browser, live, build });
      return { before, engine, view: await engine.check(RETAIL_TICKET, true) };
    }

    test('and taken from there by the next visit', async () => {
      const { before, view } = await secondVisit('this build');
      expect(view.check.verdict).toEqual(before.check.verdict);
      expect(view.reference).toEqual(before.reference);
    });

    test('but by another build of the product it is read again', async () => {
      const { before, view } = await secondVisit('another build');
      expect(view.reference?.digest).not.toBe(before.reference?.digest);
    });

    test('and what another list came to is not taken for it', async () => {
      const browser = newBrowser();
      const live = liveAccount();
      const first = visit({ browser, live });
      await first.engine.loadReference('accounts.csv', bytes());
      const before = await first.engine.checkReference();
      await nextTurn();
      // Of the same name and length, and in the same millisecond.
      const other = LIST.replaceAll('acmeretail', 'acme-other');
      const loaded = await visit({ browser, live }).engine.loadReference(
        'accounts.csv',
        new TextEncoder().encode(other).buffer,
      );
      const after = await visit({ browser, live }).engine.checkReference();
      expect(after?.digest).toBe(loaded.digest);
      expect(after?.digest).not.toBe(before?.digest);
    });

    test('and forgotten with its list', async () => {
      const browser = newBrowser();
      const { engine } = visit({ browser, live: liveAccount() });
      await engine.loadReference('accounts.csv', bytes());
      await engine.checkReference();
      await nextTurn();
      expect(JSON.stringify([...browser.records.values()])).toContain('Acme Retail');
      await engine.clear();
      await nextTurn();
      expect([...browser.records.keys()]).toEqual([]);
    });
  });

  test('is read from the address once, and by the next visit from what was kept', async () => {
    const browser = newBrowser();
    let read = 0;
    const list = {
      address,
      fetch: () => {
        read += 1;
        return Promise.resolve({ text: LIST, isOpen: true });
      },
    };
    const live = liveAccount();
    const first = visit({ browser, list, live });
    expect(await first.engine.checkReference()).toMatchObject({
      from: 'address',
      file: 'accounts.csv',
    });
    expect(await visit({ browser, list, live }).engine.checkReference()).toMatchObject({
      from: 'address',
    });
    expect(read).toBe(1);
  });

  test('that was replaced at its address is noticed, by this frame and the others', async () => {
    const browser = newBrowser();
    const connect = channel();
    let clock = 1_000_000;
    let text = LIST;
    const list = { address, fetch: () => Promise.resolve({ text, isOpen: true }) };
    const common = { browser, list, live: liveAccount(), now: () => clock };
    const here = visit({ ...common, neighbours: connect() });
    const there = visit({ ...common, neighbours: connect() });
    const old = await here.engine.checkReference();
    expect((await there.engine.checkReference())?.digest).toBe(old?.digest);
    text = `${LIST}001NEW0001,New Customer,new.example\n`;
    clock += 14 * 60_000;
    await here.engine.checkReference();
    expect(changesIn(here.events)).toEqual([]);
    clock += 2 * 60_000;
    await here.engine.checkReference();
    await expect.poll(() => changesIn(here.events)).toEqual(['reference']);
    expect(changesIn(there.events)).toEqual(['reference']);
    const renewed = await here.engine.checkReference();
    expect(renewed?.digest).not.toBe(old?.digest);
    expect((await there.engine.checkReference())?.digest).toBe(renewed?.digest);
  });

  test('that cannot be had is the one of this browser, with the reason', async () => {
    const browser = newBrowser();
    const failing = {
      address,
      fetch: () =>
        Promise.reject(new DriftError('reference_address_failed', { address, status: 500 })),
    };
    const live = liveAccount();
    await expect(
      visit({ browser, list: failing, live }).engine.checkReference(),
    ).rejects.toMatchObject({
      code: 'reference_address_failed',
    });
    await visit({ browser }).engine.loadReference('mine.csv', bytes());
    expect(await visit({ browser, list: failing, live }).engine.checkReference()).toMatchObject({
      from: 'browser',
      file: 'mine.csv',
      problem: { code: 'reference_address_failed' },
    });
  });

  test('is the demo’s where the installation wants it and no list is loaded', async () => {
    const { engine } = visit({ isDemoMode: true });
    expect(await engine.checkReference()).toMatchObject({ mode: 'demo' });
    const subjects = await engine.demoSubjects('ticket');
    expect(new Set(subjects.map(({ accountName }) => accountName)).size).toBeGreaterThan(7);
    expect(subjects.at(-1)?.accountName).toBeNull();
    const [first] = subjects;
    if (!first) throw new Error('the demo has tickets');
    const view = await engine.check(first.subject, false);
    expect(view.source.mode).toBe('demo');
    expect(view.check.verdict.kind).toBe('drift');
    expect((await engine.demoSubjects('organization')).length).toBe(13);
    expect((await engine.demoSubjects('user')).length).toBeGreaterThan(20);
  });

  test('outside the demo there is nothing of the demo to look at', async () => {
    const { engine } = visit({ live: liveAccount() });
    await engine.loadReference('accounts.csv', bytes());
    expect(await engine.demoSubjects('ticket')).toEqual([]);
  });
});

describe('fixing what a check found', () => {
  test('dry run and apply are about the plan of the check, and the verdict turns', async () => {
    const live = liveAccount();
    const connect = channel();
    const browser = newBrowser();
    const page = visit({ live, browser, neighbours: connect() });
    await page.engine.loadReference('accounts.csv', bytes());
    const other = visit({ live, browser, neighbours: connect() });
    await other.engine.check(RETAIL_TICKET, false);

    const { engine } = page;
    const taken = await engine.takeCheck(RETAIL_TICKET);
    const plan = await engine.plan(EVERYTHING);
    expect(plan.plan_hash).toBe(taken.check.findings?.plan.plan_hash);
    expect(plan.prepared).toBe(2);
    await engine.dryRun(EVERYTHING);
    const receipt = await engine.apply(orderFor(plan.plan_hash));
    expect(receipt.totals.applied).toBe(2);
    expect(changesIn(other.events)).toEqual(['apply']);
    // The other frame does not remember what it was told before the apply.
    const after = await other.engine.check(RETAIL_TICKET, false);
    expect(codesOf(after)).toEqual([]);
    expect(after.check.verdict.kind).toBe('in_sync');
  });

  test('an audit takes the place of the plan of a check', async () => {
    const live = liveAccount();
    const { engine } = visit({ live });
    await engine.loadReference('accounts.csv', bytes());
    await engine.takeCheck(RETAIL_TICKET);
    const audit = await engine.audit(90);
    expect((await engine.plan(EVERYTHING)).plan_hash).toBe(audit?.planHash);
  });

  test('what another frame wrote to the demo is there in this one', async () => {
    const browser = newBrowser();
    const connect = channel();
    const sidebar = visit({ browser, neighbours: connect(), isDemoMode: true });
    const [retail] = (await sidebar.engine.demoSubjects('organization')).filter(
      ({ accountName }) => accountName === 'Acme Healthcare',
    );
    const subject = retail?.subject ?? { kind: 'organization', organizationId: organizationId(1) };
    expect((await sidebar.engine.check(subject, false)).check.verdict.kind).toBe('drift');
    const modal = visit({ browser, neighbours: connect(), isDemoMode: true });
    await modal.engine.takeCheck(subject);
    const { plan_hash } = await modal.engine.plan(EVERYTHING);
    await modal.engine.dryRun(EVERYTHING);
    await modal.engine.apply(orderFor(plan_hash));
    expect((await sidebar.engine.check(subject, false)).check.verdict.kind).toBe('in_sync');
  });
});
