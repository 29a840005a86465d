import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/server/start-workspace.ts';
import { fastClock, hastenWorker } from '../bench/page/fast-clock.ts';
import type { Built } from './build.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Everything a test in the browser stands on. */
export type Stage = {
  readonly browser: Browser;
  readonly workspace: Workspace;
  readonly close: () => Promise<void>;
};

type StageOptions = {
  readonly browserPath: string;
  readonly built: Built;
  /** The demo account, where it is not said. */
  readonly account?: { readonly seed: AccountSeed; readonly referenceCsv: string };
  /** Beside the app's folder, where it is not said. */
  readonly manifestFile?: string;
  /** Milliseconds that every answer of the account takes. */
  readonly latencyMs?: number;
  /** The account's clock, milliseconds since 1970; the machine's where it is not said. */
  readonly now?: () => number;
  /** Whether a minute is over in two seconds: for the account, and for the workers of the app. */
  readonly isHastened?: boolean;
  /** Switches of the browser beside those that every test has. */
  readonly flags?: readonly string[];
};

/** Opens a browser, and a workspace with the built app in it. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const {
    browserPath,
    built,
    latencyMs = 0,
    manifestFile = 'manifest.json',
    isHastened = false,
  } = options;
  const { seed, referenceCsv: csv } = options.account ?? {
    seed: loadAccount('demo'),
    referenceCsv: referenceCsv('demo'),
  };
  const since = Date.now();
  const hastened = isHastened ? await hasten(built.appFolder, since) : null;
  const now = options.now ?? (isHastened ? fastClock(since) : Date.now);
  const workspace = await startWorkspace({
    seed,
    referenceCsv: csv,
    hostFolder: built.hostFolder,
    appFolder: hastened?.appFolder ?? built.appFolder,
    manifestFile,
    now,
    latencyMs,
  });
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [...FLAGS, ...(options.flags ?? [])],
  });
  return {
    browser,
    workspace,
    close: async () => {
      await browser.close();
      await workspace.close();
      await hastened?.remove();
    },
  };
}

/** The app in a folder of its own, with workers in a hurry. */
async function hasten(appFolder: string, since: number) {
  const folder = await temporaryFolder();
  await cp(appFolder, folder.path, { recursive: true });
  await hastenWorker(folder.path, since);
  return { appFolder: folder.path, remove: folder.remove };
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'drift-audit-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
