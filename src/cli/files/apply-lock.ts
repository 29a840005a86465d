import { join } from 'node:path';
import { DriftError } from '../../core/problem.ts';
import { takeLock, type IsRunning } from './file-lock.ts';

const LOCK_FILE = 'apply.lock';

/**
 * Makes this process the only one that applies in a folder. A lock that its process left behind when
 * it was killed is taken over.
 *
 * @returns what gives the lock back
 * @throws DriftError `apply_running` where another process holds it (values `folder`, `file`, `pid`)
 */
export async function lockApply(
  folder: string,
  pid: number,
  isRunning: IsRunning,
): Promise<() => Promise<void>> {
  const file = join(folder, LOCK_FILE);
  const lock = await takeLock(file, pid, isRunning);
  if (lock.kind === 'held') return lock.release;
  throw new DriftError('apply_running', { folder, file, pid: lock.pid });
}
