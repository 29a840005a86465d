import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  audit,
  auditDone,
  chooseFile,
  closeTabs,
  goOn,
  openDriftPage,
  uploadReference,
  type DriftPage,
} from './drift-page.ts';
import { openAccount, shownRows } from './accounts-table.ts';
import { openStage, type Stage } from './stage.ts';
import { readShownTexts } from './take-files.ts';

// Lists as they come: hostile, huge, in other encodings, no lists at all, and from an address.

const LIST = 'fixtures/demo/accounts.csv';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ browserPath: inject('browserPath'), built: inject('built') });
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

describe('hostile text', () => {
  const IMAGE = '<img src=x onerror="document.title=`hit`">';
  const SCRIPT = '"><script>document.title=`hit`</script>';
  const FORMULA = "=cmd|' /C calc'!A0";
  const LINK = '@HYPERLINK("https://bad.example","Acme")';
  const SUM = '  +1+1';
  const FILE = '<b onclick=hit>list</b>.csv';
  const COLUMN = '<iframe src=javascript:hit()>';

  test('is text wherever it is shown, and harmless in what is exported', async () => {
    stage.workspace.fake().colleague.renameOrganization(360001100118, IMAGE);
    const drift = await openDriftPage(stage);
    const { app } = drift;
    const rows = [
      ['sf_account_id', 'account_name', 'domains', 'website', 'zendesk_org_id', COLUMN],
      ['001ACME001', IMAGE, 'acme-healthcare.example', '', '', SCRIPT],
      ['001ACME002', FORMULA, 'acmelabs.example', '', '', ''],
      ['001ACME003', LINK, `acmebiotech.example; ${SCRIPT}`, '', '360001100342', ''],
      ['001ACME004', SUM, 'acmeretail.example; acme-stores.example', '', '360001100453', ''],
      ['001ACME006', SCRIPT, 'acmestudios.example', '', '360001100675', ''],
      [IMAGE, '', 'x.example', '', '', ''],
    ];
    await uploadReference(app, FILE, Buffer.from(Papa.unparse(rows)));
    for (const text of [FILE, COLUMN, IMAGE, FORMULA, LINK, SCRIPT])
      await app.getByText(text, { exact: true }).first().waitFor();
    await expectOnlyText(drift);

    await audit(app);
    const names = (await shownRows(app)).map(({ account, name }) => [account, name]);
    expect(Object.fromEntries(names)).toMatchObject({
      '001ACME001': IMAGE,
      '001ACME002': FORMULA,
      '001ACME003': LINK,
      '001ACME004': SUM.trim(),
      '001ACME006': SCRIPT,
    });
    await expectOnlyText(drift);

    const drawer = await openAccount(app, '001ACME001');
    const said = await drawer.innerText();
    expect(said).toContain(`No organization carries the id of ${IMAGE} (001ACME001)`);
    expect(said).toContain(`“${IMAGE}” (360001100118)`);
    await expectOnlyText(drift);
    await drawer.getByRole('button', { name: 'Trace account 001ACME001' }).click();
    await app.getByText(`Reference: ${IMAGE} (001ACME001)`).waitFor();
    await expectOnlyText(drift);

    const files = await readShownTexts(drift);
    const exported = cellsOf(files.get('exceptions_by_account.csv'));
    expect(exported.map((row) => row[1])).toEqual(
      expect.arrayContaining([`'${FORMULA}`, `'${LINK}`, `'${SUM.trim()}`, IMAGE, SCRIPT]),
    );
    for (const name of ['exceptions_by_account.csv', 'issues.csv'])
      for (const cell of cellsOf(files.get(name)).flat()) expect(cell).not.toMatch(/^[=+\-@]/);
    await expectOnlyText(drift);
    expect(drift.troubles).toEqual([]);
  });

  /** Nothing of it became an element, and none of it ran. */
  async function expectOnlyText({ page, app }: DriftPage): Promise<void> {
    const made = app.locator('img, b, iframe, script:not([src]), [onerror], [onclick]');
    expect(await made.count()).toBe(0);
    expect(await app.locator('html').evaluate(() => document.title)).not.toBe('hit');
    expect(await page.title()).not.toBe('hit');
  }
});

describe('a very long list', () => {
  const ROWS = 200_000;
  const LONG = 120_000;

  test('is read while the page goes on painting, and audited like any other', async () => {
    const drift = await openDriftPage(stage);
    const { app } = drift;
    await app.getByRole('button', { name: 'Choose a CSV file' }).waitFor();
    await countFrames(app);
    const beforeReading = await painted(app);
    await chooseFile(app, 'long.csv', await longList());
    await app.getByText('Reading the list').first().waitFor({ state: 'attached' });
    await app.getByRole('button', { name: 'Use another list' }).waitFor({ timeout: LONG });
    expect((await painted(app)) - beforeReading).toBeGreaterThan(10);
    const preview = await app.locator('main').innerText();
    expect(preview).toMatch(/Rows read\s+200,000\b/);
    expect(preview).toMatch(/Rows set aside\s+1,000\b/);
    expect(preview).toMatch(/Values set aside\s+50,000\b/);
    await app.getByRole('button', { name: /^Show more \(49,950 not shown\)/ }).click();
    await app.getByRole('button', { name: /^Show more \(49,900 not shown\)/ }).waitFor();

    const beforeAudit = await painted(app);
    await goOn(app, 'audit');
    await app.getByRole('button', { name: 'Start the audit' }).click();
    await auditDone(app, LONG);
    expect((await painted(app)) - beforeAudit).toBeGreaterThan(10);
    expect((await shownRows(app)).map(({ account }) => account)).toContain('001ACME004');
    const hidden = app.getByLabel(/^Hide accounts nobody has written from \(198,\d{3}\)/);
    await hidden.click({ force: true });
    const table = app.getByRole('grid', { name: 'Accounts with drift' });
    await expect
      .poll(async () => Number(await table.getAttribute('aria-rowcount')), { timeout: LONG })
      .toBeGreaterThan(198_000);
    await table.press('End');
    await app.getByText('Company 199991', { exact: true }).waitFor();
    expect(drift.troubles).toEqual([]);
  }, 180_000);

  /** The demo's accounts, and many more that Zendesk does not know. */
  async function longList(): Promise<Buffer> {
    const [header = '', ...known] = (await readFile(LIST, 'utf8')).trim().split('\n');
    const more = Array.from({ length: ROWS - known.length }, (_, at) => {
      const name = at % 200 === 0 ? '' : `Company ${at}`;
      const domains = `company-${at}.example${at % 4 === 1 ? '; gmail.com' : ''}`;
      return `001000000${String(at).padStart(6, '0')},${name},${domains},,,,`;
    });
    return Buffer.from([header, ...known, ...more].join('\n'));
  }

  async function countFrames(app: FrameLocator): Promise<void> {
    await app.locator('html').evaluate((root) => {
      root.dataset['frames'] = '0';
      const count = () => {
        root.dataset['frames'] = String(Number(root.dataset['frames']) + 1);
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
    });
  }

  async function painted(app: FrameLocator): Promise<number> {
    return Number(await app.locator('html').getAttribute('data-frames'));
  }
});

test.each([
  ['excel-windows-1252.csv', 'windows-1252'],
  ['excel-unicode-text.txt', 'utf-16le'],
])('%s is read in its own encoding', async (name, encoding) => {
  const { app, troubles } = await openDriftPage(stage);
  const bytes = await readFile(`fixtures/reference/${name}`);
  const text = new TextDecoder(encoding).decode(bytes);
  const foreign = /[\p{L} ]*[\u00C0-\u{FFFF}][\p{L} ]*/u.exec(text)?.[0].trim() ?? 'none';
  await uploadReference(app, name, bytes);
  await app.getByText(`${encoding} text, separated by`).waitFor();
  expect(await app.locator('main').innerText()).toContain(foreign);
  expect(troubles).toEqual([]);
});

const HEADER = 'Account ID,Account Name,Domains\n';
const JUNK = Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 167 + 13) % 256));

test.each<[what: string, name: string, bytes: Buffer, happened: string, remedy: string]>([
  [
    'a PDF',
    'list.csv',
    Buffer.from('%PDF-1.7\n%…'),
    'list.csv is not a CSV file but a PDF.',
    'Export the account list as CSV',
  ],
  [
    'a workbook',
    'list.xlsx',
    Buffer.from('PK\u0003\u0004[Content_Types].xml xl/workbook.xml'),
    'list.xlsx is not a CSV file but an Excel workbook.',
    'Export the account list as CSV',
  ],
  [
    'what is no text',
    'list.csv',
    JUNK,
    'list.csv is not a CSV file: it holds what is not text.',
    'Export the account list as CSV',
  ],
  [
    'an empty file',
    'list.csv',
    Buffer.alloc(0),
    'list.csv is empty.',
    'check that it has a header',
  ],
  [
    'a header alone',
    'list.csv',
    Buffer.from(HEADER),
    'list.csv has a header in row 1 and no rows below it.',
    'check that the report’s filter',
  ],
  [
    'a list without a column of ids',
    'list.csv',
    Buffer.from('Account Name,Domains\nAcme,acme.example\n'),
    'list.csv lacks what tells the account’s id: the header in row 1 has Account Name, Domains.',
    'Add the column and export again',
  ],
  [
    'a list without a single id',
    'list.csv',
    Buffer.from(`${HEADER},Acme,acme.example\n,Beta,beta.example\n`),
    'list.csv has no usable account: all 2 rows were set aside, the first of them row 2 (2 × it has no account id).',
    'Check that each row has a valid account id',
  ],
])(
  '%s is refused in a plain sentence, and another file can be chosen',
  async (_, name, bytes, happened, remedy) => {
    const { app, troubles } = await openDriftPage(stage);
    await chooseFile(app, name, bytes);
    const alert = app.getByRole('alert');
    await alert.waitFor();
    const said = await alert.innerText();
    expect(said).toContain(happened);
    expect(said).toContain('Nothing was written to Zendesk.');
    expect(said).toContain(remedy);
    await app.getByRole('button', { name: 'Choose a CSV file' }).waitFor();
    await uploadReference(app, 'accounts.csv', await readFile(LIST));
    expect(await alert.count()).toBe(0);
    expect(troubles).toEqual([]);
  },
);

test('two files dropped at once are one too many; one is taken', async () => {
  const { app, troubles } = await openDriftPage(stage);
  const text = await readFile(LIST, 'utf8');
  await drop(app, ['one.csv', 'two.csv'], text);
  await app.getByText('Drop a single CSV file, please.').waitFor();
  await drop(app, ['one.csv'], text);
  await app.getByRole('button', { name: 'Use another list' }).waitFor();
  await app.getByText('one.csv', { exact: true }).waitFor();
  expect(troubles).toEqual([]);
});

async function drop(app: FrameLocator, names: readonly string[], text: string): Promise<void> {
  const zone = app.getByRole('region', { name: 'Drop a list here' });
  const dataTransfer = await zone.evaluateHandle(
    (_, files) => {
      const transfer = new DataTransfer();
      for (const name of files.names) transfer.items.add(new File([files.text], name));
      return transfer;
    },
    { names, text },
  );
  await zone.dispatchEvent('dragover', { dataTransfer });
  await zone.dispatchEvent('drop', { dataTransfer });
}

describe('the list at the address of the installation', () => {
  const OPEN = 'https://reference.example/accounts.csv';
  const PROTECTED = 'https://reference.example/protected/accounts.csv';
  const TOKEN = 'sample-reference-token';
  const READ = { name: 'Read the shared list' } as const;

  test('is read, with a warning where anybody could', async () => {
    install({ reference_url: OPEN });
    const { app, troubles } = await openDriftPage(stage);
    await app.getByText('It is read from').waitFor();
    await app.getByRole('button', READ).click();
    await app.getByRole('button', { name: 'Use another list' }).waitFor();
    await app.getByText('The shared list is open to everybody').waitFor();
    await app.getByText('accounts.csv', { exact: true }).waitFor();
    await audit(app);
    expect((await shownRows(app)).length).toBe(7);
    expect(troubles.filter(isOfTheApp)).toEqual([]);
  });

  test('is read with the token of the settings, which the page never sees', async () => {
    install({ reference_url: PROTECTED, reference_token: TOKEN });
    const { app, page, troubles } = await openDriftPage(stage);
    await app.getByRole('button', READ).click();
    await app.getByRole('button', { name: 'Use another list' }).waitFor();
    expect(await app.getByText('The shared list is open to everybody').count()).toBe(0);
    const frames = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.content()),
    );
    expect(frames.join('')).not.toContain(TOKEN);
    expect(troubles.filter(isOfTheApp)).toEqual([]);
  });

  test.each([
    ['a wrong token', { reference_url: PROTECTED, reference_token: 'another' }, 401],
    ['no token', { reference_url: PROTECTED, reference_token: '' }, 401],
    ['an address without anybody', { reference_url: 'https://nobody.example/a.csv' }, 502],
  ])('%s is said, and other ways stay open', async (_, settings, status) => {
    install(settings);
    const { app, troubles } = await openDriftPage(stage);
    await app.getByRole('button', READ).click();
    const alert = app.getByRole('alert');
    await alert.waitFor();
    const said = await alert.innerText();
    expect(said).toContain(
      `The address of the reference, ${settings.reference_url}, did not hand it out (status ${status}).`,
    );
    expect(said).toContain('Nothing was written to Zendesk.');
    expect(said).toContain('check the address and its token, or load a CSV file instead');
    await app.getByRole('button', READ).waitFor();
    await uploadReference(app, 'accounts.csv', await readFile(LIST));
    expect(troubles.filter(isOfTheApp)).toEqual([]);
  });

  test('an address that is not secure is not used, and named', async () => {
    install({ reference_url: 'http://reference.example/accounts.csv' });
    const { app, troubles } = await openDriftPage(stage);
    await app.getByText(/cannot be used, so their defaults apply/).waitFor();
    await app.getByRole('listitem').getByText('Address of the Salesforce list').waitFor();
    expect(await app.getByRole('button', READ).count()).toBe(0);
    expect(troubles.filter(isOfTheApp)).toEqual([]);
  });

  /** The workspace's own requests fail where the list is refused, which its console says. */
  function isOfTheApp(trouble: string): boolean {
    return !trouble.startsWith('Failed to load resource');
  }

  function install(settings: Readonly<Record<string, string>>): void {
    stage.workspace.carryOut({ change: { settings } });
  }
});

function cellsOf(csv: string | undefined): readonly string[][] {
  return Papa.parse<string[]>((csv ?? '').trim().replace(/^\uFEFF/, '')).data;
}
