import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { LANGUAGES } from '../../src/workspace/controls.ts';
import { audit, openDriftPage, startDemo, type DriftPage } from './drift-page.ts';
import { openStage, type Stage } from './stage.ts';

// Longer words must not run over each other where columns are narrow.

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ browserPath: inject('browserPath'), built: inject('built') });
});
afterAll(async () => {
  await stage.close();
});

/** Ends of a text in the page, in pixels. */
type Text = { readonly text: string; readonly left: number; readonly right: number };

/** The labels of the columns, as wide as they are painted. */
async function labelsOf({ app }: DriftPage): Promise<readonly Text[]> {
  const heads = app.getByRole('columnheader');
  await heads.nth(4).waitFor({ timeout: 30_000 });
  return heads.evaluateAll((elements) =>
    elements.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, right } = range.getBoundingClientRect();
      return { text: element.textContent, left, right };
    }),
  );
}

test('in every language the triage is in its words, and its columns keep apart', async () => {
  const drift = await openDriftPage(stage);
  await startDemo(drift.app);
  await audit(drift.app);
  const seen = new Set<string>();
  for (const language of LANGUAGES) {
    stage.workspace.carryOut({ change: { language } });
    await drift.page.goto('about:blank');
    await drift.page.goto(`${stage.workspace.url}/#/apps/drift-audit`);
    const labels = await labelsOf(drift);
    const overlapping = labels.filter(
      ({ right }, at) => right > (labels[at + 1]?.left ?? Number.POSITIVE_INFINITY),
    );
    expect([language, overlapping]).toEqual([language, []]);
    seen.add(labels.map(({ text }) => text).join(' '));
  }
  // There are no Italian words: whoever reads Italian reads English.
  expect(seen.size).toBe(LANGUAGES.length - 1);
  expect(drift.troubles).toEqual([]);
});
