import type * as z from 'zod/mini';
import type { KeptStore, StoreState } from '../../shared/storage/kept-store.ts';
import type { Account } from '../ports.ts';

/** Kept things by name. What comes back was parsed; who is told of each change is not asked again. */
export type Records = {
  readonly state: () => StoreState;
  /** `null` for what is not there, and for what is not as the schema says. */
  readonly get: <Value>(name: string, schema: z.ZodMiniType<Value>) => Promise<Value | null>;
  readonly set: (name: string, value: unknown) => Promise<void>;
  readonly remove: (names: readonly string[]) => Promise<void>;
  /** Names that begin so, sorted. */
  readonly names: (prefix: string) => Promise<readonly string[]>;
};

/** An account, as far as its name tells it from every other. */
export type AccountName = Pick<Account, 'mode' | 'subdomain'>;

/**
 * The records of a store.
 * @param onChange called after each change, for the state of the storage may be another one then
 */
export function recordsIn(kept: KeptStore, onChange: () => void): Records {
  return {
    state: () => kept.state(),
    get: async (name, schema) => {
      const parsed = schema.safeParse(await kept.get(name));
      return parsed.success ? parsed.data : null;
    },
    set: async (name, value) => {
      await kept.set(name, value);
      onChange();
    },
    remove: async (names) => {
      for (const name of names) await kept.delete(name);
      onChange();
    },
    names: (prefix) => kept.names(prefix),
  };
}

/** The name of what is kept of each account apart. */
export function nameOf(kind: string, { mode, subdomain }: AccountName): string {
  return `${kind}${mode}:${subdomain}`;
}

/** Begins the names of what is kept of the demo. */
export function demoPrefix(kind: string): string {
  return `${kind}demo:`;
}
