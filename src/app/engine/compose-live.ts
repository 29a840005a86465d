import type { After } from '../../core/time-limit.ts';
import { createReader } from '../../zendesk/create-reader.ts';
import type { FrameworkRequestOptions } from '../../zendesk/framework-exchange.ts';
import { createFrameworkTransport } from '../../zendesk/framework-transport.ts';
import {
  APP_EXPORT_PAGE_SIZE,
  APP_LIMITS,
  APP_USER_EXPORT_PAGE_SIZE,
} from '../../zendesk/limits.ts';
import { createBriefMemory } from '../../zendesk/brief-memory.ts';
import { createPacedTransport } from '../../zendesk/paced-transport.ts';
import { createPacer } from '../../zendesk/pacer.ts';
import {
  createMemoryPacingStore,
  createSharedPacingStore,
  type SharedPlace,
} from '../../zendesk/pacing-store.ts';
import type { Purpose } from '../../zendesk/pacing.ts';
import { createRecallingTransport } from '../../zendesk/recalling-transport.ts';
import { createFrameworkChannel } from '../../zendesk/write/framework-channel.ts';
import { createPacedChannel } from '../../zendesk/write/paced-channel.ts';
import type { ReadTransport } from '../../zendesk/transport.ts';
import type { Account, Surroundings } from './ports.ts';
import { APP_READ_RATES } from '../../run/read-plan/rates.ts';

/** The account in whose workspace the page stands. */
export type LiveWish = {
  readonly subdomain: string;
  /** Sends a request through the framework, as the signed-in person. */
  readonly request: (options: FrameworkRequestOptions) => Promise<unknown>;
  readonly after: After;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
  readonly shared: SharedPacing;
};

/** How a frame keeps to the limits beside the others of its browser. */
export type SharedPacing = {
  /** The part of the account's limit that audits leave for people. */
  readonly room: number;
  /** Where the frames keep their pacing; `null` where each is alone with its own. */
  readonly place: SharedPlace | null;
  /** Tells this frame from every other one. */
  readonly frame: string;
};

/** So long an answer about single records counts. */
const BRIEF_MS = 60_000;

const PAGE_SIZES = {
  exportPageSize: APP_EXPORT_PAGE_SIZE,
  userExportPageSize: APP_USER_EXPORT_PAGE_SIZE,
} as const;

/** Connects to the account through the framework, within the limits of an app. Nothing is sent yet. */
export function composeLive(
  { subdomain, request, after, now, random, shared }: LiveWish,
  { onEvent, sleep }: Surroundings,
): Account {
  const { room, place, frame: name } = shared;
  const store = place
    ? createSharedPacingStore(place, APP_LIMITS, room)
    : createMemoryPacingStore(APP_LIMITS, room);
  const pacingFor = (purpose: Purpose) => {
    const pacer = createPacer({ limits: APP_LIMITS, store, purpose, name, now, sleep, onEvent });
    return { pacer, now, sleep, random, onEvent };
  };
  const framework = createFrameworkTransport({ request, after });
  const forPerson = pacingFor('person');
  const byRun = createPacedTransport(framework, pacingFor('run'));
  const byPerson = createPacedTransport(framework, forPerson);
  const brief = createBriefMemory(byPerson, { keepsMs: BRIEF_MS, now });
  return {
    mode: 'live',
    subdomain,
    now,
    sleep,
    reader: (memory) =>
      createReader(
        memory ? createRecallingTransport(byRun, memory) : listsByRun(byRun, byPerson),
        PAGE_SIZES,
      ),
    brief: { reader: createReader(brief.transport, PAGE_SIZES), forget: brief.forget },
    openChannel: () => createPacedChannel(createFrameworkChannel({ request, after }), forPerson),
    rates: { ...APP_READ_RATES, room },
  };
}

// Between what a dry run or an apply reads of a record and its write, no audit of another frame is to
// come. What they read of all records may take its turn.
function listsByRun(byRun: ReadTransport, byPerson: ReadTransport): ReadTransport {
  return {
    get: (path, query) => (/\/\d/.test(path) ? byPerson : byRun).get(path, query),
  };
}
