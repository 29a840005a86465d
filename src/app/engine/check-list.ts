import { decide } from '../../core/decisions/decide.ts';
import type { DecisionList } from '../../core/decisions/decision.ts';
import { DriftError } from '../../core/problem.ts';
import { readReference } from '../../core/reference/read-reference.ts';
import type { Reference } from '../../core/reference/reference.ts';
import { toInstant } from '../../core/tenant/ids.ts';
import type { Instant } from '../../core/tenant/records.ts';
import { indexReference, type ReferenceIndex } from '../../run/check/reference-index.ts';
import type { CheckReference } from './engine-views.ts';
import type { KeptList, KeptReference } from './keeping/lists.ts';
import { fileNameOf } from './list-name.ts';
import type { Account, AddressedList } from './ports.ts';
import { accountOf, type Session } from './session.ts';

/** The list that checks compare with, indexed. */
export type CheckList = { readonly view: CheckReference; readonly index: ReferenceIndex };

/** Where the list of the checks comes from. */
export type CheckLists = {
  /**
   * The list at the address of the installation, else the one that was loaded in this browser, else
   * the demo's where the installation wants it; `null` where there is none. A kept list from the
   * address is used at once, and read again beside it where it is old.
   * @throws DriftError why the address hands out no list, where there is no other
   */
  readonly current: () => Promise<CheckList | null>;
  /** Whether a list of the account's own seems to be kept: told before it is read. */
  readonly isLikelyLive: () => Promise<boolean>;
  /** Looks again, the next time, which list there is. */
  readonly forget: () => void;
};

/** A list of this age may have been replaced at its address. */
const READ_AGAIN_AFTER_MS = 15 * 60_000;

/**
 * The lists of a session.
 * @param onNewer called when the address turned out to have another list than the one that was in use
 */
export function createCheckLists(session: Session, onNewer: () => void): CheckLists {
  const { keeping, ports } = session;
  let held: Promise<CheckList | null> | null = null;
  let isReading = false;

  const decisionsOf = (mode: Account['mode']) => decisionsAbout(session, mode);
  const readAddress = async (list: AddressedList): Promise<CheckList> => {
    const { text } = await list.fetch();
    const bytes = new TextEncoder().encode(text);
    const kept = { address: list.address, readAt: ports.now(), bytes };
    const read = await fromAddress(session, kept, await decisionsOf('live'));
    await keeping.keepAddressedList(kept);
    return read;
  };
  const find = async (): Promise<CheckList | null> => {
    if (!ports.list) return await listOfBrowser(session, null);
    const kept = await keeping.addressedList(ports.list.address);
    const decisions = await decisionsOf('live');
    const known = kept && (await readable(() => fromAddress(session, kept, decisions)));
    if (known) return known;
    try {
      return await readAddress(ports.list);
    } catch (error) {
      const other = await listOfBrowser(session, problemOf(error));
      if (other) return other;
      throw error;
    }
  };
  const lookForNewer = async (list: AddressedList, found: CheckList): Promise<void> => {
    isReading = true;
    try {
      const read = await readAddress(list);
      held = Promise.resolve(read);
      if (read.view.digest !== found.view.digest) onNewer();
    } catch (error) {
      const view = { ...found.view, problem: problemOf(error) };
      held = Promise.resolve({ ...found, view });
    } finally {
      isReading = false;
    }
  };
  return {
    current: async () => {
      held ??= find();
      try {
        const found = await held;
        const isOld =
          found?.view.from === 'address' && ports.now() - found.view.loadedAt > READ_AGAIN_AFTER_MS;
        if (ports.list && isOld && !isReading) void lookForNewer(ports.list, found);
        return found;
      } catch (error) {
        // The next check tries anew.
        held = null;
        throw error;
      }
    },
    isLikelyLive: async () => {
      if (ports.list && (await keeping.hasAddressedList())) return true;
      return (await keeping.referenceMode()) === 'live';
    },
    forget: () => {
      held = null;
    },
  };
}

async function listOfBrowser(
  session: Session,
  problem: CheckReference['problem'],
): Promise<CheckList | null> {
  const kept = await session.keeping.reference();
  const decisions = kept && (await decisionsAbout(session, kept.mode));
  const known =
    decisions &&
    (await readable(async () => {
      const { bytes, ...facts } = kept;
      const view = { ...facts, from: 'browser', problem } as const;
      return listOf(await readOnce(session, facts.file, kept), view, decisions);
    }));
  if (known || !session.ports.isDemoMode) return known;
  await accountOf(session, 'demo');
  const { demo } = session;
  if (!demo) return null;
  const facts = { file: demo.referenceFile, loadedAt: demo.now(), mode: 'demo' } as const;
  const about = { ...facts, from: 'browser', problem } as const;
  const { reference } = readReference(demo.reference, { file: about.file });
  return listOf(reference, about, await decisionsAbout(session, 'demo'));
}

/** What people decided in this browser, as of now. */
type Decided = { readonly list: DecisionList; readonly now: Instant };

async function decisionsAbout(session: Session, mode: Account['mode']): Promise<Decided> {
  const account = await accountOf(session, mode);
  return { list: await session.keeping.decisions(account), now: toInstant(account.now()) };
}

async function fromAddress(
  session: Session,
  { address, readAt, bytes }: KeptList,
  decisions: Decided,
): Promise<CheckList> {
  const facts = { file: fileNameOf(address), loadedAt: readAt, mode: 'live' } as const;
  const read = await readOnce(session, address, { ...facts, bytes });
  return listOf(read, { ...facts, from: 'address', problem: null }, decisions);
}

/** Reads a list, or takes what it came to when a sidebar of this browser read it before. */
async function readOnce(
  { keeping }: Session,
  from: string,
  { file, loadedAt, bytes }: Pick<KeptReference, 'file' | 'loadedAt' | 'bytes'>,
): Promise<Reference> {
  const name = { from, loadedAt, bytes };
  const known = await keeping.readList(name);
  if (known) return known;
  const { reference } = readReference(bytes, { file });
  // Nobody waits for it. Where it cannot be kept, the next visit reads the list once more.
  keeping.keepReadList(name, reference).catch(() => undefined);
  return reference;
}

function listOf(
  read: Reference,
  view: Omit<CheckReference, 'digest' | 'accounts'>,
  { list, now }: Decided,
): CheckList {
  const reference = decide(read, list, now);
  const { digest, accounts } = reference;
  return { view: { ...view, digest, accounts: accounts.length }, index: indexReference(reference) };
}

/** What an earlier version of the product kept may not be readable by this one: it is as if it were not there. */
async function readable(read: () => Promise<CheckList>): Promise<CheckList | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

function problemOf(error: unknown): CheckReference['problem'] {
  if (!(error instanceof DriftError)) throw error;
  return { code: error.code, values: error.values };
}
