import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RECORD_LAYERS, type RecordLayer } from '../../../core/tenant/records.ts';
import type { EngineEvent } from '../../engine/engine-api.ts';
import {
  advanceProgress,
  NO_PROGRESS,
  rateOf,
  secondsLeft,
  shareOf,
  stopClocks,
  type AuditProgress,
} from './audit-progress.ts';

const REQUEST: EngineEvent = {
  kind: 'transport',
  event: { kind: 'request', path: '/api/v2/users.json', tries: 1 },
};

function page(layer: RecordLayer, records: number, total: number | null = null): EngineEvent {
  return { kind: 'audit', event: { kind: 'page', layer, records, total } };
}

function play(events: readonly (readonly [number, EngineEvent])[], from = NO_PROGRESS) {
  return events.reduce((progress, [at, event]) => advanceProgress(progress, event, at), from);
}

test('the rate counts from the request on, and says when the layer is read', () => {
  const { users } = play([
    [0, REQUEST],
    [30_000, page('users', 100, 400)],
    [60_000, page('users', 200, 400)],
  ]).layers;
  expect(rateOf(users)).toBe(200);
  expect(secondsLeft(users)).toBe(60);
  expect(shareOf(users)).toBe(0.5);
});

test('the time of a pause belongs to no rate', () => {
  const before = play([
    [0, REQUEST],
    [30_000, page('users', 100, 400)],
  ]);
  const { users } = play(
    [
      [600_000, REQUEST],
      [630_000, page('users', 200, 400)],
    ],
    stopClocks(before),
  ).layers;
  expect(rateOf(users)).toBe(200);
});

test('without a measure, a total or an end nothing is promised', () => {
  const { users, tickets } = play([
    [0, page('users', 100, 400)],
    [0, REQUEST],
    [60_000, page('tickets', 300)],
  ]).layers;
  expect(rateOf(users)).toBeNull();
  expect(secondsLeft(users)).toBeNull();
  expect(rateOf(tickets)).toBe(300);
  expect(secondsLeft(tickets)).toBeNull();
  expect(shareOf(tickets)).toBeNull();
});

test('totals are approximate: a layer is whole when it says so, not before', () => {
  const more = play([[0, page('users', 410, 400)]]).layers.users;
  expect(shareOf(more)).toBe(0.99);
  const reading = {
    state: 'complete',
    scope: 'all',
    records: 410,
    unreadable: [],
    why: null,
    keptSince: null,
  } as const;
  const end: EngineEvent = { kind: 'audit', event: { kind: 'layer', layer: 'users', reading } };
  const { users } = play([
    [0, page('users', 400, 400)],
    [1, end],
  ]).layers;
  expect(shareOf(users)).toBe(1);
  expect(users.records).toBe(410);
});

test('the plan of the reading changes nothing: it was shown before the start', () => {
  const plan = { layers: [], lanes: [], requests: 0, minutes: 0, floor: 0 };
  const event: EngineEvent = { kind: 'audit', event: { kind: 'read_plan', plan } };
  expect(play([[1, event]])).toBe(NO_PROGRESS);
});

test('a layer that another one tells need not be read, and is no longer waited for', () => {
  const reading = {
    state: 'complete',
    scope: 'not_needed',
    records: 0,
    unreadable: [],
    why: null,
    keptSince: null,
  } as const;
  const end: EngineEvent = {
    kind: 'audit',
    event: { kind: 'layer', layer: 'memberships', reading },
  };
  const { memberships } = play([[0, end]]).layers;
  expect(memberships.state).toBe('not_needed');
  expect(shareOf(memberships)).toBe(1);
});

function waiting(ms: number): EngineEvent {
  return { kind: 'transport', event: { kind: 'waiting', ms, why: 'told' } };
}

test('a wait is over at its end, whatever goes under other limits before', () => {
  const waits = play([[1000, waiting(5000)]]);
  expect(waits.waitsUntil).toBe(6000);
  const during = play([[5999, REQUEST]], waits);
  expect(during).toMatchObject({ waitsUntil: 6000, requests: 1 });
  expect(play([[6000, REQUEST]], during)).toMatchObject({ waitsUntil: null, requests: 2 });
});

test('of two waits the longer one is told', () => {
  const waits = play([
    [1000, waiting(5000)],
    [2000, waiting(1000)],
  ]);
  expect(waits.waitsUntil).toBe(6000);
  expect(play([[3000, waiting(9000)]], waits).waitsUntil).toBe(12_000);
});

test('what is not about reading changes nothing', () => {
  const event: EngineEvent = { kind: 'storage', state: 'durable' };
  expect(play([[1, event]])).toBe(NO_PROGRESS);
});

test('whatever comes when, shares lie between 0 and 1 and nothing is left in the past', () => {
  const event = fc.oneof(
    fc.constant(REQUEST),
    fc
      .record({
        layer: fc.constantFrom(...RECORD_LAYERS),
        records: fc.nat(5000),
        total: fc.option(fc.nat(5000)),
      })
      .map(({ layer, records, total }) => page(layer, records, total)),
  );
  const told = fc.array(fc.tuple(fc.nat(1e6), event));
  fc.assert(
    fc.property(told, (events) => {
      const { layers }: AuditProgress = play(events);
      for (const layer of Object.values(layers)) {
        const share = shareOf(layer) ?? 0;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(secondsLeft(layer) ?? 0).toBeGreaterThanOrEqual(0);
        expect(rateOf(layer) ?? 1).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
