import { expect, test } from 'vitest';
import { ENGLISH } from '../../words/english.ts';
import { recordedOutput } from '../cli.builders.ts';
import { APP, readFacts } from '../../run/read-plan/plan.builders.ts';
import { planReading } from '../../run/read-plan/plan-reading.ts';
import { planLines } from './plan-lines.ts';
import { createProgress } from './progress.ts';

const COMPLETE = {
  state: 'complete',
  scope: 'all',
  records: 1200,
  unreadable: [],
  why: null,
  keptSince: null,
} as const;

test('off a terminal each step is a line', () => {
  const output = recordedOutput(null);
  const progress = createProgress(output, ENGLISH);
  progress.onAudit({ kind: 'stage', stage: 'reading' });
  progress.onAudit({ kind: 'page', layer: 'users', records: 100, total: 1200 });
  progress.onAudit({ kind: 'layer', layer: 'users', reading: COMPLETE });
  progress.end();
  expect(output.text()).toBe('Reading Zendesk\nRead 1,200 users\n');
});

test('before reading begins the plan is told, on a terminal too', () => {
  const plan = planReading(readFacts(), APP);
  const piped = recordedOutput(null);
  createProgress(piped, ENGLISH).onAudit({ kind: 'read_plan', plan });
  expect(piped.text()).toBe(`${planLines(plan, null, ENGLISH).join('\n')}\n`);

  const live = recordedOutput(60);
  const progress = createProgress(live, ENGLISH);
  progress.onAudit({ kind: 'stage', stage: 'reading' });
  progress.onAudit({ kind: 'read_plan', plan });
  const block = planLines(plan, 60, ENGLISH).join('\n');
  expect(live.text()).toContain(`Reading Zendesk\r\u001B[K${block}\n\r\u001B[KReading Zendesk`);
});

test('a layer that need not be read is not told as read', () => {
  const output = recordedOutput(null);
  const reading = { ...COMPLETE, scope: 'not_needed', records: 0 } as const;
  const layer = 'memberships';
  createProgress(output, ENGLISH).onAudit({ kind: 'layer', layer, reading });
  expect(output.text()).toBe('There was no need to read memberships\n');
});

test('a layer that was not read is never told as read', () => {
  const output = recordedOutput(null);
  const progress = createProgress(output, ENGLISH);
  const why = 'zendesk_no_permission';
  progress.onAudit({
    kind: 'layer',
    layer: 'tickets',
    reading: { ...COMPLETE, state: 'not_read', records: 0, why },
  });
  progress.onAudit({
    kind: 'layer',
    layer: 'users',
    reading: { ...COMPLETE, state: 'partial', records: 10, why: 'zendesk_failed' },
  });
  expect(output.text()).toBe('Could not read any tickets\nRead only 10 users, not all of them\n');
});

test('waits are told when they are long enough to wonder about', () => {
  const output = recordedOutput(null);
  const progress = createProgress(output, ENGLISH);
  progress.onTransport({ kind: 'waiting', ms: 900, why: 'retry' });
  progress.onTransport({ kind: 'waiting', ms: 6_100, why: 'retry' });
  expect(output.text()).toBe('Trying again in 7 seconds\n');
});

test('on a terminal one line lives, no wider than it, and is gone at the end', () => {
  const output = recordedOutput(40);
  const progress = createProgress(output, ENGLISH);
  progress.onAudit({ kind: 'stage', stage: 'reading' });
  progress.onAudit({ kind: 'page', layer: 'users', records: 100, total: 1200 });
  progress.onAudit({ kind: 'page', layer: 'memberships', records: 100_000, total: null });
  progress.end();
  const drawn = output.text().split('\r\u001B[K');
  expect(drawn).toContain('Reading Zendesk  100/1,200 users');
  expect(drawn.filter((line) => line.length > 39)).toEqual([]);
  expect(drawn.at(-1)).toBe('');
  expect(output.text()).not.toContain('\n');
});

test('more records than the approximate total are shown without it', () => {
  const output = recordedOutput(80);
  const progress = createProgress(output, ENGLISH);
  progress.onAudit({ kind: 'page', layer: 'users', records: 1300, total: 1200 });
  expect(output.text()).toContain('1,300 users');
});
