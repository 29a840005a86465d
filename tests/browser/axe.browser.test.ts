import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { frameOf, openDriftPage } from './drift-page.ts';
import { WALKS } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

// Every screen, in both schemes: names, roles, contrast, order of headings, landmarks, sizes of targets.

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

/** Each in a wide window, then in one beside another and on a phone. */
const SIGHTS = [
  { colorScheme: 'light', widths: [1360, 760] },
  { colorScheme: 'dark', widths: [1360, 400] },
] as const;

describe.each(SIGHTS)('in $colorScheme', ({ colorScheme, widths }) => {
  test.each(WALKS.map((walk) => ({ first: walk[0]?.name, walk })))(
    'nothing is wrong from the screen $first on',
    { timeout: 180_000 },
    async ({ walk }) => {
      stage.workspace.carryOut({ change: { colorScheme } });
      const drift = await openDriftPage(stage);
      await drift.page.emulateMedia({ reducedMotion: 'reduce' });
      const faults: string[] = [];
      for (const { name, show } of walk) {
        await drift.page.setViewportSize({ width: widths[0], height: HEIGHT });
        await show(drift, stage).catch((error: unknown) => {
          throw new Error(`the screen ${name} did not come into sight`, { cause: error });
        });
        const frame = await frameOf(drift);
        for (const width of widths) {
          await drift.page.setViewportSize({ width, height: HEIGHT });
          const found = await axeFaults(frame);
          faults.push(...found.map((fault) => `${name}, ${width} pixels wide: ${fault}`));
        }
      }
      await drift.page.context().close();
      expect(faults).toEqual([]);
    },
  );
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('nothing is wrong with the workspace around the app', async () => {
    stage.workspace.carryOut({ change: { colorScheme } });
    const { page, app } = await openDriftPage(stage);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const faults: string[] = [];
    const look = async (name: string) => {
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
    };
    await app.getByRole('main').waitFor();
    await look('the page of the app');
    for (const { hash, heading } of HOST_PAGES) {
      await page.goto(`${stage.workspace.url}/${hash}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await look(hash);
    }
    await page.getByRole('button', { name: 'Local workspace' }).click();
    await page.getByLabel('Dark').waitFor();
    await look('control panel');
    await page.context().close();
    expect(faults).toEqual([]);
  });
});

const HEIGHT = 900;

const HOST_PAGES = [
  { hash: '#/tickets', heading: 'Tickets' },
  { hash: '#/organizations', heading: 'Organizations' },
  { hash: '#/users', heading: 'Customers' },
  { hash: '#/organizations/360001100453', heading: 'Acme Retail' },
  { hash: '#/users/380200116157', heading: 'Lior Logistics' },
  { hash: '#/tickets/10615', heading: 'Cannot add a second clinic' },
];
