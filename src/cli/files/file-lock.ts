import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { fileErrorCode } from './file-errors.ts';

/** Whether a process of this machine is running. */
export type IsRunning = (pid: number) => boolean;

/** A lock that is held, with what gives it back; or the process that holds it. */
export type Lock =
  | { readonly kind: 'held'; readonly release: () => Promise<void> }
  | { readonly kind: 'taken'; readonly pid: number };

/**
 * Makes this process the only one that holds a lock. One that its process left behind when it was
 * killed is taken over.
 */
export async function takeLock(file: string, pid: number, isRunning: IsRunning): Promise<Lock> {
  for (;;) {
    if (await tryLock(file, pid)) return { kind: 'held', release: () => rm(file, { force: true }) };
    const holder = await readHolder(file);
    if (holder === 'gone') continue;
    if (holder !== null && holder !== pid && isRunning(holder))
      return { kind: 'taken', pid: holder };
    await removeStale(file, pid, holder);
  }
}

/** The lock appears with its content at once: nobody ever sees one that does not say whose it is. */
async function tryLock(file: string, pid: number): Promise<boolean> {
  const own = `${file}.${pid}`;
  await writeDurably(own, `${pid}\n`);
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Removes a lock whose process is gone. Another process may be doing the same and have the folder
 * locked by now: a lock that is not the one that was looked at is put back.
 */
async function removeStale(file: string, pid: number, holder: number | null): Promise<void> {
  const aside = `${file}.${pid}.stale`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if ((await readHolder(aside)) !== holder) await link(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

/** `gone` where the lock went away meanwhile, `null` where it says nothing. */
async function readHolder(file: string): Promise<number | null | 'gone'> {
  try {
    const pid = Number((await readFile(file, 'utf8')).trim());
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return 'gone';
    throw error;
  }
}
