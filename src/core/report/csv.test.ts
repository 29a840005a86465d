import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { harmlessCell, toCsv } from './csv.ts';

function parseBack(text: string): unknown {
  return Papa.parse(text.slice(1, -2), { header: false }).data;
}

describe('form', () => {
  test('a byte order mark first, CRLF after every line', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['1', 2],
          ['', 'x'],
        ],
      ),
    ).toBe('\uFEFFa,b\r\n1,2\r\n,x\r\n');
  });

  test('without rows the columns alone', () => {
    expect(toCsv(['a', 'b'], [])).toBe('\uFEFFa,b\r\n');
  });

  test.each([
    ['a comma', 'Acme, Inc.', '"Acme, Inc."'],
    ['a quote', 'the "new" one', '"the ""new"" one"'],
    ['a line break', 'one\ntwo', '"one\ntwo"'],
    ['a carriage return', 'one\rtwo', '"one\rtwo"'],
    ['a blank at the edge', ' Acme ', '" Acme "'],
    ['nothing to quote', 'Ünïcode ✓; b', 'Ünïcode ✓; b'],
  ])('quotes %s', (_, cell, written) => {
    expect(toCsv(['a'], [[cell]])).toBe(`\uFEFFa\r\n${written}\r\n`);
  });
});

describe('cells that a spreadsheet would run', () => {
  test.each([
    '=1+1',
    '=HYPERLINK("https://evil.example","x")',
    '=1\nsecond line',
    '+49 30 1234',
    '-2+3',
    '-',
    '@SUM(A1)',
    ' =1+1',
    '\u00A0=1+1',
    '\t=1+1',
    '\ttext',
    '\rtext',
    '\ntext',
    '\u0000text',
    '\u0085text',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '"=1+1',
  ])('%j gets an apostrophe before it', (cell) => {
    expect(harmlessCell(cell).charAt(0)).toBe("'");
    expect(harmlessCell(cell).replaceAll("'", '')).toBe(cell);
  });

  test.each([
    ['a;=1+1', "a;'=1+1"],
    ['a; =1+1', "a;' =1+1"],
    ['a;"=1+1', `a;'"=1+1`],
    ['a; @b; -c', "a;' @b;' -c"],
    ['a\t=1', "a\t'=1"],
    ['a\r\n+1', "a\r'\n'+1"],
    ['a;＝1', "a;'＝1"],
  ])('%j is made harmless where a new cell may begin', (cell, harmless) => {
    expect(harmlessCell(cell)).toBe(harmless);
  });

  test.each([
    '',
    'Acme',
    'org_missing_external_id; ticket_org_mismatch',
    'a = b',
    'a-b@acme.example',
    'pat+sales@acme.example',
    '1-2',
    '"quoted"',
    "'already",
    'line one\nline two',
    'https://acme.zendesk.com/agent/users/1',
    '(no single account)',
    '–dash',
  ])('%j stays as it is', (cell) => {
    expect(harmlessCell(cell)).toBe(cell);
  });
});

describe('properties', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '"', ',', ';', '\r', '\n', '\t', ' ', 'a', "'"),
    }),
  );
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
    );

  test('reading the file back gives the harmless cells', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const columns = (rows[0] ?? ['', '']).map((_, index) => `column_${index}`);
        expect(parseBack(toCsv(columns, rows))).toEqual([
          columns,
          ...rows.map((row) => row.map(harmlessCell)),
        ]);
      }),
    );
  });

  test('nothing that was made harmless begins like a formula', () => {
    fc.assert(
      fc.property(cell, (text) => {
        for (const part of harmlessCell(text).split(/[;\t\r\n]/))
          expect(part.replace(/^[\s"]+/, '')).not.toMatch(/^[=+@＝＋－＠-]/u);
      }),
    );
  });

  test('only apostrophes are added', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(harmlessCell(text).replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
    );
  });
});
