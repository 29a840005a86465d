import { expect, test } from 'vitest';
import { setTable } from './table.ts';
import { widthOf } from './text-width.ts';

const COLUMNS = [
  { head: 'Name', side: 'left' },
  { head: 'Count', side: 'right' },
] as const;

test('columns are as wide as their widest cell', () => {
  expect(
    setTable(
      COLUMNS,
      [
        ['Acme', '1'],
        ['Acme Healthcare', '12'],
      ],
      null,
    ),
  ).toEqual({
    head: 'Name             Count',
    rows: [['Acme                 1'], ['Acme Healthcare     12']],
  });
});

test('where the width does not do, text goes on in further lines', () => {
  const { rows } = setTable(COLUMNS, [['Acme Healthcare and Labs', '12']], 20);
  expect(rows).toEqual([['Acme              12', 'Healthcare', 'and Labs']]);
});

test('wide letters keep the columns in line', () => {
  const { rows } = setTable(
    COLUMNS,
    [
      ['株式会社', '1'],
      ['Acme', '2'],
    ],
    null,
  );
  expect(rows.flat().map(widthOf)).toEqual([15, 15]);
});

test('a style takes no room', () => {
  const { rows } = setTable(COLUMNS, [['Acme', '1']], null, (text, _, column) =>
    column === 0 ? `<${text}>` : text,
  );
  expect(rows).toEqual([['<Acme>      1']]);
});

test('a table without rows is its heads', () => {
  expect(setTable(COLUMNS, [], 80)).toEqual({ head: 'Name  Count', rows: [] });
});
