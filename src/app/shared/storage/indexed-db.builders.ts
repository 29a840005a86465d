import { vi } from 'vitest';

// The wrapper around IndexedDB tells its objects apart by their class, so this stand-in has classes.

/** What goes wrong, and in which error it ends (`QuotaExceededError`). */
type Faults = {
  opening: 'throws' | 'fails' | 'hangs' | null;
  /** Every write. */
  writing: string | null;
  /** A transaction whose writes all went well. */
  committing: string | null;
  /** Every reading. */
  reading: string | null;
};

/** A browser with databases that outlive their connections. */
export type FakeBrowser = {
  readonly faults: Faults;
  /** The transactions with a write that were committed, and how durable each was to be. */
  readonly commits: readonly { readonly store: string; readonly durability: string }[];
  /** How often a database was opened. */
  readonly openings: () => number;
  /** Closes all connections, as when a person clears the data of a site. */
  readonly closeConnections: (how: 'told' | 'untold') => void;
  /** What a store holds, in the order of its keys. */
  readonly content: (store: string) => readonly unknown[];
  readonly put: (store: string, key: IDBValidKey, value: unknown) => void;
};

type Records = Map<IDBValidKey, unknown>;
type Disk = {
  readonly faults: Faults;
  readonly stores: Map<string, Records>;
  readonly commits: { readonly store: string; readonly durability: string }[];
  lastNumber: number;
  /** Transactions go one after the other, whichever connection they come from. */
  queue: Promise<void>;
};

class FakeRequest extends EventTarget {
  result: unknown = undefined;
  error: DOMException | null = null;
  readonly transaction = null;

  succeed(result: unknown): void {
    this.result = result;
    this.dispatchEvent(new Event('success'));
  }
  fail(error: DOMException): void {
    this.error = error;
    this.dispatchEvent(new Event('error'));
  }
}

class FakeTransaction extends EventTarget {
  error: DOMException | null = null;
  readonly objectStoreNames: readonly [string];
  readonly disk: Disk;
  readonly mode: string;
  readonly durability: string;
  #steps: (() => void)[] = [];
  #isOver = false;
  #hasWritten = false;

  constructor(disk: Disk, store: string, mode: string, durability: string) {
    super();
    this.disk = disk;
    this.objectStoreNames = [store];
    this.mode = mode;
    this.durability = durability;
  }

  get records(): Records {
    return recordsOf(this.disk, this.objectStoreNames[0]);
  }
  objectStore(): FakeStore {
    return new FakeStore(this);
  }
  ask(isWrite: boolean, work: (records: Records) => unknown): FakeRequest {
    if (this.#isOver) throw new DOMException('over', 'TransactionInactiveError');
    if (isWrite && this.mode !== 'readwrite') throw new DOMException('reading', 'ReadOnlyError');
    const request = new FakeRequest();
    this.#steps.push(() => {
      const fault = isWrite ? this.disk.faults.writing : this.disk.faults.reading;
      this.#hasWritten ||= isWrite;
      if (fault === null) request.succeed(work(this.records));
      else this.#abort(new DOMException('as told', fault), request);
    });
    return request;
  }
  /** Takes one step after the other, with time for promises in between, and commits after the last. */
  async run(): Promise<void> {
    const before = new Map(this.records);
    await tick();
    for (let step = this.#steps.shift(); step && !this.#isOver; step = this.#steps.shift()) {
      step();
      await tick();
    }
    this.#commit();
    if (this.error === null) return;
    this.records.clear();
    for (const [key, value] of before) this.records.set(key, value);
  }
  #commit(): void {
    if (this.#isOver) return;
    const { faults, commits } = this.disk;
    if (this.#hasWritten && faults.committing !== null) {
      this.#abort(new DOMException('as told', faults.committing), null);
      return;
    }
    this.#isOver = true;
    const [store] = this.objectStoreNames;
    if (this.#hasWritten) commits.push({ store, durability: this.durability });
    this.dispatchEvent(new Event('complete'));
  }
  #abort(error: DOMException, request: FakeRequest | null): void {
    this.#isOver = true;
    this.error = error;
    request?.fail(error);
    this.dispatchEvent(new Event('abort'));
  }
}

class FakeStore {
  readonly transaction: FakeTransaction;

  constructor(transaction: FakeTransaction) {
    this.transaction = transaction;
  }
  get(key: IDBValidKey): FakeRequest {
    return this.transaction.ask(false, (records) => structuredClone(records.get(key)));
  }
  getAll(): FakeRequest {
    return this.transaction.ask(false, (records) => structuredClone(inOrder(records)));
  }
  getAllKeys(): FakeRequest {
    return this.transaction.ask(false, (records) => [...records.keys()]);
  }
  put(value: unknown, key: IDBValidKey): FakeRequest {
    const copy: unknown = structuredClone(value);
    return this.transaction.ask(true, (records) => void records.set(key, copy));
  }
  add(value: unknown): FakeRequest {
    const copy: unknown = structuredClone(value);
    return this.transaction.ask(true, (records) => {
      this.transaction.disk.lastNumber += 1;
      records.set(this.transaction.disk.lastNumber, copy);
    });
  }
  delete(key: IDBValidKey): FakeRequest {
    return this.transaction.ask(true, (records) => void records.delete(key));
  }
  clear(): FakeRequest {
    return this.transaction.ask(true, (records) => {
      records.clear();
    });
  }
}

class FakeDatabase extends EventTarget {
  readonly disk: Disk;
  #isClosed = false;

  constructor(disk: Disk) {
    super();
    this.disk = disk;
  }
  createObjectStore(name: string): void {
    this.disk.stores.set(name, new Map());
  }
  transaction(
    store: string,
    mode: string,
    how?: { readonly durability?: string },
  ): FakeTransaction {
    if (this.#isClosed) throw new DOMException('closed', 'InvalidStateError');
    const durability = how?.durability ?? 'default';
    const transaction = new FakeTransaction(this.disk, store, mode, durability);
    this.disk.queue = this.disk.queue.then(() => transaction.run());
    return transaction;
  }
  close(): void {
    this.#isClosed = true;
  }
}

class Unused {
  readonly isUnused = true;
}

/** Puts a browser's databases in the place of the global ones. */
export function stubIndexedDb(): FakeBrowser {
  const faults: Faults = { opening: null, writing: null, committing: null, reading: null };
  const queue = Promise.resolve();
  const disk: Disk = { faults, stores: new Map(), commits: [], lastNumber: 0, queue };
  const connections: FakeDatabase[] = [];
  const open = (): FakeRequest => {
    if (faults.opening === 'throws') throw new DOMException('denied', 'SecurityError');
    const request = new FakeRequest();
    if (faults.opening !== 'hangs') void answerOpening(request, disk, connections);
    return request;
  };
  for (const [name, value] of Object.entries({
    indexedDB: { open },
    IDBRequest: FakeRequest,
    IDBTransaction: FakeTransaction,
    IDBObjectStore: FakeStore,
    IDBDatabase: FakeDatabase,
    IDBIndex: Unused,
    IDBCursor: Unused,
  }))
    vi.stubGlobal(name, value);
  return {
    faults,
    commits: disk.commits,
    openings: () => connections.length,
    closeConnections: (how) => {
      for (const connection of connections) {
        connection.close();
        if (how === 'told') connection.dispatchEvent(new Event('close'));
      }
    },
    content: (store) => inOrder(recordsOf(disk, store)),
    put: (store, key, value) => {
      recordsOf(disk, store).set(key, value);
    },
  };
}

async function answerOpening(
  request: FakeRequest,
  disk: Disk,
  connections: FakeDatabase[],
): Promise<void> {
  await tick();
  if (disk.faults.opening === 'fails') {
    request.fail(new DOMException('broken', 'UnknownError'));
    return;
  }
  const connection = new FakeDatabase(disk);
  connections.push(connection);
  request.result = connection;
  if (disk.stores.size === 0)
    request.dispatchEvent(Object.assign(new Event('upgradeneeded'), { oldVersion: 0 }));
  request.succeed(connection);
}

function recordsOf(disk: Disk, store: string): Records {
  const records = disk.stores.get(store);
  if (!records) throw new DOMException(`no store ${store}`, 'NotFoundError');
  return records;
}

function inOrder(records: Records): readonly unknown[] {
  return [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
