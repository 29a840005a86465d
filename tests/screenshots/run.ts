import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildAll } from '../browser/build.ts';
import { closeTabs, openDriftPage } from '../browser/drift-page.ts';
import { getBrowser } from '../browser/get-browser.ts';
import { WALKS, type Screen } from '../browser/screens.ts';
import { SIDEBAR_WALK } from '../browser/sidebar-screens.ts';
import { openStage, type Stage } from '../browser/stage.ts';
import { shoot } from './camera.ts';
import { fixedClock, fixTime } from './fixed-time.ts';
import { HOST_WALK } from './host-pages.ts';
import { readPixels } from './png-pixels.ts';
import { writeSmallPng } from './small-png.ts';

const FOLDER = 'dist/screenshots';

/** The pictures that the documentation shows. */
const SHOWN = [
  'sidebar-drift-light',
  'triage-light',
  'account-duplicates-light',
  'apply-light',
  'triage-compared-dark',
];
const SHOWN_FOLDER = 'docs/screenshots';

const ALL_WALKS = [...WALKS, SIDEBAR_WALK, HOST_WALK];

process.exitCode = await main(process.argv.slice(2));

/** Takes the screens that are named, or all; from all of them, the documentation gets its own. */
async function main(names: readonly string[]): Promise<number> {
  const known = ALL_WALKS.flat().map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    say(`Unknown: ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
    return 2;
  }
  // Chromium takes its time zone from here.
  process.env['TZ'] = 'UTC';
  const browserPath = getBrowser(say);
  await mkdir(FOLDER, { recursive: true });
  const builds = resolve(FOLDER, 'built');
  const clock = fixedClock();
  const stage = await openStage({ browserPath, built: await buildAll(builds), now: clock.now });
  try {
    for (const walk of ALL_WALKS) {
      clock.wind();
      await take(stage, upTo(walk, names), names);
    }
  } finally {
    await stage.close();
    await rm(builds, { recursive: true, force: true });
  }
  await show(SHOWN.filter((shown) => isTaken(shown, names)));
  say(`The pictures are in ${FOLDER}/.`);
  return 0;
}

/** A walk as far as it is needed for the wanted screens. */
function upTo(walk: readonly Screen[], wanted: readonly string[]): readonly Screen[] {
  if (wanted.length === 0) return walk;
  return walk.slice(0, walk.findLastIndex(({ name }) => wanted.includes(name)) + 1);
}

async function take(
  stage: Stage,
  walk: readonly Screen[],
  wanted: readonly string[],
): Promise<void> {
  if (walk.length === 0) return;
  stage.workspace.carryOut({ reset: true, resetControls: true, clearFaults: true });
  const drift = await openDriftPage(stage, fixTime);
  for (const screen of walk) {
    await screen.show(drift, stage);
    if (wanted.length > 0 && !wanted.includes(screen.name)) continue;
    say(screen.name);
    await shoot(stage, drift.page, FOLDER, screen.name);
  }
  await closeTabs(stage);
}

/** Whether the picture of a screen in a scheme is among those that were taken. */
function isTaken(shown: string, names: readonly string[]): boolean {
  return names.length === 0 || names.some((name) => shown.startsWith(`${name}-`));
}

async function show(shown: readonly string[]): Promise<void> {
  await mkdir(SHOWN_FOLDER, { recursive: true });
  for (const name of shown) {
    const picture = await readFile(join(FOLDER, `${name}.png`));
    await writeFile(join(SHOWN_FOLDER, `${name}.png`), writeSmallPng(readPixels(picture)));
  }
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
