import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import {
  audit,
  dryRun,
  goOn,
  openDriftPage,
  uploadReference,
  type DriftPage,
} from './drift-page.ts';
import { fastClock, hastened } from '../bench/page/fast-clock.ts';
import { openStage, type Stage } from './stage.ts';
import { saveZip } from './take-files.ts';

// What takes the page's thread long is what it is handed at once. How long is measured by a benchmark;
// here is what it rests on: whatever the account, the engine hands over no more than the page shows.

/** A message as long as its text would be; what lies in a blob stays with the browser. */
type Sent = { readonly kind: string; readonly length: number };

/** Fifty entries of a receipt, or a hundred rows, come to half of it. */
const LONGEST = 100_000;

// Kept to Zendesk's limits by the real clock this account would take minutes.
const SINCE = Date.now();

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    browserPath: inject('browserPath'),
    built: inject('built'),
    account: { seed: loadAccount('large'), referenceCsv: referenceCsv('large') },
    now: fastClock(SINCE),
  });
});
afterAll(async () => {
  await stage.close();
});

test('of a large account the engine hands over windows, in short messages', async () => {
  const opened = await openDriftPage(stage, async (context) => {
    await context.addInitScript(recordMessages);
    await context.route('**/worker-*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: hastened(await response.text(), SINCE) });
    });
  });
  const { app } = opened;
  await uploadReference(app, 'accounts.csv', Buffer.from(referenceCsv('large')));
  await audit(app);
  await app.getByRole('grid').press('End');
  await dryRun(app);
  await goOn(app, 'apply');
  await app.getByRole('button', { name: /^Write \d+ actions? to Zendesk/ }).waitFor();
  const files = await saveZip(opened);
  await app.getByRole('button', { name: 'History', exact: true }).click();
  await app.getByRole('table').first().waitFor();

  const sent = await messagesOf(opened);
  expect(sent.filter(({ kind }) => kind === 'engine_answer').length).toBeGreaterThan(10);
  expect(sent.filter(({ kind }) => kind === 'engine_events').length).toBeGreaterThan(0);
  expect(sent.filter(({ length }) => length > LONGEST)).toEqual([]);
  // The account is large enough to tell: its plan alone is longer than any message may be.
  for (const name of ['fix_plan.json', 'dry_run_receipt.json'])
    expect(files.get(name)?.length).toBeGreaterThan(LONGEST);
});

async function messagesOf({ page }: DriftPage): Promise<readonly Sent[]> {
  const frame = page.frames().find((one) => one.url().startsWith(stage.workspace.appOrigin));
  if (!frame) throw new Error('the app has no frame');
  return frame.evaluate(() => Reflect.get(window, 'messagesOfWorker') as readonly Sent[]);
}

/** Runs in the page before anything else: notes what its worker sends. */
function recordMessages(): void {
  const sent: Sent[] = [];
  Reflect.set(window, 'messagesOfWorker', sent);
  const { Worker: Plain } = window;
  window.Worker = class extends Plain {
    constructor(...args: ConstructorParameters<typeof Plain>) {
      super(...args);
      this.addEventListener('message', ({ data }: MessageEvent<{ kind: string }>) => {
        sent.push({ kind: data.kind, length: JSON.stringify(data).length });
      });
    }
  };
}
