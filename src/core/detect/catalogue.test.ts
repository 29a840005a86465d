import { expect, test } from 'vitest';
import {
  ACTION_TYPES,
  BLOCKED_REASONS,
  GUARD_REASONS,
  LIFTABLE_GUARDS,
} from '../plan/plan-format.ts';
import {
  BLOCKED_REASON_CATALOGUE,
  GUARD_CATALOGUE,
  ISSUE_CATALOGUE,
  ISSUE_CODES,
  isIssueCode,
} from './catalogue.ts';

test('there are 12 codes, 4 actions, 7 blocked reasons and 7 guards', () => {
  expect(
    [ISSUE_CODES, ACTION_TYPES, BLOCKED_REASONS, GUARD_REASONS].map(({ length }) => length),
  ).toEqual([12, 4, 7, 7]);
});

test('reasons and guards are listed in the order in which they are given', () => {
  expect(Object.keys(BLOCKED_REASON_CATALOGUE)).toEqual(BLOCKED_REASONS);
  expect(Object.keys(GUARD_CATALOGUE)).toEqual(GUARD_REASONS);
});

test('what a policy may lift is what the catalogue calls liftable, and never a blocked reason', () => {
  expect(GUARD_REASONS.filter((guard) => GUARD_CATALOGUE[guard].liftable)).toEqual(LIFTABLE_GUARDS);
  expect(BLOCKED_REASONS.filter((reason) => BLOCKED_REASON_CATALOGUE[reason].liftable)).toEqual([]);
});

test('a code without an action is never blocked, and only safe codes are not always blocked', () => {
  for (const code of ISSUE_CODES) {
    const { action, alwaysBlocked, disposition } = ISSUE_CATALOGUE[code];
    if (action === null) expect(alwaysBlocked, code).toBeNull();
    else expect(alwaysBlocked === null, code).toBe(disposition === 'safe');
  }
});

test('tickets are for detection only, whatever their code', () => {
  for (const code of ISSUE_CODES) {
    const { layer, disposition, action } = ISSUE_CATALOGUE[code];
    expect(disposition === 'detection_only', code).toBe(layer === 'ticket');
    if (layer === 'ticket') expect(action, code).toBeNull();
  }
});

test('a code is told from other text', () => {
  expect(isIssueCode('ticket_org_mismatch')).toBe(true);
  expect(isIssueCode('toString')).toBe(false);
  expect(isIssueCode('ticket_org_mismatc')).toBe(false);
});
