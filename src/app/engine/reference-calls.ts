import { readReference } from '../../core/reference/read-reference.ts';
import type { EngineApi } from './engine-api.ts';
import type { ReferenceView } from './engine-views.ts';
import type { KeptReference } from './keeping/lists.ts';
import { partOf } from './part-of.ts';
import {
  exclusively,
  forgetFindings,
  openFreshDemo,
  requireReference,
  type HeldReference,
  type Session,
} from './session.ts';

type ReferenceCalls = Pick<
  EngineApi,
  'loadReference' | 'loadDemo' | 'currentReference' | 'setAsideRows' | 'setAsideValues'
>;

/** Accounts of the preview. */
const SAMPLE = 20;

/** The calls about the reference. */
export function referenceCalls(session: Session): ReferenceCalls {
  const { ports, keeping } = session;
  return {
    loadReference: async (file, buffer) =>
      await exclusively(session, async () => {
        const bytes = new Uint8Array(buffer);
        const kept = { file, loadedAt: ports.now(), mode: 'live', bytes } as const;
        const view = hold(session, kept);
        await replaceKept(session, kept);
        return view;
      }),
    loadDemo: async () =>
      await exclusively(session, async () => {
        await forgetDemoRuns(session);
        const demo = await openFreshDemo(session);
        const kept = {
          file: demo.referenceFile,
          loadedAt: demo.now(),
          mode: 'demo',
          bytes: demo.reference,
        } as const;
        const view = hold(session, kept);
        await replaceKept(session, kept);
        return view;
      }),
    setAsideRows: async (from, count) =>
      await Promise.resolve(partOf(requireReference(session).reference.setAsideRows, from, count)),
    setAsideValues: async (from, count) =>
      await Promise.resolve(
        partOf(requireReference(session).reference.setAsideValues, from, count),
      ),
    currentReference: async () => {
      if (session.reference) return session.reference.view;
      const kept = await keeping.reference();
      return kept && holdIfReadable(session, kept);
    },
  };
}

/** What was found with the list before is not to come back with this one at the next visit. */
async function replaceKept({ keeping, ports }: Session, kept: KeptReference): Promise<void> {
  await keeping.forgetResults();
  await keeping.keepReference(kept);
  ports.neighbours.tell('reference');
}

/** A demo that starts over has no interrupted apply, no unfinished audit and no audit before it. */
async function forgetDemoRuns({ keeping, ports }: Session): Promise<void> {
  // Where there is no journal that could be read, there is none of the demo's to forget.
  const run = await ports.journal.read().catch(() => null);
  if (run?.begin.plan.source.mode === 'demo') await ports.journal.forget();
  await keeping.forgetDemo();
}

/** What an earlier version of the product kept may not be readable by this one: it is as if it were not there. */
function holdIfReadable(session: Session, kept: KeptReference): ReferenceView | null {
  try {
    return hold(session, kept);
  } catch {
    return null;
  }
}

/** Reads a reference and makes it the session's. What was found with another one is void. */
function hold(session: Session, kept: KeptReference): ReferenceView {
  const held = read(kept);
  session.reference = held;
  forgetFindings(session);
  return held.view;
}

function read({ file, loadedAt, mode, bytes }: KeptReference): HeldReference {
  const { reference, columns } = readReference(bytes, { file });
  const { accounts, digest, setAsideRows, setAsideValues } = reference;
  return {
    reference,
    view: {
      file,
      loadedAt,
      digest,
      accounts: accounts.length,
      sample: accounts.slice(0, SAMPLE).map(({ id, name, domains }) => ({
        id,
        name,
        domains: domains.map(({ domain }) => domain),
      })),
      columns,
      setAsideRows: setAsideRows.length,
      setAsideValues: setAsideValues.length,
      mode,
    },
  };
}
