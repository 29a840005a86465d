import * as z from 'zod/mini';
import type { After } from '../../../core/time-limit.ts';
import { writeStrictly, type Connection, type WritableStore } from './database.ts';

/** Who holds a lease, and until when (milliseconds since 1970) if it is not renewed. */
const leaseSchema = z.object({ holder: z.string(), until: z.number() });
type Lease = z.infer<typeof leaseSchema>;

/** A lease that is held and renews itself. */
export type HeldLease = {
  /** `false` once it ran out or somebody else took it. */
  readonly isHeld: () => boolean;
  readonly release: () => Promise<void>;
};

/** What a lease needs from its surroundings. */
export type LeaseOptions = {
  readonly connection: Connection;
  readonly now: () => number;
  readonly after: After;
  readonly holder: string;
};

/** How long a lease lasts that nobody renews: so long does a page that died keep others out. */
export const LEASE_MS = 30_000;

/** Takes a lease, or says that somebody holds it. It is renewed until it is released. */
export async function takeLease(name: string, options: LeaseOptions): Promise<HeldLease | 'taken'> {
  const until = await extend(name, options, 'take');
  return until === null ? 'taken' : renewing(name, options, until);
}

function renewing(name: string, options: LeaseOptions, firstUntil: number): HeldLease {
  const { now, after } = options;
  let until = firstUntil;
  let callOff = (): void => undefined;
  let isReleased = false;
  const renew = async (): Promise<void> => {
    try {
      until = (await extend(name, options, 'renew')) ?? 0;
    } catch {
      // The database failed: what was held stays so until its time, and another try comes before.
    }
    if (until > 0) renewLater();
  };
  const renewLater = (): void => {
    if (isReleased) return;
    callOff = after(LEASE_MS / 3, () => void renew());
  };
  renewLater();
  return {
    isHeld: () => !isReleased && now() < until,
    release: async () => {
      isReleased = true;
      callOff();
      await giveBack(name, options);
    },
  };
}

/** Until when the lease is now ours; `null` where it is somebody else's. */
function extend(
  name: string,
  { connection, now, holder }: LeaseOptions,
  how: 'take' | 'renew',
): Promise<number | null> {
  // Reading and writing are one transaction: two pages never both find it free.
  const work = async (store: WritableStore<'leases'>): Promise<number | null> => {
    const lease = readLease(await store.get(name));
    const isOurs = lease?.holder === holder;
    const isFree = lease === null || lease.until <= now();
    if (!isOurs && (how === 'renew' || !isFree)) return null;
    const until = now() + LEASE_MS;
    await store.put({ holder, until } satisfies Lease, name);
    return until;
  };
  return connection.use((database) => writeStrictly(database, 'leases', work));
}

function giveBack(name: string, { connection, holder }: LeaseOptions): Promise<void> {
  const work = async (store: WritableStore<'leases'>): Promise<void> => {
    if (readLease(await store.get(name))?.holder === holder) await store.delete(name);
  };
  return connection.use((database) => writeStrictly(database, 'leases', work));
}

function readLease(value: unknown): Lease | null {
  const parsed = leaseSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
