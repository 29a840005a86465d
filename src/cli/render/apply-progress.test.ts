import { expect, test } from 'vitest';
import { entry } from '../../../tests/support/receipt.builders.ts';
import { STOP_REASONS } from '../../core/apply/receipt-format.ts';
import type { ApplyEvent } from '../../run/apply/apply-event.ts';
import { ENGLISH } from '../../words/english.ts';
import { recordedOutput } from '../cli.builders.ts';
import { createApplyProgress } from './apply-progress.ts';

const JUDGED: ApplyEvent = { kind: 'entry', entry: entry('would_apply'), done: 1, of: 2 };
const WRITTEN: ApplyEvent = { kind: 'entry', entry: entry('applied'), done: 2, of: 2 };

function shown(columns: number | null, ...events: readonly ApplyEvent[]): string {
  const output = recordedOutput(columns);
  const progress = createApplyProgress(output, ENGLISH);
  for (const event of events) progress.onApply(event);
  progress.end();
  return output.text();
}

test('off a terminal each stage and each action that was carried out is a line', () => {
  expect(
    shown(
      null,
      { kind: 'stage', stage: 'signing_in' },
      { kind: 'stage', stage: 'reading_across' },
      { kind: 'stage', stage: 'judging' },
      JUDGED,
      { kind: 'stage', stage: 'applying' },
      { kind: 'writing', entry: entry('unknown') },
      WRITTEN,
    ),
  ).toBe(
    [
      'Signing in',
      'Reading all organizations again',
      'Reading the records of the plan',
      'Applying',
      '2/2  applied  assign_user_to_org  rene@acmeretail.example  360001100453',
      '',
    ].join('\n'),
  );
});

test('off a terminal a wait is told every half minute', () => {
  const seconds = [90, 89, 60, 45, 30, 1];
  const text = shown(
    null,
    ...seconds.map((left): ApplyEvent => ({ kind: 'settling', why: 'end', seconds: left })),
  );
  expect(text.match(/\d+ seconds?/g)).toEqual(['90 seconds', '60 seconds', '30 seconds']);
});

test('on a terminal waits and judgements live on one line, and what was written stays', () => {
  const text = shown(
    60,
    { kind: 'stage', stage: 'judging' },
    JUDGED,
    { kind: 'stage', stage: 'applying' },
    { kind: 'writing', entry: entry('unknown') },
    { kind: 'settling', why: 'canary', seconds: 1 },
    WRITTEN,
  );
  const drawn = text.split('\r\u001B[K');
  expect(drawn).toContain('Watching tickets, 1 second left');
  expect(drawn).toContain('Writing assign_user_to_org on rene@acmeretail.example');
  expect(drawn.filter((line) => line.endsWith('\n'))).toHaveLength(3);
  expect(drawn.find((line) => line.includes('would apply'))).not.toContain('\n');
  expect(drawn.filter((line) => !line.endsWith('\n') && line.length > 59)).toEqual([]);
  expect(drawn.at(-1)).toBe('');
});

test.each(STOP_REASONS)('a run that stops by %s says why at once', (why) => {
  expect(shown(null, { kind: 'stopping', why })).toBe(
    `Stopped: ${ENGLISH.say(`stop_reasons.${why}`)}\n`,
  );
});

test('names cannot play with the terminal', () => {
  const target = { kind: 'user', id: '7', label: 'pat\u001B[2J@acme.example' } as const;
  const named = entry('applied', { target, detail: '\u0007' });
  const text = shown(
    null,
    { kind: 'stage', stage: 'applying' },
    { kind: 'writing', entry: named },
    { kind: 'entry', entry: named, done: 1, of: 1 },
  );
  expect(text).not.toMatch(/[\u001B\u0007]/);
});
