import { describe, expect, test } from 'vitest';
import { decodeText } from './decode.ts';
import { problemOf } from './reference.builders.ts';

const FILE = 'list.csv';

describe('decodeText', () => {
  const text = 'Id,Name\n1,Čapek 東\n';
  const utf8 = [...new TextEncoder().encode(text)];

  test.each([
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-8 with byte order mark', [0xef, 0xbb, 0xbf, ...utf8], 'utf-8'],
    ['UTF-16 little endian', [0xff, 0xfe, ...utf16(text, 'le')], 'utf-16le'],
    ['UTF-16 big endian', [0xfe, 0xff, ...utf16(text, 'be')], 'utf-16be'],
    ['UTF-16 little endian without mark', utf16(text, 'le'), 'utf-16le'],
    ['UTF-16 big endian without mark', utf16(text, 'be'), 'utf-16be'],
  ] as const)('reads %s', (_, bytes, encoding) => {
    expect(decodeText(Uint8Array.from(bytes), FILE)).toEqual({ text, encoding });
  });

  test('reads bytes that are not UTF-8 as Windows-1252, the ones above Latin-1 included', () => {
    const bytes = Uint8Array.of(0x4d, 0xfc, 0x80, 0x92, 0x9f, 0x81);
    expect(decodeText(bytes, FILE)).toEqual({ text: 'Mü€’Ÿ\u0081', encoding: 'windows-1252' });
  });

  test('reads every byte of Windows-1252 as the standard does', () => {
    const high = Uint8Array.from({ length: 128 }, (_, at) => at + 0x80);
    const expected =
      '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
      Array.from({ length: 96 }, (_, at) => String.fromCharCode(at + 0xa0)).join('');
    expect(decodeText(high, FILE).text).toBe(expected);
  });

  test('keeps what is broken visible in a file that says it is UTF-8', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xfc, 0x62);
    expect(decodeText(bytes, FILE)).toEqual({ text: 'a\ufffdb', encoding: 'utf-8' });
  });

  test('ends every line by a line feed', () => {
    expect(decodeText(bytes('a\r\nb\rc\n\r\n'), FILE).text).toBe('a\nb\nc\n\n');
  });

  test('a stray control character in a cell is text', () => {
    expect(decodeText(bytes(`Id,Name\n${'1,Acme\n'.repeat(50)}2,\x1fBeta\x0b`), FILE).text).toMatch(
      /\x1fBeta\x0b$/,
    );
  });
});

describe('files that are no text', () => {
  const zip = [0x50, 0x4b, 3, 4, 20, 0, 6, 0];

  test.each([
    ['pdf', [...bytes('%PDF-1.7\n')]],
    ['xlsx', [...zip, ...bytes('[Content_Types].xml')]],
    ['xlsx', [...zip, ...bytes('........xl/workbook.xml')]],
    ['zip', [...zip, ...bytes('accounts.csv')]],
    ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]],
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['image', [0x89, 0x50, 0x4e, 0x47]],
    ['image', [0xff, 0xd8, 0xff, 0xe0]],
    ['rtf', [...bytes('{\\rtf1\\ansi')]],
    ['html', [...bytes('\n<!DOCTYPE html><html><body>Log in')]],
    ['html', [...bytes('<html><head>')]],
    ['html', [...bytes('<table border="1"><tr><th>Account ID')]],
    ['xml', [...bytes('<?xml version="1.0"?><Workbook>')]],
    ['json', [...bytes('[{"Id":"1"}]')]],
    ['json', [...bytes('{ "records": [] }')]],
    ['binary', [...bytes('Id,Name\n1,Ac\0me\n')]],
    ['binary', [0xff, 0xfe, 0x41, 0x00, 0x00]],
    ['binary', [0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]],
    ['binary', [1, 2, 3, 4, 0x90, 0xfe, 7, 8]],
  ])('%s', (seems, content) => {
    expect(problemOf(() => decodeText(Uint8Array.from(content), FILE))).toEqual([
      'reference_not_text',
      { file: FILE, seems },
    ]);
  });

  test.each([
    'PK,Name\n1,Acme\n',
    '<Id>,Name\n1,Acme\n',
    '[Id],[Name]\n1,Acme\n',
    '%PDF,Name\n1,Acme\n',
    'Id,Name\n1,<html>\n',
  ])('%j is text', (text) => {
    expect(decodeText(bytes(text), FILE).text).toBe(text);
  });
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, order: 'le' | 'be'): readonly number[] {
  return [...Array(text.length).keys()].flatMap((at) => {
    const unit = text.charCodeAt(at);
    const pair = [unit & 0xff, unit >> 8];
    return order === 'le' ? pair : pair.reverse();
  });
}
