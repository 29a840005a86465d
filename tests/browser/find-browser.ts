import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Chromium or Chrome of this machine: the one that `CHROME_PATH` names, one on the search path, one
 * in its usual place, or the one that Playwright downloaded; `undefined` where there is none.
 */
export function findBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [env['CHROME_PATH'] ?? '', ...onPath, ...PLACES, chromium.executablePath()];
  return candidates.find((path) => path !== '' && existsSync(path));
}
