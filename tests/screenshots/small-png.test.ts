import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readChunks, writeChunks } from './png-chunks.ts';
import { readPixels } from './png-pixels.ts';
import { writeSmallPng } from './small-png.ts';

/** A picture of two rows of two pixels; each row begins with its filter. */
function png(rows: readonly (readonly number[])[], depthAndKind = [8, 2]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(2, 0);
  head.writeUInt32BE(2, 4);
  head.set(depthAndKind, 8);
  return writeChunks([
    { type: 'IHDR', data: head },
    { type: 'IDAT', data: deflateSync(Buffer.from(rows.flat())) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

const FIRST = [0, 10, 20, 30, 40, 50, 60];
const SECOND = [13, 24, 35, 45, 55, 65];

test.each([
  ['none', [0, ...SECOND]],
  ['sub', [1, 13, 24, 35, 32, 31, 30]],
  ['up', [2, 3, 4, 5, 5, 5, 5]],
  ['average', [3, 8, 14, 20, 19, 18, 18]],
  ['Paeth', [4, 3, 4, 5, 5, 5, 5]],
])('the pixels of a row with the filter %s', (_name, row) => {
  const { width, height, rgb } = readPixels(png([FIRST, row]));
  expect([width, height]).toEqual([2, 2]);
  expect([...rgb]).toEqual([...FIRST.slice(1), ...SECOND]);
});

test('another kind of PNG is refused', () => {
  expect(() => readPixels(png([FIRST, FIRST], [8, 6]))).toThrow('not a PNG of the kind');
});

test('few colours are kept as they are', () => {
  expect(seen(writeSmallPng(readPixels(png([FIRST, [0, ...SECOND]]))))).toEqual([
    [10, 20, 30],
    [40, 50, 60],
    [13, 24, 35],
    [45, 55, 65],
  ]);
});

test('of too many, those give way that have a near one: none turns into another hue', () => {
  const greys = Array.from({ length: 256 }, (_, at) => [at, at, at]).flatMap((one) => [one, one]);
  const rgb = Buffer.from([...greys, [255, 140, 0]].flat());
  const pixels = seen(writeSmallPng({ width: 513, height: 1, rgb }));
  expect(pixels.at(-1)).toEqual([255, 140, 0]);
  const changes = pixels.slice(0, -1).flatMap((pixel, at) => {
    const grey = greys[at] ?? [];
    return pixel.map((part, which) => Math.abs(part - (grey[which] ?? Number.NaN)));
  });
  expect(Math.max(...changes)).toBeLessThanOrEqual(4);
});

/** The pixels of a picture of two columns or one row with a palette. */
function seen(picture: Buffer): readonly (readonly number[])[] {
  const chunks = readChunks(picture);
  const [head, palette, packed] = ['IHDR', 'PLTE', 'IDAT'].map(
    (wanted) => chunks.find(({ type }) => type === wanted)?.data ?? Buffer.alloc(0),
  );
  if (!head || !palette || !packed) throw new Error('no picture');
  const width = head.readUInt32BE(0);
  return [...inflateSync(packed)]
    .filter((_, at) => at % (width + 1) !== 0)
    .map((index) => [...palette.subarray(index * 3, index * 3 + 3)]);
}
