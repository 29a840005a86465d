import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTable } from './table.ts';

type Row = { readonly id: number; readonly group: string; readonly rank: number };
const byGroup = (row: Row): readonly string[] => [row.group];
const byRank = (row: Row): number => row.rank;
const MINUTE = 60_000;

const rows = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 12 }),
    group: fc.constantFrom('a', 'b'),
    rank: fc.integer({ min: 0, max: 5 }),
    removed: fc.boolean(),
  }),
);

test('indexes and orders agree with a walk over all records', () => {
  fc.assert(
    fc.property(rows, (steps) => {
      const table = createTable<Row>([], MINUTE);
      table.idsBy(byGroup, 'a');
      table.inOrder(byRank);
      for (const { removed, ...row } of steps) {
        if (removed) table.remove(row.id, 0);
        else table.put(row, 0);
      }
      const all = table.rows();
      const inGroup = all.filter((row) => row.group === 'a').map((row) => row.id);
      expect(table.idsBy(byGroup, 'a')).toEqual(inGroup);
      const ranked = [...all].sort((left, right) => left.rank - right.rank || left.id - right.id);
      expect(table.inOrder(byRank).items.map((place) => place.id)).toEqual(
        ranked.map((row) => row.id),
      );
    }),
  );
});

test('remembers what a record was before, and forgets it after a while', () => {
  const table = createTable<Row>([{ id: 1, group: 'a', rank: 1 }], MINUTE);
  table.put({ id: 1, group: 'b', rank: 1 }, 1000);
  table.put({ id: 2, group: 'b', rank: 1 }, 2000);
  expect(table.changesOf(1).map((change) => change.before?.group)).toEqual(['a']);
  expect(table.changesOf(2).map((change) => change.before)).toEqual([null]);
  table.remove(2, 1500 + MINUTE);
  expect(table.changesOf(1)).toEqual([]);
  expect(table.changesOf(2)).toHaveLength(2);
});

test('removing a record that is missing changes nothing', () => {
  const table = createTable<Row>([], MINUTE);
  table.remove(7, 0);
  expect(table.changes()).toEqual([]);
  expect(table.ids()).toEqual([]);
});
