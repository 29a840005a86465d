// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { entry, receiptOf } from '../../../../tests/support/receipt.builders.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { HistoryEntry } from '../../engine/engine-views.ts';
import { sampleEngine, show, structureFaults } from '../../shared/drift/page.builders.tsx';
import { HistoryPage } from './history-page.tsx';

const RECEIPT = receiptOf([entry('applied'), entry('skipped', { action_id: 'action_2' })]);

const HISTORY: readonly HistoryEntry[] = [
  audit('2026-11-20T09:00:00Z', 12),
  { kind: 'receipt', at: '2026-11-20T10:00:00Z', planHash: 'beefbeefbeef', receipt: RECEIPT },
  audit('2026-11-21T09:00:00Z', 8),
];

function audit(at: string, issues: number): HistoryEntry {
  return { kind: 'audit', at, planHash: 'f00df00df00d', issues, accounts: 6, mode: 'live' };
}

function page(
  engine: Partial<EngineApi>,
  different: Partial<Parameters<typeof HistoryPage>[0]> = {},
) {
  return (
    <HistoryPage
      engine={sampleEngine(engine)}
      storage="durable"
      mayClear={{ ok: true }}
      onOpenReceipt={() => undefined}
      onCleared={() => undefined}
      onBack={() => undefined}
      {...different}
    />
  );
}

test('audits and receipts stand there, the newest first, and the drift as a line', async () => {
  show(page({ history: () => Promise.resolve(HISTORY) }));
  const table = await screen.findByRole('table', { name: 'Audits and receipts' });
  const results = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[2]?.textContent);
  expect(results).toEqual([
    '8 issues in 6 accounts',
    '1 applied, 1 not applied',
    '12 issues in 6 accounts',
  ]);
  const chart = screen.getByRole('img', { name: /^2 audits: from 12 issues on .* to 8 issues on/ });
  expect(within(chart).getByText('12')).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});

test('a receipt can be opened by keyboard', async () => {
  const user = userEvent.setup();
  const onOpenReceipt = vi.fn();
  show(page({ history: () => Promise.resolve(HISTORY) }, { onOpenReceipt }));
  const open = await screen.findByRole('button', { name: /^Open receipt: / });
  open.focus();
  await user.keyboard('{Enter}');
  expect(onOpenReceipt).toHaveBeenCalledWith(RECEIPT);
});

test('one audit is no line yet', async () => {
  show(page({ history: () => Promise.resolve(HISTORY.slice(0, 1)) }));
  await screen.findByRole('table');
  expect(screen.queryByRole('img')).toBeNull();
});

test('nothing yet is said', async () => {
  show(page({ history: () => Promise.resolve([]) }));
  expect(await screen.findByText('Nothing here yet')).toBeDefined();
});

test('everything is forgotten after a second question, and only then', async () => {
  const user = userEvent.setup();
  const clear = vi.fn(() => Promise.resolve());
  const onCleared = vi.fn();
  show(page({ history: () => Promise.resolve(HISTORY), clear }, { onCleared }));
  await user.click(screen.getByRole('button', { name: 'Clear everything' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(clear).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Clear everything' }));
  const again = await screen.findByRole('dialog');
  await user.click(within(again).getByRole('button', { name: 'Clear everything' }));
  expect(clear).toHaveBeenCalledTimes(1);
  expect(onCleared).toHaveBeenCalledTimes(1);
});

test('while something runs nothing is forgotten, and it is said why', () => {
  show(page({ history: () => Promise.resolve([]) }, { mayClear: { ok: false, why: 'busy' } }));
  const button = screen.getByRole('button', { name: 'Clear everything' });
  expect(button.hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(/Something else is running/)).toBeDefined();
});

test('a browser that keeps nothing says so', () => {
  show(page({ history: () => Promise.resolve([]) }, { storage: 'memory' }));
  expect(screen.getByText(/does not let the app keep anything/)).toBeDefined();
});
