import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type StoreNames,
} from 'idb';
import { withinTime, type After } from '../../../core/time-limit.ts';

/** What the browser keeps for the app. What is read back is to be parsed. */
type Schema = DBSchema & {
  /** By name. */
  readonly records: { readonly key: string; readonly value: unknown };
  /** One entry a record of a journal, in the order of writing. */
  readonly journal: { readonly key: number; readonly value: unknown };
  /** By the name of what is leased. */
  readonly leases: { readonly key: string; readonly value: unknown };
  /** What was sent lately, by the name of who sent it. */
  readonly pacing: { readonly key: string; readonly value: unknown };
};

/** An open database of the app. */
export type Database = IDBPDatabase<Schema>;

/** The way to a database. It is opened at its first use, and again where the browser closed it. */
export type Connection = {
  /**
   * Works on the database.
   * @throws whatever the browser throws where it denies or fails: an error whose name says why
   */
  readonly use: <Value>(work: (database: Database) => Promise<Value>) => Promise<Value>;
};

const VERSION = 2;

// Browsers have been seen to leave an opening unanswered; a page that waits for it would never start.
const OPEN_LIMIT_MS = 5_000;

/** The way to the database of a name. Every account has its own. */
export function connectDatabase(name: string, after: After): Connection {
  let opened: Promise<Database> | null = null;
  const forget = (): void => {
    opened = null;
  };
  const open = async (): Promise<Database> => {
    opened ??= openNow(name, after, forget);
    try {
      return await opened;
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    use: async (work) => {
      const database = await open();
      try {
        return await work(database);
      } catch (error) {
        if (!isClosed(error)) throw error;
        // Nothing was begun: a connection that is closed takes no transaction.
        forget();
        return await work(await open());
      }
    },
  };
}

/** A part of the database within a transaction that writes. */
export type WritableStore<Name extends StoreNames<Schema>> = IDBPObjectStore<
  Schema,
  [Name],
  Name,
  'readwrite'
>;

/**
 * Writes to one part of the database in one transaction: all of it or nothing. Returns when it is on
 * the disk: the browser is asked for strict durability.
 */
export async function writeStrictly<Name extends StoreNames<Schema>, Value>(
  database: Database,
  name: Name,
  work: (store: WritableStore<Name>) => Promise<Value>,
): Promise<Value> {
  const transaction = database.transaction<Name, 'readwrite'>(name, 'readwrite', {
    durability: 'strict',
  });
  const [value] = await Promise.all([work(transaction.store), transaction.done]);
  return value;
}

/** A part of the database within a transaction that reads. */
export type ReadableStore<Name extends StoreNames<Schema>> = IDBPObjectStore<Schema, [Name], Name>;

/** Reads from one part of the database in one transaction. */
export async function readFrom<Name extends StoreNames<Schema>, Value>(
  database: Database,
  name: Name,
  work: (store: ReadableStore<Name>) => Promise<Value>,
): Promise<Value> {
  const transaction = database.transaction(name, 'readonly');
  // The wrapper's own shortcuts leave the failure of the transaction to nobody.
  const [value] = await Promise.all([work(transaction.store), transaction.done]);
  return value;
}

/** The name of an error of the browser's (`QuotaExceededError`), for people to look up. */
export function errorName(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : typeof error;
}

function openNow(name: string, after: After, forget: () => void): Promise<Database> {
  const opening = openDB<Schema>(name, VERSION, {
    upgrade: (database, from) => {
      if (from < 1) {
        database.createObjectStore('records');
        database.createObjectStore('journal', { autoIncrement: true });
        database.createObjectStore('leases');
      }
      if (from < 2) database.createObjectStore('pacing');
    },
    terminated: forget,
    // Another tab wants it gone, or in a newer form: it shall not wait for this one.
    blocking: (_current, _blocked, event) => {
      forget();
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  const limit = { milliseconds: OPEN_LIMIT_MS, after };
  return withinTime(opening, limit, () => new DOMException('not opened in time', 'TimeoutError'));
}

function isClosed(error: unknown): boolean {
  return errorName(error) === 'InvalidStateError';
}
