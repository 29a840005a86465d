import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { goOn } from './drift-page.ts';
import { openTicket, openWithList, verdictOf } from './sidebar-page.ts';
import { openStage, type Stage } from './stage.ts';
import { requestsOf } from './trouble-steps.ts';

// Two tabs of one browser share what Zendesk grants an app in a minute. The minute is a true one: the test
// looks at an audit that has used up its part of it, and does not wait for the next.

/** What an app may send in a minute. */
const LIMIT = 100;

/** Organizations that nobody claims: listing them takes more requests than a minute has. */
const OTHERS = 12_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    browserPath: inject('browserPath'),
    built: inject('built'),
    account: { seed: withOthers(loadAccount('demo')), referenceCsv: referenceCsv('demo') },
  });
});
afterAll(async () => {
  await stage.close();
});

function withOthers(seed: AccountSeed): AccountSeed {
  const others = Array.from({ length: OTHERS }, (_, at) => ({
    id: 370_000_000_000 + at,
    name: `Other ${at}`,
    age: 1_000_000,
  }));
  return { ...seed, organizations: [...seed.organizations, ...others] };
}

test('a sidebar in one tab has its verdict while an audit in another waits for the limit', async () => {
  const { page, app, troubles } = await openWithList(stage);
  const tab = await page.context().newPage();
  await tab.goto(stage.workspace.url);
  await verdictOf(await openTicket(stage, tab, 10643), 'drift');

  await goOn(app, 'audit');
  await app.getByRole('button', { name: 'Start the audit' }).click();
  await app.getByText(/^Waiting \d+ seconds/).waitFor({ timeout: 60_000 });
  const before = requestsOf(stage).length;

  await verdictOf(await openTicket(stage, tab, 10692), 'in_sync');
  expect(await app.getByRole('button', { name: 'Stop' }).isVisible()).toBe(true);
  const requests = requestsOf(stage);
  expect(requests.length).toBeGreaterThan(before);
  expect(requests.length).toBeLessThanOrEqual(LIMIT);
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  expect(troubles).toEqual([]);
});
