import { expect, test } from 'vitest';
import { exitCodeOf, type Outcome } from './exit-code.ts';

const CODES: readonly (readonly [Outcome, number])[] = [
  [{ kind: 'done' }, 0],
  [{ kind: 'stopped', fault: 'zendesk' }, 1],
  [{ kind: 'stopped', fault: 'bug' }, 1],
  [{ kind: 'not_proven_clean' }, 1],
  [{ kind: 'wrong_usage' }, 2],
  [{ kind: 'stopped', fault: 'person' }, 2],
  [{ kind: 'stopped', fault: 'refused' }, 3],
  [{ kind: 'applied_in_part' }, 4],
  [{ kind: 'drift_found' }, 10],
];

test.each(CODES)('%o exits with %i', (outcome, code) => {
  expect(exitCodeOf(outcome)).toBe(code);
});
