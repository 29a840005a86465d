import { useCallback, useEffect, useState } from 'react';
import type * as z from 'zod/mini';
import { loadRecord } from './server-api.ts';

/** A record on its way. */
export type Loaded<Value> =
  | { readonly kind: 'loading' | 'missing' | 'failed' }
  | { readonly kind: 'here'; readonly value: Value };

/**
 * Loads a record whenever its path or `moment` changes. What was shown stays until the new one is
 * there.
 */
export function useRecord<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  moment: unknown,
): readonly [Loaded<z.output<Schema>>, (value: z.output<Schema>) => void] {
  const [loaded, setLoaded] = useState<Loaded<z.output<Schema>>>({ kind: 'loading' });
  useEffect(() => {
    let isWanted = true;
    const put = (next: Loaded<z.output<Schema>>): void => {
      if (isWanted) setLoaded(next);
    };
    loadRecord(path, schema).then(
      (value) => {
        put(value === null ? { kind: 'missing' } : { kind: 'here', value });
      },
      () => {
        put({ kind: 'failed' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [path, schema, moment]);
  const replace = useCallback((value: z.output<Schema>) => {
    setLoaded({ kind: 'here', value });
  }, []);
  return [loaded, replace];
}
