import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/server/start-workspace.ts';
import { buildWorkspace } from './build-workspace.ts';
import { writeProbeApp } from './probe-app.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; `undefined` where there is none in the usual places. */
export const BROWSER = [process.env['CHROME_PATH'] ?? '', ...PLACES].find((path) =>
  existsSync(path),
);

/** Everything a test in the browser stands on. */
export type BrowserStage = {
  readonly browser: Browser;
  readonly workspace: Workspace;
  readonly close: () => Promise<void>;
};

/** Builds the host page, and opens a browser and a workspace with the probe app in it. */
export async function openBrowserStage(executablePath: string): Promise<BrowserStage> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-browser-'));
  const hostFolder = join(folder, 'host');
  const appFolder = join(folder, 'app');
  await buildWorkspace('client', hostFolder);
  await writeProbeApp(appFolder);
  const workspace = await startWorkspace({
    seed: loadAccount('demo'),
    referenceCsv: referenceCsv('demo'),
    hostFolder,
    appFolder,
    manifestFile: join(appFolder, 'manifest.json'),
    now: Date.now,
  });
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    browser,
    workspace,
    close: async () => {
      await browser.close();
      await workspace.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
