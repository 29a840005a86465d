import { expect, test } from 'vitest';
import type { UserId } from '../core/tenant/records.ts';
import {
  canGoOn,
  parseReadingState,
  readingStateText,
  type KeptReadingState,
  type ReadingState,
} from './reading-state.ts';

const HOUR = 60 * 60_000;
const KEPT: KeptReadingState = {
  subdomain: 'acme',
  mode: 'live',
  startedAt: Date.UTC(2026, 10, 22, 9),
  ticketDays: 90,
  userId: 4711 as UserId,
};

const wanted = (other: Partial<ReadingState> = {}): ReadingState => ({
  ...KEPT,
  startedAt: KEPT.startedAt + HOUR,
  ...other,
});

test('a reading of the same account and window is gone on with for a day', () => {
  expect(canGoOn(KEPT, wanted())).toBe(true);
  expect(canGoOn(KEPT, wanted({ startedAt: KEPT.startedAt }))).toBe(true);
  expect(canGoOn(KEPT, wanted({ startedAt: KEPT.startedAt + 24 * HOUR }))).toBe(true);
  expect(canGoOn(KEPT, wanted({ startedAt: KEPT.startedAt + 24 * HOUR + 1 }))).toBe(false);
});

test.each<readonly [string, Partial<ReadingState>]>([
  ['another account', { subdomain: 'acme-test' }],
  ['the demo', { mode: 'demo' }],
  ['a longer window', { ticketDays: 91 }],
  ['a shorter window', { ticketDays: 89 }],
  ['a time before it', { startedAt: KEPT.startedAt - 1 }],
])('it is not for %s', (_, other) => {
  expect(canGoOn(KEPT, wanted(other))).toBe(false);
});

test('its state is read back as it was', () => {
  expect(parseReadingState(readingStateText(KEPT))).toEqual(KEPT);
});

test.each([
  ['nothing', ''],
  ['a text that was cut', readingStateText(KEPT).slice(0, -3)],
  ['another format', readingStateText(KEPT).replace('drift-audit/reading', 'other')],
  ['another version', readingStateText(KEPT).replace('"version": 1', '"version": 2')],
  ['another moment', readingStateText(KEPT).replace('2026-11-22T09', 'yesterday')],
])('a state is not read from %s', (_, text) => {
  expect(parseReadingState(text)).toBeNull();
});
