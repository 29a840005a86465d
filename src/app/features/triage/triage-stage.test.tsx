// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { issueUnder } from '../../../core/report/report.builders.ts';
import { triageRows, type TriageRow } from '../../../core/report/triage.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { AuditView, RowsQuery, Selection } from '../../engine/engine-views.ts';
import {
  SAMPLE_ROWS,
  sampleEngine,
  sampleView,
  show,
  structureFaults,
} from '../../shared/drift/page.builders.tsx';
import { WHOLE_PLAN } from './selection.ts';
import type { TriageLook } from './triage-look.ts';
import { TriageStage, type OpenAccount, type OpenedAccount } from './triage-stage.tsx';

function Triage({
  engine,
  audit = sampleView(),
  onSelection = () => undefined,
}: {
  readonly engine: EngineApi;
  readonly audit?: AuditView;
  readonly onSelection?: ((selection: Selection) => void) | null;
}) {
  const [selection, setSelection] = useState(WHOLE_PLAN);
  const [left, setLeft] = useState<TriageLook | null>(null);
  const [opened, setOpened] = useState<OpenedAccount | null>(null);
  const [isShown, setIsShown] = useState(true);
  if (!isShown)
    return (
      <button
        onClick={() => {
          setIsShown(true);
        }}
      >
        come back
      </button>
    );
  return (
    <>
      <button
        onClick={() => {
          setIsShown(false);
        }}
      >
        leave
      </button>
      <TriageStage
        engine={engine}
        audit={audit}
        left={left}
        onLook={setLeft}
        opened={opened}
        onOpen={setOpened}
        selection={selection}
        onSelection={
          onSelection &&
          ((changed) => {
            setSelection(changed);
            onSelection(changed);
          })
        }
        renderAccount={({ accountId, onClose, isReviewed }: OpenAccount) => (
          <div role="dialog" aria-label={accountId ?? 'nobody’s'}>
            {isReviewed ? 'seen' : 'not seen'}
            <button onClick={onClose}>close</button>
          </div>
        )}
      />
    </>
  );
}

// jsdom lays nothing out: the frame and its rows are given the sizes that they have in a browser.
const HEIGHTS: Readonly<Record<string, number>> = { grid: 640, row: 64 };
const height = {
  get(this: HTMLElement) {
    return HEIGHTS[this.getAttribute('role') ?? ''] ?? 0;
  },
};
const width = { get: () => 1080 };
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: height,
  offsetHeight: height,
  clientWidth: width,
  offsetWidth: width,
  scrollTo: {
    value(this: HTMLElement, { top = 0 }: ScrollToOptions) {
      this.scrollTop = top;
      this.dispatchEvent(new Event('scroll'));
    },
  },
});

async function grid(): Promise<HTMLElement> {
  return await screen.findByRole('grid', { name: 'Accounts with drift' });
}

function activeRow(table: HTMLElement): HTMLElement {
  const id = table.getAttribute('aria-activedescendant') ?? '';
  const row = document.getElementById(id);
  if (row === null) throw new Error(`no row ${id}`);
  return row;
}

test('the table shows a row an account with the columns of the file, the row of nobody last', async () => {
  show(<Triage engine={sampleEngine()} />);
  const table = await grid();
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows).toHaveLength(SAMPLE_ROWS.length);
  const labs = rows.find((row) => row.textContent.includes('001ACME002'));
  expect(labs?.textContent).toContain('Acme Labs');
  expect(labs?.textContent).toContain('critical');
  expect(labs?.textContent).toContain('blocked');
  expect(labs?.textContent).toContain('Several organizations with one account’s id');
  expect(labs?.textContent).toContain('Several organizations carry the id');
  expect(rows.at(-1)?.textContent).toContain('(no single account)');
});

test('figures, codes and states of the audit stand above the table', async () => {
  show(<Triage engine={sampleEngine()} />);
  await grid();
  const { totals } = sampleView().summary;
  const tile = screen.getByText('Issues', { selector: 'dt' }).closest('div');
  expect(tile?.textContent).toContain(String(totals.issues));
  expect(screen.getByRole('group', { name: 'Codes of critical risk' })).toBeDefined();
  expect(screen.getByText('Complete')).toBeDefined();
});

test('the keyboard alone moves, opens and ticks', async () => {
  const user = userEvent.setup();
  const engine = sampleEngine();
  const marked = vi.spyOn(engine, 'markReviewed');
  show(<Triage engine={engine} />);
  const table = await grid();
  table.focus();
  expect(activeRow(table).textContent).toContain('001ACME002');

  await user.keyboard('{ArrowDown}');
  expect(activeRow(table).getAttribute('aria-rowindex')).toBe('3');
  await user.keyboard('{End}');
  expect(activeRow(table).textContent).toContain('(no single account)');
  await user.keyboard('{ArrowDown}');
  expect(activeRow(table).textContent).toContain('(no single account)');
  await user.keyboard('{Home}{ArrowUp}');
  expect(activeRow(table).textContent).toContain('001ACME002');
  await user.keyboard('{PageDown}{PageUp}');
  expect(activeRow(table).textContent).toContain('001ACME002');

  await user.keyboard(' ');
  expect(marked).toHaveBeenLastCalledWith('001ACME002', true);
  await user.keyboard('{Enter}');
  expect(screen.getByRole('dialog', { name: '001ACME002' }).textContent).toContain('seen');
});

test('only the boxes of the active row can be reached by the tab key', async () => {
  const user = userEvent.setup();
  show(<Triage engine={sampleEngine()} />);
  const table = await grid();
  const tabStop = (name: string) =>
    within(table).getByRole<HTMLInputElement>('checkbox', { name }).tabIndex;
  expect(tabStop('Seen: Acme Labs')).toBe(0);
  expect(tabStop('Seen: Acme Healthcare')).toBe(-1);
  table.focus();
  await user.keyboard('{ArrowDown}');
  expect(tabStop('Seen: Acme Labs')).toBe(-1);
  expect(tabStop('Seen: Acme Healthcare')).toBe(0);
  expect(tabStop('Plan: Acme Healthcare')).toBe(0);
});

test('an account that is left out of the plan is named, and can be taken in again', async () => {
  const user = userEvent.setup();
  const onSelection = vi.fn();
  show(<Triage engine={sampleEngine()} onSelection={onSelection} />);
  await grid();
  await user.click(screen.getByRole('checkbox', { name: 'Plan: Acme Retail' }));
  expect(onSelection).toHaveBeenLastCalledWith({
    withoutAccounts: ['001ACME004'],
    withoutActions: [],
  });
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Take everything in again' }));
  expect(onSelection).toHaveBeenLastCalledWith(WHOLE_PLAN);
});

test('a code of the bar, text, a state and a head of a column become the query', async () => {
  const user = userEvent.setup();
  const engine = sampleEngine();
  const rows = vi.spyOn(engine, 'rows');
  show(<Triage engine={engine} />);
  await grid();
  const latest = () => rows.mock.lastCall?.[0] satisfies RowsQuery | undefined;
  expect(latest()?.hidesWithoutWriters).toBe(true);

  const code = screen.getByRole('button', { name: /^User is not in the expected organization/ });
  await user.click(code);
  expect(latest()?.codes).toEqual(['user_missing_expected_membership']);
  await waitFor(() => {
    expect(screen.getAllByRole('row')).toHaveLength(2);
  });
  expect(code.getAttribute('aria-pressed')).toBe('true');
  await user.click(code);
  expect(latest()?.codes).toEqual([]);

  await user.click(screen.getByRole('button', { name: /^safe/ }));
  expect(latest()?.states).toEqual(['safe']);
  await user.click(screen.getByRole('button', { name: /^Name/ }));
  expect(latest()?.sort).toEqual({ by: 'name', isDescending: false });
  await user.click(screen.getByRole('button', { name: /^Name/ }));
  expect(latest()?.sort).toEqual({ by: 'name', isDescending: true });
  expect(screen.getByRole('columnheader', { name: /^Name/ }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  await user.type(screen.getByRole('searchbox'), 'zzz');
  expect(latest()?.text).toBe('zzz');
  expect(await screen.findByText('No account fits the filters')).toBeDefined();
  await user.click(
    screen.getAllByRole('button', { name: 'Clear the filters' })[0] ?? document.body,
  );
  expect(latest()).toMatchObject({ text: '', states: [], codes: [] });
  expect(await grid()).toBeDefined();
});

test('the reasons stand behind a button, which says how many are chosen', async () => {
  const user = userEvent.setup();
  const engine = sampleEngine();
  const rows = vi.spyOn(engine, 'rows');
  show(<Triage engine={engine} />);
  await grid();
  const opener = screen.getByRole('button', { name: 'Blocked because' });
  expect(screen.queryByRole('group', { name: 'Blocked because' })).toBeNull();

  await user.click(opener);
  const choices = screen.getByRole('group', { name: 'Blocked because' });
  const reason = within(choices).getByRole('button', { name: /^Several organizations carry/ });
  await user.click(reason);
  expect(rows.mock.lastCall?.[0].reasons).toEqual(['duplicate_external_id']);
  expect(reason.getAttribute('aria-pressed')).toBe('true');
  expect(opener.textContent.trim()).toBe('Blocked because (1)');

  await user.keyboard('{Escape}');
  expect(opener.getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(opener);
  await user.click(opener);
  await user.click(screen.getByRole('searchbox'));
  expect(opener.getAttribute('aria-expanded')).toBe('false');
});

test('of a hundred thousand rows only those in sight exist, and the last is one key away', async () => {
  const user = userEvent.setup();
  const [plain] = triageRows([issueUnder('001ACME', 'org_duplicate_external_id')], []);
  if (!plain) throw new Error('no row');
  const TOTAL = 100_000;
  const rowAt = (index: number): TriageRow => ({ ...plain, accountName: `Customer ${index}` });
  const asked: number[] = [];
  const engine = sampleEngine({
    rows: async (_query, from, count) => {
      asked.push(from);
      const rows = Array.from({ length: Math.min(count, TOTAL - from) }, (_, at) =>
        rowAt(from + at),
      );
      return Promise.resolve({ total: TOTAL, from, rows });
    },
  });
  show(<Triage engine={engine} />);
  const table = await grid();
  expect(table.getAttribute('aria-rowcount')).toBe('100001');
  expect(within(table).getAllByRole('row').length).toBeLessThan(60);
  table.focus();
  await user.keyboard('{End}');
  await waitFor(() => {
    expect(activeRow(table).textContent).toContain('Customer 99999');
  });
  expect(within(table).getAllByRole('row').length).toBeLessThan(120);
  expect(Math.max(...asked)).toBe(99_900);
  expect(asked.length).toBeLessThan(10);
});

test('a failing engine is said with what to do, and asked again', async () => {
  const user = userEvent.setup();
  const good = sampleEngine();
  const rows = vi.fn<EngineApi['rows']>(good.rows);
  rows.mockRejectedValueOnce({ code: 'zendesk_rate_limited', values: { what: 'users' } });
  show(<Triage engine={sampleEngine({ rows })} />);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('slow down');
  expect(alert.textContent).toContain('Nothing was written');
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await grid()).toBeDefined();
});

test('a tick that could not be kept is taken back', async () => {
  const user = userEvent.setup();
  const engine = sampleEngine({
    markReviewed: async () => Promise.reject(new Error('storage is full')),
  });
  show(<Triage engine={engine} />);
  await grid();
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Seen: Acme Labs' });
  await user.click(box);
  await waitFor(() => {
    expect(box.checked).toBe(false);
  });
  expect(screen.getByRole('alert')).toBeDefined();
});

test('what is gone since the audit before can be opened as a list', async () => {
  const user = userEvent.setup();
  const issue = (at: number) => ({
    id: `issue_${at}`,
    code: 'ticket_org_mismatch',
    accountId: '001ACME001',
    subjectId: '1',
    sentence: `Sentence ${at}.`,
  });
  const engine = sampleEngine({
    compared: async (_list, from, count) =>
      Promise.resolve({
        total: 60,
        issues: Array.from({ length: Math.min(count, 60 - from) }, (_, at) => issue(from + at)),
      }),
  });
  const comparison = { gone: 60, fresh: 0, continued: 0, unchanged: 3 };
  show(<Triage engine={engine} audit={sampleView({ comparison })} />);
  const opener = screen.getByRole('button', { name: 'Gone (60)' });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'New (0)' }).disabled).toBe(true);
  await user.click(opener);
  expect(await screen.findByText(/Sentence 49\./)).toBeDefined();
  expect(screen.queryByText(/Sentence 50\./)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show more (10 left)' }));
  expect(await screen.findByText(/Sentence 59\./)).toBeDefined();
});

test('an audit without issues says so, and more carefully where it is partial', async () => {
  const view = sampleView();
  const none = {
    ...view.summary,
    totals: { ...view.summary.totals, issues: 0 },
    notices: ['incomplete_read' as const],
    coverage: { ...view.summary.coverage, is_complete: false },
  };
  show(<Triage engine={sampleEngine()} audit={{ ...view, summary: none }} />);
  expect(await screen.findByText(/No drift in what was read/)).toBeDefined();
  expect(screen.queryByRole('grid')).toBeNull();
  expect(screen.getByText('Partial')).toBeDefined();
});

test('the structure is sound', async () => {
  show(<Triage engine={sampleEngine()} />);
  await grid();
  expect(await structureFaults()).toEqual([]);
});

test('left and come back to, it is as it was left', async () => {
  const user = userEvent.setup();
  const engine = sampleEngine();
  const rows = vi.spyOn(engine, 'rows');
  show(<Triage engine={engine} />);
  await user.type(await screen.findByLabelText('Search accounts'), 'acme');
  await user.click(await screen.findByRole('button', { name: /^Name/ }));
  const grid = await screen.findByRole('grid');
  grid.focus();
  await user.keyboard('{ArrowDown}');
  const active = grid.getAttribute('aria-activedescendant')?.at(-1);
  expect(active).toBe('1');
  const asked = rows.mock.lastCall?.[0];

  await user.click(screen.getByRole('button', { name: 'leave' }));
  expect(screen.queryByRole('grid')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'come back' }));
  const again = await screen.findByRole('grid');
  expect(screen.getByLabelText<HTMLInputElement>('Search accounts').value).toBe('acme');
  expect(rows.mock.lastCall?.[0]).toBe(asked);
  expect(asked).toMatchObject({ text: 'acme', sort: { by: 'name' } });
  expect(again.getAttribute('aria-activedescendant')?.at(-1)).toBe(active);
});

test('results to be looked at offer nothing to choose, and say where they come from', async () => {
  const audit = sampleView({ handedOver: 'from-robin.json', hasRecords: false });
  show(<Triage engine={sampleEngine()} audit={audit} onSelection={null} />);
  await screen.findByRole('grid');
  expect(screen.getByRole('note').textContent).toContain('from-robin.json');
  expect(screen.getAllByRole('checkbox', { name: /^Seen/ }).length).toBeGreaterThan(0);
  expect(screen.queryByRole('checkbox', { name: /^Plan/ })).toBeNull();
});
