import { readFile } from 'node:fs/promises';
import type { FrameLocator, Locator } from 'playwright-core';
import {
  apply,
  audit,
  auditDone,
  chooseFile,
  dryRun,
  goOn,
  startApply,
  startDemo,
  uploadReference,
  type DriftPage,
} from './drift-page.ts';
import type { Stage } from './stage.ts';

/** Something to be seen of the page in the navigation bar. */
export type Screen = {
  /** Also a file name. */
  readonly name: string;
  /** Goes on from the screen before it in its walk, and returns when all of it is in sight. */
  readonly show: (drift: DriftPage, stage: Stage) => Promise<void>;
};

/**
 * Every screen of the page, as walks: each begins at a page that `openDriftPage` has just opened, in a
 * workspace that was reset, and its screens have to be shown in their order. No screen minds in which
 * colours, language or width it is shown, so long as the language is English.
 */
export const WALKS: readonly (readonly Screen[])[] = [
  [
    {
      name: 'starting',
      show: async (drift) => {
        await reloadWithSdk(drift, 'new Promise(() => {})', 'Drift Audit');
        await drift.app.locator('svg').waitFor();
      },
    },
    {
      name: 'start-failed',
      show: (drift) =>
        reloadWithSdk(drift, 'Promise.reject()', 'Zendesk did not answer when the app started'),
    },
    { name: 'outside-zendesk', show: leaveZendesk },
  ],
  [
    {
      name: 'reference',
      show: async ({ app }) => {
        await seeButton(app, 'Choose a CSV file');
      },
    },
    {
      name: 'history-empty',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'History' }).click();
        await app.getByText('Nothing here yet').waitFor();
      },
    },
    {
      name: 'reference-error',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Back to the run' }).click();
        await chooseFile(app, 'accounts.pdf', Buffer.from('%PDF-1.7 not a list'));
        await app.getByRole('alert').waitFor();
      },
    },
    {
      name: 'reference-set-aside',
      show: async ({ app }) => {
        const troubled = await readFile('fixtures/reference/troubled.csv');
        await uploadReference(app, 'troubled.csv', troubled);
      },
    },
    {
      name: 'audit-estimate',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Use another list' }).click();
        await uploadReference(app, 'accounts.csv', await readFile('fixtures/demo/accounts.csv'));
        await goOn(app, 'audit');
        await app.getByRole('table').waitFor();
      },
    },
    {
      name: 'audit-window-wrong',
      show: async ({ app }) => {
        await app.getByRole('textbox').fill('many');
        await app.locator('[role=alert], [aria-invalid=true]').first().waitFor();
      },
    },
    {
      name: 'audit-failed',
      show: async ({ app }, stage) => {
        await app.getByRole('textbox').fill('90');
        const match = { path: '/api/v2/incremental' };
        stage.workspace.carryOut({ fault: { kind: 'signed_out', times: 20, match } });
        await app.getByRole('button', { name: 'Start the audit' }).click();
        await app.getByText('you are not signed in any more').waitFor();
        stage.workspace.carryOut({ clearFaults: true });
      },
    },
    {
      name: 'audit-at-work',
      show: async ({ app }, stage) => {
        const match = { path: '/api/v2/organization_memberships' };
        stage.workspace.carryOut({ fault: { kind: 'delay', ms: 8_000, match } });
        await app.getByRole('button', { name: 'Start the audit' }).click();
        await app.getByRole('progressbar').nth(1).waitFor();
      },
    },
    {
      name: 'audit-paused',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Pause', exact: true }).click();
        await seeButton(app, 'Go on');
      },
    },
    {
      name: 'audit-stopped',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Stop', exact: true }).click();
        await app.getByText('The audit was stopped').waitFor();
      },
    },
    {
      name: 'audit-unfinished',
      show: async ({ app, page }) => {
        await page.reload();
        await goOn(app, 'audit');
        await app.getByText('An earlier audit did not finish').waitFor();
        await app.getByRole('table').waitFor();
      },
    },
  ],
  [
    {
      name: 'agent',
      show: async ({ app }, stage) => {
        stage.workspace.carryOut({ change: { person: 'agent' } });
        await seeButton(app, 'Choose a CSV file');
        await uploadReference(app, 'accounts.csv', await readFile('fixtures/demo/accounts.csv'));
        await goOn(app, 'audit');
        await seeButton(app, 'Start the audit');
      },
    },
  ],
  [
    { name: 'reference-demo', show: ({ app }) => startDemo(app) },
    { name: 'triage', show: ({ app }) => audit(app) },
    {
      name: 'triage-filtered',
      show: async ({ app }) => {
        await app.getByRole('button', { name: /^blocked \(/ }).click();
        await app.getByRole('button', { name: /^Domain sits on another/ }).click();
        await app.getByText(/^1 account shown/).waitFor();
      },
    },
    {
      name: 'triage-nothing-found',
      show: async ({ app }) => {
        await app.getByLabel('Search accounts').fill('nobody');
        await app.getByText('No account fits the filters').waitFor();
      },
    },
    accountScreen('duplicates', 'Acme Labs'),
    accountScreen('safe', 'Acme Retail'),
    accountScreen('default-organization', 'Acme Logistics'),
    accountScreen('ticket-only', 'Acme Studios'),
    accountScreen('blocked', 'Acme Biotech'),
    accountScreen('none', '(no single account)'),
    {
      name: 'account-deciding',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Say whose it is' }).click();
        await app.getByRole('button', { name: 'Keep the decision' }).click();
        await app.getByText('It cannot be kept like this').waitFor();
        await app.getByText('Acme Energy (001ACME008)').waitFor({ state: 'attached' });
      },
    },
    {
      name: 'triage-part-of-plan',
      show: async ({ app }) => {
        await closeAccount(app);
        const row = app.getByRole('row', { name: 'Acme Retail' });
        await row.getByText('Seen').click();
        await row.getByText('Plan').click();
        await app.getByText(/^Left out of the plan/).waitFor();
      },
    },
    {
      name: 'dry-run',
      show: async ({ app }) => {
        await seeButton(app, 'Take everything in again').then((button) => button.click());
        await goOn(app, 'dry run');
        await seeButton(app, 'Start the dry run');
      },
    },
    {
      name: 'apply-refused',
      show: async ({ app }) => {
        await app.getByRole('button', { name: /^Apply/ }).click();
        await app.getByText('The plan was not tried yet.').waitFor();
      },
    },
    {
      name: 'dry-run-done',
      show: async ({ app }) => {
        await app.getByRole('button', { name: /^Triage/ }).click();
        await dryRun(app);
        await app.getByText('What was read and sent').first().click();
      },
    },
    {
      name: 'apply',
      show: async ({ app }) => {
        await goOn(app, 'apply');
        await seeButton(app, /^Write \d+ actions/);
      },
    },
    {
      name: 'apply-fields-wrong',
      show: async ({ app }) => {
        await app.getByLabel('At most so many actions').fill('none');
        await app
          .getByRole('button', { name: /^(Write|Apply)/ })
          .last()
          .click();
        await app.getByText('3 fields need your attention.').waitFor();
      },
    },
    {
      name: 'apply-live',
      show: async ({ app }) => {
        await app.getByLabel('At most so many actions').fill('25');
        await app.getByRole('button', { name: /^Dry run/ }).click();
        await startApply(app, { settleSeconds: 600 });
        await app.getByText('Waiting').waitFor();
      },
    },
    {
      name: 'apply-interrupted',
      show: async ({ app, page }) => {
        await page.reload();
        await app.getByText('An apply was interrupted').waitFor();
        await seeButton(app, 'Continue to dry run');
      },
    },
    {
      name: 'receipt-completed',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Complete the receipt' }).click();
        await receiptShown(app);
      },
    },
  ],
  [
    {
      name: 'receipt',
      show: async ({ app }) => {
        await startDemo(app);
        await audit(app);
        await dryRun(app);
        await apply(app);
        await app.getByText('What was read and sent').first().click();
      },
    },
    {
      name: 'triage-compared',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Audit again' }).click();
        await auditDone(app);
        await app.getByRole('button', { name: /^Gone \(/ }).click();
        await app.getByText('In the earlier audit only').waitFor();
      },
    },
    {
      name: 'audit-done',
      show: async ({ app }) => {
        await app.getByRole('button', { name: /^Audit done/ }).click();
        await app.getByText('The audit is complete').waitFor();
        await app.getByRole('table').waitFor();
      },
    },
    {
      name: 'trace',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Trace' }).click();
        await app.getByText('Nothing traced yet').waitFor();
      },
    },
    {
      name: 'trace-found',
      show: async ({ app }) => {
        await traceAccount(app, '001ACME003');
        await app.getByText('Trace of account 001ACME003').waitFor();
      },
    },
    {
      name: 'trace-not-found',
      show: async ({ app }) => {
        await traceAccount(app, '001NOBODY');
        await app.getByText('There is no account 001NOBODY').waitFor();
      },
    },
    {
      name: 'trace-id-missing',
      show: async ({ app }) => {
        await traceAccount(app, '');
        await app.getByText('Enter an id.').waitFor();
      },
    },
    {
      name: 'decisions-none',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Decisions' }).click();
        await app.getByText('1 shared domain to decide').waitFor();
      },
    },
    {
      name: 'decisions',
      show: async ({ app }) => {
        await app
          .getByLabel('Import a CSV file')
          .and(app.locator('input'))
          .setInputFiles({ name: 'decisions.csv', mimeType: 'text/csv', buffer: DECISIONS });
        await app.getByRole('table', { name: '3 decisions' }).waitFor();
        await app.getByRole('button', { name: 'Export as CSV' }).click();
        await seeButton(app, 'Save decisions.csv');
      },
    },
    {
      name: 'downloads',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Downloads' }).click();
        await seeButton(app, /^Save all/);
      },
    },
    {
      name: 'downloads-text',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Show text of exceptions_by_account.csv' }).click();
        await app.getByRole('textbox').waitFor();
      },
    },
    {
      name: 'history',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'History' }).click();
        await app.getByRole('table').waitFor();
      },
    },
    {
      name: 'history-clear',
      show: async ({ app }) => {
        await app.getByRole('button', { name: 'Clear everything' }).click();
        await app.getByRole('dialog').waitFor();
      },
    },
  ],
  [
    {
      name: 'storage-denied',
      show: async ({ app }, stage) => {
        const rights = { storage: false };
        stage.workspace.carryOut({ change: { rights, settings: { ticket_days: -1 } } });
        await app.getByText('This browser does not let the app keep anything').waitFor();
        await app.getByRole('listitem').getByText('Days of tickets to look at').waitFor();
        await seeButton(app, 'Choose a CSV file');
      },
    },
    {
      name: 'storage-denied-apply',
      show: async ({ app }) => {
        await startDemo(app);
        await audit(app);
        await dryRun(app);
        await goOn(app, 'apply');
        await app.getByText('This browser does not let the app keep a journal').waitFor();
      },
    },
  ],
];

/** A decision of each kind, one that has ended, and one that cannot be kept. */
const DECISIONS = Buffer.from(
  [
    'kind,subject,sf_account_id,decided_by,reason,until',
    'domain,acme-group.example,001ACME007,Support operations,The insurance runs the mail of the group,',
    'address,gwen@acme-group.example,001ACME008,Support operations,Gwen works for the energy company,2199-12-31',
    'issue,issue_0123456789abcdef0123,,Account team,They leave at the end of the year,2025-12-31',
    'domain,gmail.com,001ACME001,Account team,Half of them write from there,',
    '',
  ].join('\n'),
);

function accountScreen(kind: string, name: string): Screen {
  return {
    name: `account-${kind}`,
    show: async ({ app }) => {
      await closeAccount(app);
      const clear = app.getByRole('button', { name: 'Clear the filters' }).first();
      if (await clear.isVisible()) await clear.click();
      await app.getByRole('grid').getByRole('row', { name }).getByText(name).last().click();
      await app.getByRole('region', { name: /^\d+ issues?$/ }).waitFor();
    },
  };
}

async function closeAccount(app: FrameLocator): Promise<void> {
  const drawer = app.getByRole('dialog');
  if (!(await drawer.isVisible())) return;
  await app.getByRole('button', { name: 'Close the account' }).click();
  await drawer.waitFor({ state: 'detached' });
}

async function traceAccount(app: FrameLocator, id: string): Promise<void> {
  await app.getByLabel('Id', { exact: true }).fill(id);
  await app.getByRole('main').getByRole('button', { name: 'Trace' }).click();
}

async function receiptShown(app: FrameLocator): Promise<void> {
  await app.getByRole('heading', { name: 'Receipt', exact: true }).waitFor({ timeout: 60_000 });
}

async function seeButton(app: FrameLocator, name: string | RegExp): Promise<Locator> {
  const button = app.getByRole('button', { name });
  await button.waitFor();
  return button;
}

/** Loads the page with a framework whose every answer is what an expression makes, until a heading is there. */
async function reloadWithSdk(
  { page, app }: DriftPage,
  answer: string,
  heading: string,
): Promise<void> {
  const names = ['context', 'metadata', 'get', 'invoke', 'request'];
  const asked = names.map((name) => `${name}: () => ${answer}`).join(', ');
  const client = `{ ${asked}, on: () => {}, off: () => {}, instance: () => {} }`;
  const script = `<script>window.ZAFClient = { init: () => (${client}) };</script>`;
  await page.unrouteAll();
  await page.route(ENTRY, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<head>', `<head>${script}`);
    await route.fulfill({ response, body });
  });
  await page.reload();
  await app.getByRole('heading', { name: heading }).waitFor();
}

/** The app's page without what a workspace adds to its address; in the colours that it had. */
async function leaveZendesk({ page, app }: DriftPage): Promise<void> {
  await page.unrouteAll();
  await page.locator('iframe[data-location=nav_bar]').evaluate((frame: HTMLIFrameElement) => {
    const { origin, pathname, searchParams } = new URL(frame.src);
    const scheme = searchParams.get('colorScheme') ?? 'light';
    frame.src = `${origin}${pathname}?colorScheme=${scheme}`;
  });
  await app.getByText('Drift Audit lives inside Zendesk').waitFor();
}

/** The one HTML entry of the app. */
const ENTRY = /\/assets\/index\.html/;
