import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBrowser } from './find-browser.ts';

/** How a machine without a browser comes by one. */
export type WayToBrowser = 'debian_package' | 'playwright_download';

/** Debian's package where it may be installed, Playwright's download elsewhere. */
export function wayToBrowser(machine: {
  readonly isDebian: boolean;
  readonly isRoot: boolean;
}): WayToBrowser {
  return machine.isDebian && machine.isRoot ? 'debian_package' : 'playwright_download';
}

/**
 * The browser of this machine; installs one where there is none.
 * @throws Error that says what to install, where that did not work
 */
export function getBrowser(say: (sentence: string) => void): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  const way = wayToBrowser({
    isDebian: existsSync('/etc/debian_version'),
    isRoot: process.getuid?.() === 0,
  });
  say(`No Chromium or Chrome was found: getting one (${way.replace('_', ' ')}).`);
  for (const [command, ...args] of COMMANDS[way]()) run(command, args);
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(
    'The browser tests need Chromium or Chrome, and none could be installed here. Install one ' +
      '(on Debian and Ubuntu: apt-get install chromium), or name it with CHROME_PATH.',
  );
}

type Command = readonly [command: string, ...args: string[]];

const COMMANDS: Readonly<Record<WayToBrowser, () => readonly Command[]>> = {
  debian_package: () => [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
  ],
  playwright_download: () => [
    [process.execPath, playwrightProgram(), 'install', 'chromium', '--no-shell'],
  ],
};

function playwrightProgram(): string {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  return join(dirname(manifest), 'cli.js');
}

// A command that fails leaves no browser behind, which is what the caller looks for.
function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
