import { inflateSync } from 'node:zlib';
import { readChunks } from './png-chunks.ts';

/** A picture, three bytes a pixel: red, green, blue. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgb: Buffer };

const BYTES = 3;

/**
 * The pixels of a picture as browsers write it: eight bits each of red, green and blue.
 * @throws Error for any other kind of PNG
 */
export function readPixels(png: Buffer): Pixels {
  const chunks = readChunks(png);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data;
  // Depth, kind of colours, compression, filters, interlacing.
  if (head?.subarray(8).equals(Buffer.from([8, 2, 0, 0, 0])) !== true)
    throw new Error('not a PNG of the kind that browsers write');
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const width = head.readUInt32BE(0);
  const height = head.readUInt32BE(4);
  return { width, height, rgb: unfilter(inflateSync(Buffer.concat(packed)), width, height) };
}

/** Each row begins with the way in which its bytes are given as differences from their neighbours. */
function unfilter(rows: Buffer, width: number, height: number): Buffer {
  const stride = width * BYTES;
  const rgb = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    const foretell = FILTERS[rows[from] ?? 0];
    if (foretell === undefined) throw new Error('not a filter of PNG');
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < BYTES ? 0 : (rgb[at - BYTES] ?? 0);
      const above = rgb[at - stride] ?? 0;
      const corner = x < BYTES ? 0 : (rgb[at - stride - BYTES] ?? 0);
      rgb[at] = (rows[from + 1 + x] ?? 0) + foretell(left, above, corner);
    }
  }
  return rgb;
}

type Foretell = (left: number, above: number, corner: number) => number;

/** None, sub, up, average and Paeth, by their numbers. */
const FILTERS: readonly Foretell[] = [
  () => 0,
  (left) => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const guess = left + above - corner;
    const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
    if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return 0;
    if (toLeft <= toAbove && toLeft <= toCorner) return left;
    return toAbove <= toCorner ? above : corner;
  },
];
