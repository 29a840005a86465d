import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { buildAll } from '../browser/build.ts';
import { openDriftPage, uploadReference } from '../browser/drift-page.ts';
import { getBrowser } from '../browser/get-browser.ts';
import { openStage, type Stage } from '../browser/stage.ts';
import { progress, report } from './figure.ts';
import { domainOf, numbers, salesforceId } from './large-account.ts';
import { median } from './measure.ts';

/** Milliseconds that each answer of the account takes. */
const LATENCY_MS = 50;

/** Each ticket is opened so often, in a tab of its own. */
const ROUNDS = 3;

const BUDGET = { p50: 500, p95: 1000 } as const;

/** Accounts beside those of the demo, by the name of their list. */
const LISTS: Readonly<Record<string, number>> = { demo_list: 0, accounts_10k: 10_000 };

/** From the load of a sidebar's frame to its verdict, on every ticket of the demo, and what it asked for. */
export async function benchSidebar(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'drift-audit-bench-'));
  try {
    const built = await buildAll(folder);
    for (const [name, more] of Object.entries(LISTS)) {
      const stage = await openStage({
        browserPath: getBrowser(progress),
        built,
        latencyMs: LATENCY_MS,
        // A person opens a ticket now and then: no limit is to count the tickets of other rounds.
        isHastened: true,
      });
      try {
        await benchList(name, stage, listOf(more));
      } finally {
        await stage.close();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The list of the demo, and so many accounts that have nothing to do with it. */
function listOf(more: number): Buffer {
  const others = numbers(more).map((at) => `${salesforceId(at)},Company ${at},${domainOf(at)},,,,`);
  return Buffer.from([referenceCsv('demo').trimEnd(), ...others].join('\n'));
}

async function benchList(name: string, stage: Stage, list: Buffer): Promise<void> {
  const { page, app } = await openDriftPage(stage, (context) => context.addInitScript(WATCH));
  await uploadReference(app, 'accounts.csv', list);
  const times: number[] = [];
  const requests: number[] = [];
  const { tickets } = loadAccount('demo');
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { id } of tickets.filter(({ status }) => status !== 'deleted')) {
      const asked = stage.workspace.fake().requestLog.length;
      times.push(await timeToVerdict(page, `${stage.workspace.url}/#/tickets/${id}`));
      requests.push(stage.workspace.fake().requestLog.length - asked);
    }
    progress(`sidebar: ${name}, round ${round + 1}: median ${Math.round(median(times))} ms`);
  }
  const row = (metric: string, value: number, budget?: number) => {
    const unit = metric.startsWith('requests') ? 'count' : 'ms';
    const figure = { bench: 'sidebar', metric: `${name}.${metric}`, value, unit } as const;
    report(budget === undefined ? figure : { ...figure, budget });
  };
  row('verdict_p50', quantile(times, 0.5), BUDGET.p50);
  row('verdict_p95', quantile(times, 0.95), BUDGET.p95);
  row('requests_median', median(requests));
  // Two of them are asked once a session, and each frame of this bench is one.
  row('requests_most', Math.max(...requests), 8);
}

/** Opens a ticket behind another address, so that its frame is loaded anew; milliseconds from there to its verdict. */
async function timeToVerdict(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address);
  const element = await page.waitForSelector('iframe[data-location=ticket_sidebar]');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the sidebar has no frame');
  await frame.locator('[data-verdict]').waitFor();
  const at: unknown = await frame.evaluate(AFTER_NEXT_FRAME);
  if (typeof at !== 'number') throw new Error('no time of the verdict');
  return at;
}

/** In every frame: remembers when its verdict was drawn, in milliseconds since the frame was loaded. */
const WATCH = `{
  const look = () => {
    if (window.verdictAt === undefined && document.querySelector('[data-verdict]'))
      requestAnimationFrame(() => { window.verdictAt ??= performance.now(); });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}`;

/** The time is taken when the verdict is drawn, which is in one of the next frames. */
const AFTER_NEXT_FRAME =
  'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.verdictAt))))';

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
