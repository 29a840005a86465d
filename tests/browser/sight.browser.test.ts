import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { audit, openDriftPage, startDemo } from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';

// The table is what the triage is for: it has to be in sight without scrolling.

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ browserPath: inject('browserPath'), built: inject('built') });
});
afterAll(async () => {
  await stage.close();
});

test('in a window of 1360 by 900 six accounts are in sight, whole, and the heads stay', async () => {
  const { app, page } = await openDriftPage(stage);
  await startDemo(app);
  await audit(app);
  const grid = app.getByRole('grid', { name: 'Accounts with drift' });
  await grid.getByRole('row').nth(6).waitFor();
  const foot = await app.getByRole('button', { name: 'Continue to dry run' }).boundingBox();
  const boxes = await Promise.all(
    (await grid.getByRole('row').all()).map((row) => row.boundingBox()),
  );
  const [head, ...rows] = boxes.flatMap((box) => box ?? []);
  const isWhole = (box: { readonly y: number; readonly height: number }) =>
    box.y + box.height <= (foot?.y ?? 0) - FOOT_PADDING;
  expect(rows.filter(isWhole).length).toBeGreaterThanOrEqual(6);

  await page.setViewportSize({ width: 1360, height: 500 });
  await grid.press('End');
  await expect.poll(() => grid.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  const [frame, headThen] = await Promise.all([
    grid.boundingBox(),
    grid.getByRole('row').first().boundingBox(),
  ]);
  expect(head?.height).toBe(headThen?.height);
  expect(Math.abs((headThen?.y ?? 0) - (frame?.y ?? 0))).toBeLessThan(3);
});

/** What the bar at the foot covers above its button, in pixels. */
const FOOT_PADDING = 13;
