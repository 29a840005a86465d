import { deflateSync } from 'node:zlib';
import { writeChunks } from './png-chunks.ts';
import type { Pixels } from './png-pixels.ts';

/** As many as fit into a byte. */
const MOST_COLOURS = 256;

/** So many of the most frequent colours fill areas, where a change would be seen. */
const AREAS = 96;

/**
 * A picture as a PNG with a palette: frequent colours, so chosen that each other one is as near to one
 * of them as can be. A page has few but for the edges of its letters, so that nobody sees a difference.
 */
export function writeSmallPng({ width, height, rgb }: Pixels): Buffer {
  const indexOf = new Map<number, number>();
  const palette = choosePalette(rgb);
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = rgb.readUIntBE(pixel * 3, 3);
    const index = indexOf.get(colour) ?? nearest(palette, colour);
    indexOf.set(colour, index);
    rows[pixel + 1 + Math.floor(pixel / width)] = index;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const colours = Buffer.from(palette.flatMap(parts));
  return writeChunks([
    { type: 'IHDR', data: head },
    { type: 'PLTE', data: colours },
    { type: 'IDAT', data: deflateSync(rows, { level: 9 }) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

/** The colours of areas, and of the rest those that none of these stands near; what is near grows until they fit. */
function choosePalette(rgb: Buffer): readonly number[] {
  const frequent = byFrequency(rgb);
  for (let near = 0; ; near += 4) {
    const palette = frequent.slice(0, AREAS);
    for (const colour of frequent.slice(AREAS))
      if (!palette.some((one) => distance(one, colour) <= near ** 2)) palette.push(colour);
    if (palette.length <= MOST_COLOURS) return palette;
  }
}

function byFrequency(rgb: Buffer): readonly number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || left - right)
    .map(([colour]) => colour);
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((one) => distance(one, colour));
  return distances.indexOf(Math.min(...distances));
}

function parts(colour: number): number[] {
  return [red(colour), green(colour), blue(colour)];
}

/** The square of how far two colours are from each other. */
function distance(one: number, other: number): number {
  return (
    (red(one) - red(other)) ** 2 + (green(one) - green(other)) ** 2 + (blue(one) - blue(other)) ** 2
  );
}

const red = (colour: number): number => colour >> 16;
const green = (colour: number): number => (colour >> 8) & 255;
const blue = (colour: number): number => colour & 255;
