import { withinTime, type After } from '../../../core/time-limit.ts';
import type { SharedPlace } from '../../../zendesk/pacing-store.ts';
import { errorName, type Connection, type Database } from './database.ts';

/** What a place in the browser needs from its surroundings. */
export type PacingPlaceOptions = {
  readonly connection: Connection;
  readonly after: After;
};

// A change takes a few milliseconds. No request is to wait for a database that does not answer.
const LIMIT_MS = 5_000;

/**
 * The place in the database of an account where all frames of this browser keep their pacing. A change
 * is one transaction: the browser lets them go one after the other, and gives up that of a frame which
 * died. Where it denied one or left it unanswered it is not asked again: every change is refused.
 *
 * @param name whose requests are counted
 */
export function pacingPlace(name: string, { connection, after }: PacingPlaceOptions): SharedPlace {
  let refusal: Error | null = null;
  const limit = { milliseconds: LIMIT_MS, after };
  return {
    update: async (change) => {
      if (refusal !== null) throw refusal;
      try {
        const work = connection.use((database) => updateText(database, name, change));
        await withinTime(work, limit, () => new DOMException('not in time', 'TimeoutError'));
      } catch (error) {
        refusal = new DOMException('not asked again', errorName(error));
        throw error;
      }
    },
  };
}

async function updateText(
  database: Database,
  name: string,
  change: Parameters<SharedPlace['update']>[0],
): Promise<void> {
  // What a power cut takes away is older than a minute when somebody sends again.
  const transaction = database.transaction('pacing', 'readwrite', { durability: 'relaxed' });
  const work = async (): Promise<void> => {
    const found: unknown = await transaction.store.get(name);
    const text = typeof found === 'string' ? found : null;
    const changed = change(text);
    if (changed !== text && changed !== null) await transaction.store.put(changed, name);
  };
  await Promise.all([work(), transaction.done]);
}
