import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { lines } from './reference.builders.ts';
import { parseRecords } from './records.ts';

describe('parseRecords', () => {
  test('reads quotes, doubled quotes, separators and line breaks within quotes', () => {
    expect(parseRecords('a,"b,1"\n"c ""d""","e\nf"\n', ',')).toEqual({
      rows: [['a', 'b,1'], ['c "d"', 'e\nf'], ['']],
      broken: new Set(),
    });
  });

  test('a quote within an unquoted cell is a character', () => {
    const { rows, broken } = parseRecords(lines('a,15" rack', '"b",c'), ',');
    expect(rows.slice(0, 2)).toEqual([
      ['a', '15" rack'],
      ['b', 'c'],
    ]);
    expect(broken.size).toBe(0);
  });

  test('a quote that is never closed costs its own line only', () => {
    const text = lines('a,1', 'b,"2', 'c,3', '"d","4"', 'e,"5', '6"', 'f,7" x');
    const { rows, broken } = parseRecords(text, ',');
    expect(rows).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['d', '4'],
      ['e', '5\n6'],
      ['f', '7" x'],
      [''],
    ]);
    expect([...broken]).toEqual([1]);
  });

  test('a quote where none may stand costs its own line only', () => {
    const text = lines('"a","1"', '"b "x" c","2"', '"d","3"');
    const { rows, broken } = parseRecords(text, ',');
    expect(rows.slice(0, 3)).toEqual([
      ['a', '1'],
      ['b x c', '2'],
      ['d', '3'],
    ]);
    expect([...broken]).toEqual([1]);
  });

  test('a cell of more lines than a cell has is an open quote', () => {
    const text = `a,"${'x\n'.repeat(60)}",b\n"c","d" e\n`;
    const { rows, broken } = parseRecords(text, ',');
    expect(broken.has(0)).toBe(true);
    expect(rows[0]).toEqual(['a', 'x']);
    expect(rows.filter(([cell]) => cell === 'x')).toHaveLength(59);
  });

  test('reads back what was written, even behind a row of broken quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', ' ', 'ü') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse(rows, { newline: '\n', quotes: true });
        expect(parseRecords(text, ',').rows).toEqual(rows);
        const behind = parseRecords(`"x "y" z",1\n${text}`, ',');
        expect(behind.rows.slice(1)).toEqual(rows);
        expect([...behind.broken]).toEqual([0]);
      }),
    );
  });

  test('never throws', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ';', ' ') });
    fc.assert(
      fc.property(text, (raw) => {
        const { rows, broken } = parseRecords(raw, ',');
        for (const at of broken) expect(rows[at]).toBeDefined();
      }),
    );
  });
});
