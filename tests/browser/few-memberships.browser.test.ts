import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { generateAccount } from '../../src/fake-zendesk/accounts/generate/generate-account.ts';
import { writeReferenceCsv } from '../../src/fake-zendesk/accounts/generate/reference-csv.ts';
import { auditDone, openDriftPage } from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';
import {
  look,
  OF_ONE_USER,
  pagesRead,
  requestsOf,
  startLiveAudit,
  twice,
  untilSo,
} from './trouble-steps.ts';

// Where few users are elsewhere than expected, the memberships of these alone are asked for, one by one.

const { account, reference } = generateAccount({
  seed: 43,
  accounts: 450,
  usersPerAccount: 4,
  ticketsPerUser: 0.5,
  multipleOrganizations: true,
  driftEvery: 40,
  subdomain: 'tidy',
  name: 'Drift Demo, tidy',
});
const csv = writeReferenceCsv(reference);

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
  const match = { path: OF_ONE_USER };
  stage.workspace.fake().faults.add({ kind: 'delay', ms: 700, match, times: 1_000 });
});

test('memberships that come one by one are counted, and what was left out is said', async () => {
  const { page, app } = await openDriftPage(stage);
  await startLiveAudit(app, csv);
  const progress = app.getByRole('region', { name: 'Progress of the audit' });
  await progress.getByText('Memberships', { exact: true }).waitFor();
  // Nobody knows how many there are: no bar, no time left, but a count that moves.
  await progress.getByText('complete', { exact: true }).nth(2).waitFor();
  await untilSo(() => {
    expect(singles().length).toBeGreaterThan(0);
  });
  await look(page, 'audit-one-by-one');
  expect(await progress.getByRole('progressbar', { name: 'Memberships' }).count()).toBe(0);
  await auditDone(app);
  await app.getByText(/Of the memberships only those count on which a verdict rests\./).waitFor();
  await app.getByText('Complete', { exact: true }).waitFor();
  await look(page, 'triage-one-by-one');
  expect(singles().length).toBeGreaterThan(6);
  expect(pagesRead(stage, 'memberships', 'users')).toEqual([]);
  expect(twice(pagesRead(stage))).toEqual([]);
  await page.context().close();
});

test('stopped among them, the audit goes on with those that were answered', async () => {
  const { page, app } = await openDriftPage(stage);
  await startLiveAudit(app, csv);
  await untilSo(() => {
    expect(singles().length).toBeGreaterThan(6);
  });
  // The first six were answered; the next ones are on their way.
  const answered = singles().slice(0, 6);
  await app.getByRole('button', { name: 'Stop', exact: true }).click();
  await app.getByText('The audit was stopped').waitFor();
  const asked = requestsOf(stage).length;
  await app.getByRole('button', { name: 'Go on where it stopped' }).click();
  await auditDone(app);
  await app.getByText('Complete', { exact: true }).waitFor();
  const again = new Set(
    requestsOf(stage)
      .slice(asked)
      .map(({ path }) => path),
  );
  expect(answered.filter((path) => again.has(path))).toEqual([]);
  expect(twice(pagesRead(stage, 'organizations', 'search', 'tickets'))).toEqual([]);
  await page.context().close();
});

/** What was asked for of single users, in order. */
function singles(): string[] {
  return pagesRead(stage).filter((path) => OF_ONE_USER.test(path));
}
