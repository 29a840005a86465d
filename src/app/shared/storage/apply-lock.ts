import { DriftError } from '../../../core/problem.ts';
import type { After } from '../../../core/time-limit.ts';
import { errorName, type Connection } from './database.ts';
import { takeLease } from './lease.ts';

/** A lock that this page holds. */
export type HeldLock = {
  /** `false` where it was lost: whoever applies stops before the next write. */
  readonly isHeld: () => boolean;
  readonly release: () => Promise<void>;
};

/** What we use of the browser's own locks, which end with their page. */
export type BrowserLocks = {
  readonly request: (
    name: string,
    options: { readonly ifAvailable: true },
    callback: (lock: unknown) => Promise<void>,
  ) => Promise<unknown>;
};

/** What a lock needs from its surroundings. */
export type LockOptions = {
  /** `null` in browsers without them. */
  readonly locks: BrowserLocks | null;
  readonly connection: Connection;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly after: After;
  /** Tells this page from every other one. */
  readonly holder: string;
};

/**
 * Runs a job that writes, while no other page of this browser runs one under the same name: that of a
 * plan, or of an account. The job is told its lock.
 *
 * @throws DriftError `apply_running_elsewhere` where another page holds it: the job was not begun
 */
export async function runAlone<Result>(
  name: string,
  options: LockOptions,
  job: (lock: HeldLock) => Promise<Result>,
): Promise<Result> {
  const lock = await lockApply(name, options);
  try {
    return await job(lock);
  } finally {
    // What became of the job is what counts; a lease that cannot be given back runs out.
    await lock.release().catch(() => undefined);
  }
}

/**
 * Makes this page the only one of its browser that applies under a name. By the browser's own locks;
 * where it has none, or denies them, by a lease in the database, which a page that died loses after a
 * while.
 *
 * @throws DriftError `apply_running_elsewhere` where another page holds it
 * @throws DriftError `storage_not_durable` where there are neither locks nor a database
 */
export async function lockApply(name: string, options: LockOptions): Promise<HeldLock> {
  const lock = (await takeBrowserLock(name, options)) ?? (await leaseOrRefusal(name, options));
  if (lock !== 'taken') return lock;
  throw new DriftError('apply_running_elsewhere');
}

async function leaseOrRefusal(name: string, options: LockOptions): Promise<HeldLock | 'taken'> {
  try {
    return await takeLease(`apply.${name}`, options);
  } catch (cause) {
    throw new DriftError('storage_not_durable', { why: errorName(cause) }, { cause });
  }
}

/** `null` where the browser has no locks for us. */
function takeBrowserLock(name: string, { locks }: LockOptions): Promise<HeldLock | 'taken' | null> {
  if (!locks) return Promise.resolve(null);
  return new Promise((resolve) => {
    const hold = async (lock: unknown): Promise<void> => {
      if (lock === null) {
        resolve('taken');
        return;
      }
      // The browser holds the lock for as long as this promise is open.
      await new Promise<void>((giveBack) => {
        resolve(heldUntil(giveBack, () => whole));
      });
    };
    const whole = requestLock(locks, `drift-audit.apply.${name}`, hold).catch(() => {
      resolve(null);
    });
  });
}

// Some browsers throw at once instead of rejecting where a frame may have no locks.
async function requestLock(
  locks: BrowserLocks,
  name: string,
  hold: (lock: unknown) => Promise<void>,
): Promise<void> {
  await locks.request(name, { ifAvailable: true }, hold);
}

function heldUntil(giveBack: () => void, whole: () => Promise<void>): HeldLock {
  let isHeld = true;
  return {
    isHeld: () => isHeld,
    release: async () => {
      isHeld = false;
      giveBack();
      await whole();
    },
  };
}
