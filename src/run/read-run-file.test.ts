import { expect, test } from 'vitest';
import { hashOfData } from '../core/hash.ts';
import type { Plan } from '../core/plan/plan-format.ts';
import { RUN_FACTS } from '../core/report/results/results.builders.ts';
import { NOTHING_KEPT } from './read-memory.ts';
import { memoryInRunFile } from './read-run-file.ts';
import { runFileText } from './run-file.ts';

const source: Plan['source'] = {
  mode: 'live',
  subdomain: 'acme',
  reference_digest: hashOfData('reference'),
  partial_reference: false,
};
const PLAN = { source, plan_hash: hashOfData('plan') };
const TEXT = runFileText({ run: RUN_FACTS, plan: PLAN }, [{ name: 'audit.json', text: '{}' }]);
const LEARNED = {
  refusedWays: [{ way: 'tickets_search', refusedAt: Date.parse('2026-11-20T08:00:00Z') }],
  unexpectedShare: 0.25,
};

test('what a reading learned is read back', () => {
  expect(memoryInRunFile(TEXT, source)).toEqual(LEARNED);
});

test('for its own account alone', () => {
  expect(memoryInRunFile(TEXT, { ...source, subdomain: 'another' })).toEqual(NOTHING_KEPT);
  expect(memoryInRunFile(TEXT, { ...source, mode: 'demo' })).toEqual(NOTHING_KEPT);
});

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['another format', TEXT.replace('drift-audit/run', 'drift-audit/audit')],
  ['another version', TEXT.replace('"version": 1', '"version": 2')],
  ['no reading', TEXT.replace('"reading"', '"read"')],
  ['a way that nobody knows', TEXT.replace('"way": "tickets_search"', '"way": "tickets_by_post"')],
  ['a date that is none', TEXT.replace('2026-11-20T08:00:00.000Z', 'last Friday')],
  ['a part larger than the whole', TEXT.replace('0.25', '25')],
])('%s is no memory', (_, text) => {
  expect(text).not.toBe(TEXT);
  expect(memoryInRunFile(text, source)).toEqual(NOTHING_KEPT);
});
