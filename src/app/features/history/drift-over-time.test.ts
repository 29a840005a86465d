import { expect, test } from 'vitest';
import { entry, receiptOf } from '../../../../tests/support/receipt.builders.ts';
import type { HistoryEntry } from '../../engine/engine-views.ts';
import { driftOverTime } from './drift-over-time.ts';

function audit(day: number, issues: number, mode: 'demo' | 'live' = 'live'): HistoryEntry {
  const at = `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`;
  return { kind: 'audit', at, planHash: 'f00d', issues, accounts: 1, mode };
}

test('audits become points in their order, receipts do not', () => {
  const receipt = receiptOf([entry('applied')]);
  const applied: HistoryEntry = {
    kind: 'receipt',
    at: '2026-11-02T09:00:00Z',
    planHash: 'f00d',
    receipt,
  };
  expect(driftOverTime([audit(1, 12), applied, audit(3, 8)]).map(({ issues }) => issues)).toEqual([
    12, 8,
  ]);
});

test('the demo and the real account are never one line', () => {
  const points = driftOverTime([audit(1, 12, 'demo'), audit(2, 40), audit(3, 38)]);
  expect(points.map(({ issues }) => issues)).toEqual([40, 38]);
});

test('of many audits the newest are drawn', () => {
  const many = Array.from({ length: 40 }, (_, at) => audit(1, at));
  const points = driftOverTime(many);
  expect(points).toHaveLength(30);
  expect(points.at(-1)?.issues).toBe(39);
});

test('no audit, no point', () => {
  expect(driftOverTime([])).toEqual([]);
});
