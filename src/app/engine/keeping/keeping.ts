import * as z from 'zod/mini';
import type { KeptStore } from '../../shared/storage/kept-store.ts';
import { AUDIT, keepFindings, type KeptFindings } from './findings.ts';
import { keepHistory, type KeptHistory } from './history.ts';
import { DECISIONS, keepLists, type KeptLists } from './lists.ts';
import { keepReadings, READ_MEMORY, type KeptReadings } from './readings.ts';
import { demoPrefix, recordsIn } from './records.ts';

/** What the engine keeps between visits, and reads back without trusting it. */
export type Keeping = KeptLists &
  Omit<KeptReadings, 'forgetDemoReading'> &
  KeptFindings &
  KeptHistory & {
    readonly demoState: () => Promise<string | null>;
    readonly keepDemoState: (state: string) => Promise<void>;
    /** Forgets the demo's state, its decisions, its audits, its unfinished reading and what readings learned. */
    readonly forgetDemo: () => Promise<void>;
    readonly clear: () => Promise<void>;
  };

const DEMO_STATE = 'demo-state';

/**
 * Keeps things by the names above. Where the browser denies its storage the work goes on in memory, but
 * for receipts, which the end of a journal rests on.
 *
 * @param options.build names the build of the product: what one read of a list is of no use to another
 * @param options.onChange called after each change, for the state of the storage may be another one then
 */
export function createKeeping(
  kept: KeptStore,
  { build, onChange }: { readonly build: string; readonly onChange: () => void },
): Keeping {
  const records = recordsIn(kept, onChange);
  const { get, set, remove, names } = records;
  const { forgetDemoReading, ...readings } = keepReadings(records);
  return {
    ...keepLists(records, build),
    ...readings,
    ...keepFindings(records),
    ...keepHistory(records),
    demoState: async () => await get(DEMO_STATE, z.string()),
    keepDemoState: async (state) => {
      await set(DEMO_STATE, state);
    },
    forgetDemo: async () => {
      const ofDemo = [AUDIT, READ_MEMORY, DECISIONS].map((kind) => names(demoPrefix(kind)));
      await remove([DEMO_STATE, ...(await Promise.all(ofDemo)).flat()]);
      await forgetDemoReading();
    },
    clear: async () => {
      await kept.clear();
      onChange();
    },
  };
}
