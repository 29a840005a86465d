import { expect, test } from 'vitest';
import { paceSetterOf, type PaceSetter } from './pace-setter.ts';
import { planReading } from './plan-reading.ts';
import { ACCOUNT, APP, readFacts } from './plan.builders.ts';
import type { ReadFacts, ReadRates } from './read-plan.ts';

const SMALL = { organizations: 40, users: 300, tickets: 200 };
const LISTS_ONLY = new Set(['users_search', 'tickets_search'] as const);

test.each<[string, Partial<ReadFacts>, ReadRates, PaceSetter]>([
  ['a small account is read as fast as it answers', { counts: SMALL }, APP, 'answers'],
  ['a large one as fast as an app may ask', {}, APP, 'app_minute'],
  ['or as fast as the account lets anybody ask', {}, { ...ACCOUNT, room: 0.8 }, 'account'],
  [
    'tickets as fast as exports may be read',
    { counts: { ...SMALL, tickets: 40_000 }, refused: LISTS_ONLY },
    APP,
    'incremental',
  ],
  [
    'users as fast as search may be asked',
    { counts: { organizations: 10, users: 300_000, tickets: 10 }, multipleOrganizations: false },
    { ...ACCOUNT, answerMs: 100 },
    'search_export',
  ],
])('%s', (_, facts, rates, expected) => {
  expect(paceSetterOf(planReading(readFacts(facts), rates))).toBe(expected);
});

test('a list whose pages take longer than any limit makes them wait sets the pace itself', () => {
  const lanes = [{ limit: 'account' as const, requests: 900, minutes: 4 }];
  expect(paceSetterOf({ lanes, minutes: 5 })).toBe('answers');
  expect(paceSetterOf({ lanes, minutes: 4 })).toBe('account');
});

test('of limits that take equally long the first is named', () => {
  const lane = { requests: 500, minutes: 5 };
  const lanes = [
    { ...lane, limit: 'app_minute' as const },
    { ...lane, limit: 'app_five_minutes' as const },
  ];
  expect(paceSetterOf({ lanes, minutes: 5 })).toBe('app_minute');
  expect(paceSetterOf({ lanes: [], minutes: 5 })).toBe('answers');
});
