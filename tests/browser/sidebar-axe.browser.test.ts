import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { openDriftPage } from './drift-page.ts';
import { frontFrame, makeApps, SIDEBAR_WALK } from './sidebar-screens.ts';
import { openStage, type Stage } from './stage.ts';

// Every sight of the sidebars and the modal, in both schemes, in the width of a sidebar and in a wider one.

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    browserPath: inject('browserPath'),
    built: inject('built'),
    // The walk asks for more than an app may in a minute.
    isHastened: true,
  });
});
afterAll(async () => {
  await stage.close();
});
beforeEach(() => {
  stage.workspace.carryOut({ reset: true, resetControls: true, clearFaults: true });
});

test.each(['light', 'dark'] as const)(
  'in %s nothing is wrong with the sidebars and the modal, narrow and wide',
  { timeout: 180_000 },
  async (colorScheme) => {
    stage.workspace.carryOut({ change: { colorScheme } });
    const drift = await openDriftPage(stage);
    const { page } = drift;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const faults: string[] = [];
    const widths = new Set<number>();
    for (const { name, show } of SIDEBAR_WALK) {
      await show(drift, stage).catch((error: unknown) => {
        throw new Error(`the screen ${name} did not come into sight`, { cause: error });
      });
      const isModal = name.startsWith('fix-');
      for (const width of ['narrow', 'wide'] as const) {
        if (isModal) await page.setViewportSize(WINDOWS[width]);
        else await makeApps(page, width);
        const frame = await frontFrame(page);
        const found = await axeFaults(frame);
        faults.push(...found.map((fault) => `${name}, ${width}: ${fault}`));
        if (isModal) continue;
        const seen: unknown = await frame.evaluate('[innerWidth, document.body.scrollWidth]');
        const [inner, scroll] = Array.isArray(seen) ? seen.map(Number) : [];
        widths.add(Number(inner));
        if (Number(scroll) > Number(inner))
          faults.push(`${name}, ${width}: ${scroll} pixels do not fit into ${inner}`);
      }
      if (isModal) await page.setViewportSize(WINDOWS.wide);
    }
    await page.context().close();
    expect(faults).toEqual([]);
    expect(Math.min(...widths)).toBeLessThanOrEqual(320);
    expect(Math.max(...widths)).toBeGreaterThan(500);
  },
);

const WINDOWS = {
  narrow: { width: 400, height: 900 },
  wide: { width: 1360, height: 900 },
} as const;
