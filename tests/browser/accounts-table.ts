import type { FrameLocator } from 'playwright-core';

/** One row of the triage as it is seen, in the terms of `exceptions_by_account.csv`. */
export type ShownRow = {
  readonly account: string;
  readonly name: string;
  /** The word of the risk; as of the state, it counts only with a sign beside it. */
  readonly risk: string;
  readonly issues: string;
  readonly prepared: string;
  readonly blocked: string;
  readonly state: string;
  readonly codes: readonly string[];
  readonly reasons: readonly string[];
  /** The boxes that can be ticked, by their short names, and whether they are. */
  readonly boxes: readonly string[];
};

/** All rows of a table that is short enough to be in sight as a whole. */
export async function shownRows(app: FrameLocator): Promise<readonly ShownRow[]> {
  const rows = app.getByRole('grid', { name: 'Accounts with drift' }).getByRole('row');
  await rows.nth(1).waitFor();
  return rows.evaluateAll((elements) =>
    elements
      .filter((row) => row.hasAttribute('data-index'))
      .sort((left, right) => Number(left.ariaRowIndex) - Number(right.ariaRowIndex))
      .map((row) => {
        const cells = [...row.querySelectorAll('[role=gridcell]')];
        const text = (at: number) => cells[at]?.textContent.trim() ?? '';
        const mark = (at: number) =>
          cells[at]?.querySelector('svg') ? text(at) : `bare ${text(at)}`;
        const titles = (at: number) =>
          [...(cells[at]?.querySelectorAll('[title]') ?? [])].map(
            (one) => one.getAttribute('title') ?? '',
          );
        const boxes = [...row.querySelectorAll('input')].map((box) => {
          const [label = ''] = (box.labels?.[0]?.textContent ?? '').split(':');
          return `${label} ${box.checked ? 'yes' : 'no'}`;
        });
        return {
          account: text(1),
          name: text(2),
          risk: mark(3),
          issues: text(4),
          prepared: text(5),
          blocked: text(6),
          state: mark(7),
          codes: titles(8),
          reasons: titles(9),
          boxes,
        };
      }),
  );
}

/** Opens an account from its row; ends when all that is known of it stands there. */
export async function openAccount(app: FrameLocator, id: string) {
  await app.getByRole('row', { name: id }).getByText(id, { exact: true }).click();
  const drawer = app.getByRole('dialog');
  await drawer.getByRole('region', { name: /\d+ issues?$/ }).waitFor();
  return drawer;
}
