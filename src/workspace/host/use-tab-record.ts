import { useEffect } from 'react';
import type * as z from 'zod/mini';
import type { TabId } from './desk.ts';
import type { TabPageProps } from './tab-page-props.ts';
import { useRecord, type Loaded } from './use-record.ts';

/** Loads what a tab shows, and gives the tab its name. */
export function useTabRecord<Schema extends z.ZodMiniType<{ readonly name: string }>>(
  kind: TabId['kind'],
  schema: Schema,
  { id, moment, onTitle }: TabPageProps,
): readonly [Loaded<z.output<Schema>>, (record: z.output<Schema>) => void] {
  const [loaded, replace] = useRecord(`${kind}s/${id}`, schema, moment);
  const name = loaded.kind === 'here' ? loaded.value.name : null;
  useEffect(() => {
    if (name !== null) onTitle({ kind, id }, name);
  }, [kind, id, name, onTitle]);
  return [loaded, replace];
}
