import { expect, test } from 'vitest';
import { auditStage, stageBundled } from '../../tests/support/stage.ts';
import {
  baseOf,
  baseText,
  inParts,
  isUsableBase,
  parseBase,
  type ReadingBase,
} from './reading-base.ts';
import type { AuditRun } from './audit.ts';

const DAY = 24 * 60 * 60 * 1000;
const RUN = await auditStage(stageBundled('demo'));

function base(): ReadingBase {
  const found = baseOf(RUN);
  if (found === null) throw new Error('the demo is read to its end');
  return found;
}

test('a base comes back from its text', () => {
  const back = parseBase(baseText(base()));
  expect(back).toMatchObject({ ...base(), tickets: {}, organizations: base().organizations });
  expect([...(back?.tickets ?? [])]).toEqual([...base().tickets]);
  expect(base().tickets.length).toBeGreaterThan(0);
  expect(baseText(back ?? base())).toBe(baseText(base()));
});

type Readings = AuditRun['result']['situation']['tenant']['readings'];

test.each<[string, Partial<Readings[keyof Readings]>]>([
  ['partial', { state: 'partial' }],
  ['not read', { state: 'not_read' }],
  ['not understood as a whole', { unreadable: [{ id: '5', why: 'name' }] }],
])('a layer that was %s leaves no base', (_name, different) => {
  const { result, startedAt } = RUN;
  const { situation } = result;
  const left = (layer: keyof Readings) => {
    const { readings } = situation.tenant;
    const changed = { ...readings, [layer]: { ...readings[layer], ...different } };
    const tenant = { ...situation.tenant, readings: changed };
    return baseOf({ result: { ...result, situation: { ...situation, tenant } }, startedAt });
  };
  expect([left('organizations'), left('tickets')]).toEqual([null, null]);
  // What is read again anyway does not matter.
  expect(left('users')).not.toBeNull();
});

test.each([
  [0, true],
  [28, true],
  [28.01, false],
  [-0.01, false],
])('after %d days a base is of use: %s', (days, isOfUse) => {
  const { subdomain, mode, readAt } = base();
  const wanted = { subdomain, mode, startedAt: readAt + days * DAY };
  expect(isUsableBase(base(), wanted)).toBe(isOfUse);
  expect(isUsableBase(base(), { ...wanted, subdomain: 'other' })).toBe(false);
  expect(isUsableBase(base(), { ...wanted, mode: 'live' })).toBe(false);
});

const TEXT = baseText(base());
const [HEAD = '', ...LINES] = TEXT.split('\n');

test.each([
  ['no text', ''],
  ['another format', TEXT.replace('drift-audit/base', 'drift-audit/plan')],
  ['another version', TEXT.replace('"version":1', '"version":2')],
  ['a line that is missing', [HEAD, ...LINES.slice(1)].join('\n')],
  ['a line twice', [HEAD, ...LINES, ...LINES].join('\n')],
  ['a line that is cut off', TEXT.slice(0, -20)],
  ['a status that there is none of', TEXT.replace(/"(open|closed)"/, '"elsewhere"')],
  ['an id that is none', TEXT.replace(/\[\[\d+/, '[[0')],
  ['a moment that is none', TEXT.replace(/"tickets_since":"[^"]+"/, '"tickets_since":"today"')],
])('%s is no base', (_name, text) => {
  expect(text).not.toBe(TEXT);
  expect(parseBase(text)).toBeNull();
});

test('records come in parts of a thousand', () => {
  const lengths = (records: number) =>
    [...inParts(Array.from({ length: records }, (_, at) => at))].map(({ length }) => length);
  expect(lengths(0)).toEqual([]);
  expect(lengths(1000)).toEqual([1000]);
  expect(lengths(2001)).toEqual([1000, 1000, 1]);
});
