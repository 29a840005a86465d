import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { ColorScheme } from '../../src/app/shared/theme/color-scheme.ts';
import type { Stage } from '../browser/stage.ts';

/** Widths and heights of the browser's window, in pixels. */
const SIZES = {
  wide: { width: 1360, height: 900 },
  middle: { width: 1000, height: 900 },
  narrow: { width: 760, height: 900 },
} as const;

/** Where the mouse points at nothing. */
const OUT_OF_THE_WAY = [600, 24] as const;

const SCHEMES = ['light', 'dark'] as const satisfies ColorScheme[];

/**
 * Takes what a page shows from its top, into `NAME-SCHEME.png` for both schemes in a wide window, into
 * `NAME-SIZE.png` for narrower ones in light, and into `NAME-whole.png` where it is longer than that.
 */
export async function shoot(
  { workspace }: Stage,
  page: Page,
  folder: string,
  name: string,
): Promise<void> {
  await page.mouse.move(...OUT_OF_THE_WAY);
  for (const scheme of SCHEMES.toReversed()) {
    workspace.carryOut({ change: { colorScheme: scheme } });
    for (const frame of page.frames()) await waitForScheme(frame, scheme);
    await take(page, join(folder, `${name}-${scheme}.png`));
  }
  const hidden = await hiddenHeight(page);
  if (hidden > 0) {
    const { width, height } = SIZES.wide;
    await page.setViewportSize({ width, height: height + hidden });
    await take(page, join(folder, `${name}-whole.png`));
  }
  for (const size of ['middle', 'narrow'] as const) {
    await page.setViewportSize(SIZES[size]);
    await take(page, join(folder, `${name}-${size}.png`));
  }
  await page.setViewportSize(SIZES.wide);
}

async function take(page: Page, path: string): Promise<void> {
  for (const frame of page.frames()) await frame.evaluate(SETTLED);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

/** How much of the app lies below its frame, in pixels. */
async function hiddenHeight(page: Page): Promise<number> {
  const heights = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((frame) =>
        frame.evaluate<number>('document.documentElement.scrollHeight - window.innerHeight'),
      ),
  );
  return Math.max(0, ...heights);
}

/** A page that could not be opened follows no change of the workspace's colours. */
async function waitForScheme(frame: Frame, scheme: ColorScheme): Promise<void> {
  const follows = `[...document.querySelectorAll('html, .workspace')]
    .some((one) => getComputedStyle(one).colorScheme === '${scheme}')`;
  await frame.waitForFunction(follows, undefined, { timeout: 1_000 }).catch(() => undefined);
}

/** Goes to the top; holds when the fonts are there and two frames were painted. */
const SETTLED = `window.scrollTo(0, 0); document.fonts.ready.then(() => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
}))`;
