import { createReadStream } from 'node:fs';
import { open, truncate, type FileHandle } from 'node:fs/promises';
import * as z from 'zod/mini';
import { fileErrorCode } from './file-errors.ts';

/** Pages in a file: one JSON line for each, with the request that it answered. */
export type PageFile = {
  /** Requests whose pages are in the file. */
  readonly size: () => number;
  readonly requests: () => Iterable<string>;
  readonly recall: (request: string) => Promise<string | null>;
  /** Returns when the page would outlast the end of this process. */
  readonly keep: (request: string, page: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Where a page stands in its file, in bytes. */
type Place = { readonly at: number; readonly length: number };

/** Where the pages of a file stand, by their requests, and up to where it is whole. */
export type PageIndex = { readonly places: ReadonlyMap<string, Place>; readonly end: number };

/** Only whoever audits may read what was read. */
const PRIVATE = 0o600;

/**
 * Opens a file of pages, which is made with the first page where there is none. What stands behind the
 * last line that was written whole is cut off. Of the pages only their places are held in memory.
 */
export async function openPageFile(path: string): Promise<PageFile> {
  const index = await indexPages(path);
  if (index !== null) await truncate(path, index.end);
  const places = new Map(index?.places);
  const reading = readPages(path, places);
  let end = index?.end ?? 0;
  let opened: Promise<FileHandle> | null = null;
  let lastWrite: Promise<unknown> = Promise.resolve();

  const append = async (request: string, page: string): Promise<void> => {
    opened ??= open(path, 'a', PRIVATE);
    const line = Buffer.from(`${beginningOf(request)}${page}${ENDING}`);
    await (await opened).appendFile(line);
    places.set(request, placeOf(request, end, line.length));
    end += line.length;
  };

  return {
    ...reading,
    keep: async (request, page) => {
      // One after the other: two lines at once could end up in each other.
      const write = lastWrite.then(() => append(request, page));
      lastWrite = write.catch(() => undefined);
      await write;
    },
    close: async () => {
      await lastWrite;
      const file = await opened?.catch(() => null);
      opened = null;
      await file?.close();
      await reading.close();
    },
  };
}

/** Reads the pages of a file that stand at some places. */
export function readPages(path: string, places: PageIndex['places']): Omit<PageFile, 'keep'> {
  let opened: Promise<FileHandle> | null = null;
  return {
    size: () => places.size,
    requests: () => places.keys(),
    recall: async (request) => {
      const place = places.get(request);
      if (place === undefined) return null;
      opened ??= open(path, 'r');
      const page = Buffer.alloc(place.length);
      const { bytesRead } = await (await opened).read(page, 0, place.length, place.at);
      if (bytesRead < place.length) throw new Error(`${path} was cut while it was read`);
      return page.toString('utf8');
    },
    close: async () => {
      const file = await opened?.catch(() => null);
      opened = null;
      await file?.close();
    },
  };
}

const ENDING = '}\n';

function beginningOf(request: string): string {
  return `{"request":${JSON.stringify(request)},"page":`;
}

/** Where the page stands in a line that begins at a place of the file. */
function placeOf(request: string, at: number, length: number): Place {
  const before = Buffer.byteLength(beginningOf(request));
  return { at: at + before, length: length - before - ENDING.length };
}

const lineSchema = z.object({
  request: z.string(),
  page: z.record(z.string(), z.unknown()),
});

/**
 * Finds the pages of a file, up to the first line that is none; `null` where there is no such file.
 * @param onBytes is given the file as it is read
 */
export async function indexPages(
  path: string,
  onBytes: (bytes: Buffer) => void = () => undefined,
): Promise<PageIndex | null> {
  const places = new Map<string, Place>();
  let end = 0;
  let isWhole = true;
  const take = (line: Buffer): void => {
    const request = isWhole ? requestOf(line) : null;
    isWhole = request !== null;
    if (request === null) return;
    places.set(request, placeOf(request, end, line.length));
    end += line.length;
  };
  try {
    const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK });
    let parts: Buffer[] = [];
    for await (const bytes of chunks) {
      onBytes(bytes);
      let from = 0;
      for (let to = bytes.indexOf(LINE_END); to !== -1; to = bytes.indexOf(LINE_END, from)) {
        take(Buffer.concat([...parts, bytes.subarray(from, to + 1)]));
        [parts, from] = [[], to + 1];
      }
      parts.push(bytes.subarray(from));
    }
    return { places, end };
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

const LINE_END = 0x0a;
const CHUNK = 1 << 20;

/** The request of a line that was written by this program; `null` for any other. */
function requestOf(line: Buffer): string | null {
  const text = line.toString('utf8');
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { request } = parsed.data;
    return text.startsWith(beginningOf(request)) && text.endsWith(ENDING) ? request : null;
  } catch {
    return null;
  }
}
