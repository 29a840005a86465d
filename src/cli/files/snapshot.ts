import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { DriftError, type ProblemValues } from '../../core/problem.ts';
import { userIds } from '../../core/tenant/ids.ts';
import type { UserId } from '../../core/tenant/records.ts';
import { keptWaySchema } from '../../run/read-memory.ts';
import { fileErrorCode, sayFileError } from './file-errors.ts';
import { indexPages, readPages, type PageFile } from './page-file.ts';
import { writeWhole } from './write-whole.ts';

/** Everything that a reading was told, to be audited again without the account. */
export type Snapshot = {
  readonly manifest: SnapshotManifest;
  readonly pages: Omit<PageFile, 'keep'>;
};

const FORMAT = 'drift-audit/snapshot';
const VERSION = 1;
const MANIFEST_FILE = 'manifest.json';
const PAGES_FILE = 'pages.jsonl';

const way = z.optional(keptWaySchema);

/** What stands in `manifest.json`. */
export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  subdomain: z.string(),
  mode: z.enum(['demo', 'live']),
  started_at: z.iso.datetime(),
  ticket_days: z.number().check(z.int(), z.minimum(1)),
  signed_in: z.object({
    id: z.custom<UserId>((id) => typeof id === 'number' && userIds.is(id)),
    role: z.enum(['admin', 'agent']),
  }),
  /** By which ways it was read, and which of them were known to be refused. */
  ways: z.object({ organizations: way, users: way, memberships: way, tickets: way }),
  refused_ways: z.array(keptWaySchema),
  /** Answers that were no success. */
  refusals: z.array(z.object({ request: z.string(), status: z.number(), text: z.string() })),
  pages: z.number(),
  sha256: z.string(),
});

const versionSchema = z.object({ format: z.literal(FORMAT), version: z.number() });

/** What a snapshot says of itself. */
export type SnapshotManifest = z.infer<typeof manifestSchema>;

/** What is known of a reading that is to be kept. */
export type SnapshotFacts = Omit<SnapshotManifest, 'format' | 'version' | 'pages' | 'sha256'>;

// What was read is about people: only whoever audits may look.
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/**
 * Makes sure that a snapshot can be kept under a name: nothing is there, or another snapshot, which it
 * will replace.
 * @throws DriftError `snapshot_in_the_way`
 */
export async function requireSnapshotPlace(folder: string): Promise<void> {
  const names = await namesIn(folder);
  if (names === null) return;
  const text = await readIfThere(join(folder, MANIFEST_FILE));
  if (text === null || !versionSchema.safeParse(parseOrNull(text)).success)
    throw new DriftError('snapshot_in_the_way', { folder });
}

/**
 * Keeps the pages of a finished reading as a snapshot, whole or not at all.
 * @param pages the file of the pages, which stays where it is, and how many they are
 * @throws DriftError `output_not_writable`, `snapshot_in_the_way`
 */
export async function keepSnapshot(
  folder: string,
  pages: { readonly path: string; readonly pages: number },
  facts: SnapshotFacts,
): Promise<void> {
  await requireSnapshotPlace(folder);
  const place = resolve(folder);
  const [fresh, earlier] = [`${place}.part`, `${place}.old`];
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true, mode: PRIVATE_FOLDER });
    const path = join(fresh, PAGES_FILE);
    await copyFile(pages.path, path, constants.COPYFILE_FICLONE);
    const hash = createHash('sha256');
    await indexPages(path, (bytes) => hash.update(bytes));
    const manifest: SnapshotManifest = {
      format: FORMAT,
      version: VERSION,
      ...facts,
      pages: pages.pages,
      sha256: hash.digest('hex'),
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    await writeWhole(join(fresh, MANIFEST_FILE), text, PRIVATE_FILE);
    await rm(earlier, { recursive: true, force: true });
    if ((await namesIn(place)) !== null) await rename(place, earlier);
    await rename(fresh, place);
    await rm(earlier, { recursive: true, force: true });
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    if (cause instanceof DriftError || fileErrorCode(cause) === null) throw cause;
    throw new DriftError('output_not_writable', { folder, why: sayFileError(cause) }, { cause });
  }
}

/**
 * Opens a snapshot, and makes sure that it is whole and as it was kept.
 * @throws DriftError `snapshot_unusable` (values `folder`, `reason`, and `found` with `supported` versions)
 */
export async function openSnapshot(folder: string): Promise<Snapshot> {
  const manifest = readManifest(folder, await readIfThere(join(folder, MANIFEST_FILE)));
  const path = join(folder, PAGES_FILE);
  const hash = createHash('sha256');
  const index = await indexPages(path, (bytes) => hash.update(bytes));
  if (index === null) throw unusable(folder, { reason: 'incomplete' });
  if (hash.digest('hex') !== manifest.sha256 || index.places.size !== manifest.pages)
    throw unusable(folder, { reason: 'damaged' });
  return { manifest, pages: readPages(path, index.places) };
}

function readManifest(folder: string, text: string | null): SnapshotManifest {
  if (text === null) throw unusable(folder, { reason: 'none' });
  const json = parseOrNull(text);
  if (json === null) throw unusable(folder, { reason: 'damaged' });
  const head = versionSchema.safeParse(json);
  if (!head.success) throw unusable(folder, { reason: 'none' });
  const found = head.data.version;
  if (found !== VERSION) throw unusable(folder, { reason: 'version', found, supported: VERSION });
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw unusable(folder, { reason: 'damaged' });
  return manifest.data;
}

function unusable(folder: string, values: ProblemValues): DriftError {
  return new DriftError('snapshot_unusable', { folder, ...values });
}

/** The names in a folder; `null` where there is nothing at all. */
async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    return await readdir(folder);
  } catch (cause) {
    const code = fileErrorCode(cause);
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR') throw new DriftError('snapshot_in_the_way', { folder }, { cause });
    throw cause;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(fileErrorCode(error) ?? '')) return null;
    throw error;
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
