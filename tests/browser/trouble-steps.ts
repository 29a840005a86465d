import type { FrameLocator, Page } from 'playwright-core';
import { vi } from 'vitest';
import type { LoggedRequest } from '../../src/fake-zendesk/exchange.ts';
import type { Order } from '../../src/workspace/server/orders.ts';
import { goOn, openTab, uploadReference, type DriftPage } from './drift-page.ts';
import type { Stage } from './stage.ts';

/** What an audit reads page by page, by how the paths begin. */
export const LISTS = {
  organizations: '/api/v2/organizations.json?',
  /** Users as search finds them; without it, they are listed. */
  search: '/api/v2/search/export.json?',
  users: '/api/v2/users.json?',
  /** Users who changed meanwhile: read last. */
  changed: '/api/v2/incremental/users/cursor.json?',
  memberships: '/api/v2/organization_memberships.json?',
  tickets: '/api/v2/incremental/tickets/cursor.json?',
} as const;

/** The memberships of a single user. */
const OF_ONE_USER = /^\/api\/v2\/users\/\d+\/organization_memberships\.json\?/;

type ListName = keyof typeof LISTS;

/** What the account was asked for, in order. */
export function requestsOf(stage: Stage): readonly LoggedRequest[] {
  return stage.workspace.fake().requestLog;
}

/** The pages that were handed out, of some lists or of all that holds records: one address a page. */
export function pagesRead(stage: Stage, ...names: readonly ListName[]): string[] {
  const isWanted = names.length === 0 ? hasRecords : isOf(names);
  return requestsOf(stage)
    .filter(({ status, path }) => status === 200 && isWanted(path))
    .map(({ path }) => path);
}

/** Whether a path asks for records that an audit reads, and not for a count or for who is signed in. */
export function hasRecords(path: string): boolean {
  return OF_ONE_USER.test(path) || isOf(LIST_NAMES)(path);
}

const LIST_NAMES = [
  'organizations',
  'search',
  'users',
  'changed',
  'memberships',
  'tickets',
] as const;

function isOf(names: readonly ListName[]): (path: string) => boolean {
  return (path) => names.some((name) => path.startsWith(LISTS[name]));
}

/** Everything that was sent to be written, whether it was carried out or not: method and path. */
export function writesOf(stage: Stage): string[] {
  return requestsOf(stage)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}

/** What of a list occurs more than once. */
export function twice(entries: readonly string[]): string[] {
  return entries.filter((entry, at) => entries.indexOf(entry) < at);
}

/** Makes something go wrong with single requests. */
export function strike(stage: Stage, fault: NonNullable<Order['fault']>): void {
  stage.workspace.carryOut({ fault });
}

/** Makes the account one that allows no search of all its users: these come as a list then. */
export function refuseSearch(stage: Stage): void {
  strike(stage, { kind: 'status', status: 403, match: { path: LISTS.search }, times: 100 });
}

/** Switches a trouble of every request on or off. */
export function switchTo(
  stage: Stage,
  faults: NonNullable<NonNullable<Order['change']>['faults']>,
): void {
  stage.workspace.carryOut({ change: { faults } });
}

/** Returns when something is so; fails with what `look` says last. */
export async function untilSo(look: () => void, timeout = 30_000): Promise<void> {
  await vi.waitFor(look, { timeout, interval: 25 });
}

/** Chooses a list and begins an audit of the account. */
export async function startLiveAudit(app: FrameLocator, csv: string): Promise<void> {
  await uploadReference(app, 'accounts.csv', Buffer.from(csv));
  await goOn(app, 'audit');
  await app.getByRole('button', { name: 'Start the audit' }).click();
}

/** Another tab of the same profile, with the page in it. */
export async function openAnother(stage: Stage, { page }: DriftPage): Promise<DriftPage> {
  return await openTab(stage, await page.context().newPage());
}

/** The page of a visit that finds the list of an earlier one, at its audit. */
export async function toAudit(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Use another list' }).waitFor();
  await goOn(app, 'audit');
}

/** A picture for whoever looks, where `SCREENS` names a folder. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Timers and frames of a page that do nothing while it sleeps, as those of a tab that nobody looks at. */
const SLEEPER = `(() => {
  let isAsleep = false;
  const awake = (run) => typeof run === 'function' ? (...given) => { if (!isAsleep) run(...given); } : run;
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
    const own = window[name].bind(window);
    window[name] = (run, ...rest) => own(awake(run), ...rest);
  }
  Object.defineProperty(document, 'visibilityState', { get: () => isAsleep ? 'hidden' : 'visible' });
  Object.defineProperty(document, 'hidden', { get: () => isAsleep });
  window.addEventListener('sleeper', (event) => {
    isAsleep = event.detail;
    document.dispatchEvent(new Event('visibilitychange'));
  });
})();`;

/** The page in a tab whose frames can be put to sleep: not visible, and no timer of theirs runs. */
export async function openThatCanSleep(stage: Stage): Promise<{
  readonly drift: DriftPage;
  readonly sleep: () => Promise<void>;
  readonly wake: () => Promise<void>;
}> {
  const context = await stage.browser.newContext({ viewport: { width: 1360, height: 900 } });
  await context.addInitScript({ content: SLEEPER });
  const drift = await openTab(stage, await context.newPage());
  const turn = async (isAsleep: boolean): Promise<void> => {
    for (const frame of drift.page.frames())
      await frame.evaluate((detail) => {
        window.dispatchEvent(new CustomEvent('sleeper', { detail }));
      }, isAsleep);
  };
  return { drift, sleep: () => turn(true), wake: () => turn(false) };
}
