import { DriftError } from '../../../core/problem.ts';
import { errorName, readFrom, writeStrictly, type Connection } from './database.ts';

/** Whether what is kept outlives the page. */
export type StoreState = 'durable' | 'memory';

/** Named records, kept in the browser where it lets us. What is handed out is a copy, to be parsed. */
export type KeptStore = {
  /** May change from `durable` to `memory`, never back. */
  readonly state: () => StoreState;
  /** `undefined` where there is none. */
  readonly get: (name: string) => Promise<unknown>;
  /**
   * Returns when the record is kept, as well as the state says. JSON and binary data can be.
   * @throws DOMException `DataCloneError` for what cannot be copied
   */
  readonly set: (name: string, value: unknown) => Promise<void>;
  readonly delete: (name: string) => Promise<void>;
  /** Names that begin so, sorted. */
  readonly names: (prefix?: string) => Promise<readonly string[]>;
  /**
   * Forgets every record. Journals are not records.
   * @throws DriftError `storage_not_durable` where the browser does not let go of them
   */
  readonly clear: () => Promise<void>;
};

/** A store that lives as long as the page. */
export function createMemoryStore(): KeptStore {
  const records = new Map<string, unknown>();
  return {
    state: () => 'memory',
    // A copy, as from a database: whoever changes what they were given changes nothing here.
    get: (name) => Promise.resolve(structuredClone(records.get(name))),
    set: async (name, value) => {
      records.set(name, await Promise.resolve(structuredClone(value)));
    },
    delete: (name) => Promise.resolve(void records.delete(name)),
    names: (prefix = '') => Promise.resolve(namesWith(prefix, records.keys())),
    clear: () => {
      records.clear();
      return Promise.resolve();
    },
  };
}

/**
 * Opens the store of a database, trying it with a write. Where the browser denies it, now or later,
 * the store goes on in memory: nothing fails, and `state` tells.
 * @param onMemory called once, when the store turns out or becomes one in memory, with the reason
 */
export async function openKeptStore(
  connection: Connection,
  onMemory: (why: string) => void,
): Promise<KeptStore> {
  try {
    await tryWrite(connection);
  } catch (error) {
    onMemory(errorName(error));
    return createMemoryStore();
  }
  return degradingStore(connection, onMemory);
}

/** A durable store until the first write that fails; from then on what is new is kept in memory. */
function degradingStore(connection: Connection, onMemory: (why: string) => void): KeptStore {
  const durable = durableRecords(connection);
  const memory = createMemoryStore();
  // Names that were written or deleted in memory: what the database says of them is out of date.
  const replaced = new Set<string>();
  let state: StoreState = 'durable';
  const degrade = (error: unknown): void => {
    // A value that cannot be copied is a mistake of ours, and fails in memory just the same.
    if (errorName(error) === 'DataCloneError') throw error;
    if (state === 'memory') return;
    state = 'memory';
    onMemory(errorName(error));
  };
  const namesInDatabase = async (prefix: string): Promise<readonly string[]> => {
    try {
      return (await durable.names(prefix)).filter((name) => !replaced.has(name));
    } catch (error) {
      degrade(error);
      return [];
    }
  };
  /** Tries the database; where that is over or fails, out-dates what it holds and works in memory. */
  const change = async (name: string, inDatabase: Promise<void> | null): Promise<boolean> => {
    try {
      await inDatabase;
      if (inDatabase) return true;
    } catch (error) {
      degrade(error);
    }
    replaced.add(name);
    // The next visit would take an out-dated record for the latest. This makes room as well.
    await durable.delete(name).catch(() => undefined);
    return false;
  };
  return {
    state: () => state,
    get: async (name) => {
      if (replaced.has(name)) return await memory.get(name);
      try {
        return await durable.get(name);
      } catch (error) {
        degrade(error);
        return undefined;
      }
    },
    set: async (name, value) => {
      const isKept = await change(name, state === 'durable' ? durable.set(name, value) : null);
      if (!isKept) await memory.set(name, value);
    },
    delete: async (name) => {
      const isGone = await change(name, state === 'durable' ? durable.delete(name) : null);
      if (!isGone) await memory.delete(name);
    },
    names: async (prefix = '') => {
      const names = [...(await namesInDatabase(prefix)), ...(await memory.names(prefix))];
      return namesWith(prefix, names);
    },
    clear: async () => {
      await memory.clear();
      try {
        await durable.clear();
      } catch (error) {
        degrade(error);
        throw new DriftError('storage_not_durable', { why: errorName(error) }, { cause: error });
      }
    },
  };
}

type Records = Omit<KeptStore, 'state' | 'names'> & {
  readonly names: (prefix: string) => Promise<readonly string[]>;
};

function durableRecords({ use }: Connection): Records {
  return {
    get: (name) => use((database) => readFrom(database, 'records', (store) => store.get(name))),
    // A journal is ended once its receipt is kept, so a record has to be as durable as a journal.
    set: async (name, value) => {
      await use((database) =>
        writeStrictly(database, 'records', (store) => store.put(value, name)),
      );
    },
    delete: (name) => use((database) => database.delete('records', name)),
    names: async (prefix) =>
      namesWith(
        prefix,
        await use((database) => readFrom(database, 'records', (store) => store.getAllKeys())),
      ),
    clear: () => use((database) => database.clear('records')),
  };
}

const TRIAL = 'trial';

/** Some browsers open a database and then refuse to write to it. */
async function tryWrite({ use }: Connection): Promise<void> {
  await use((database) =>
    writeStrictly(database, 'leases', (store) =>
      Promise.all([store.put(1, TRIAL), store.delete(TRIAL)]),
    ),
  );
}

function namesWith(prefix: string, names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => name.startsWith(prefix)).sort();
}
