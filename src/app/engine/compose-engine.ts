import type { After } from '../../core/time-limit.ts';
import type { FrameworkRequestOptions } from '../../zendesk/framework-exchange.ts';
import { fetchReference } from '../../zendesk/framework-reference.ts';
import { ROOM_FOR_PEOPLE } from '../../zendesk/pacing.ts';
import { createWords } from '../../words/words.ts';
import { runAlone, type BrowserLocks } from '../shared/storage/apply-lock.ts';
import { connectDatabase, type Connection } from '../shared/storage/database.ts';
import { keptJournal } from '../shared/storage/kept-journal.ts';
import { openKeptStore } from '../shared/storage/kept-store.ts';
import { pacingPlace } from '../shared/storage/pacing-place.ts';
import { composeLive, type SharedPacing } from './compose-live.ts';
import type { EngineApi, EngineEvent } from './engine-api.ts';
import { createEngine } from './engine.ts';
import { connectNeighbours, type NeighbourChannel } from './neighbours.ts';
import type { AddressedList } from './ports.ts';
import type { EngineStart } from './rpc.ts';

/** What the worker has of its browser. */
export type Browser = {
  /** Names the build of the product that runs in it. */
  readonly build: string;
  readonly request: (options: FrameworkRequestOptions) => Promise<unknown>;
  readonly locks: BrowserLocks | null;
  /** A channel to the other frames of the app; `null` where there is none. */
  readonly channel: NeighbourChannel | null;
  readonly after: After;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
  /** Tells this page from every other one. */
  readonly holder: string;
  readonly onEvent: (event: EngineEvent) => void;
};

/** Puts an engine together from what the browser has. It never rejects: where storage is denied it works in memory. */
export async function composeEngine(start: EngineStart, browser: Browser): Promise<EngineApi> {
  const { subdomain, language, caps, ticketDays, referenceAddress, isDemoMode } = start;
  const { build, request, locks, channel, after, now, random, holder, onEvent } = browser;
  const connection = connectDatabase(`drift-audit.${subdomain}`, after);
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      after(milliseconds, resolve);
    });
  const breathe = () => sleep(0);
  // The engine tells of its state in its first event.
  const kept = await openKeptStore(connection, () => undefined);
  const shared = sharedPacing(start, browser, kept.state() === 'durable' ? connection : null);
  return createEngine({
    openLive: (surroundings) =>
      composeLive({ subdomain, request, after, now, random, shared }, surroundings),
    build,
    openDemo: async (state, surroundings) => {
      // Whoever has an account of their own does not load it.
      const { composeDemo } = await import('./compose-demo.ts');
      return composeDemo(state, surroundings, breathe);
    },
    list: referenceAddress === null ? null : addressedList(referenceAddress, { request, after }),
    isDemoMode,
    ticketDays,
    neighbours: connectNeighbours(channel),
    kept,
    journal: keptJournal(connection),
    alone: (job) =>
      runAlone(subdomain, { locks, connection, now, after, holder }, ({ isHeld }) => job(isHeld)),
    now,
    random,
    sleep,
    caps,
    words: createWords(language.locale, language.messages),
    onEvent,
  });
}

function sharedPacing(
  { personId, requestsForPeople }: EngineStart,
  { after, holder }: Browser,
  connection: Connection | null,
): SharedPacing {
  return {
    room: requestsForPeople === null ? ROOM_FOR_PEOPLE : requestsForPeople / 100,
    // The limits of an app count for each person apart.
    place: connection && pacingPlace(`person.${personId}`, { connection, after }),
    frame: holder,
  };
}

function addressedList(
  address: string,
  options: Pick<Browser, 'request' | 'after'>,
): AddressedList {
  return { address, fetch: () => fetchReference(address, options) };
}
