import { loadAccount, referenceCsv } from '../fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk, type FakeZendesk } from '../fake-zendesk/fake-zendesk.ts';
import type { FakeState } from '../fake-zendesk/state.ts';
import { createMemoryTransport } from '../zendesk/memory-transport.ts';
import {
  createPacedTransport,
  type PacedTransportOptions,
  type TransportEvent,
} from '../zendesk/paced-transport.ts';
import { createPacer } from '../zendesk/pacer.ts';
import { ACCOUNT_LIMITS } from '../zendesk/limits.ts';
import type { ReadTransport } from '../zendesk/transport.ts';
import { createMemoryChannel } from '../zendesk/write/memory-channel.ts';
import { createPacedChannel, type PacedChannel } from '../zendesk/write/paced-channel.ts';

/** The bundled account in this very program, on a clock of its own. No request leaves the program. */
export type DemoAccount = {
  readonly subdomain: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Moves the clock on. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly fake: FakeZendesk;
  readonly pacing: PacedTransportOptions;
};

/** What whoever shows a demo may want of it. */
export type DemoWish = {
  readonly onEvent: (event: TransportEvent) => void;
  /** Called before each request and while waiting, to let others have their turn. */
  readonly breathe?: () => Promise<void>;
};

/**
 * Opens the demo account as it was left, or as new. Its clock stands still at the account's own date,
 * except that waiting moves it on: the same steps give the same results at any time.
 */
export function openDemoAccount(
  state: FakeState | null,
  { onEvent, breathe = () => Promise.resolve() }: DemoWish,
): DemoAccount {
  const seed = loadAccount('demo');
  let clock = state?.saved_at ?? Date.parse(seed.pinnedStart);
  const now = () => clock;
  const sleep = async (milliseconds: number) => {
    clock += milliseconds;
    await breathe();
  };
  const fake = createFakeZendesk(seed, { now, ...(state ? { state } : {}) });
  const surroundings = { now, sleep, random: () => 0.5, onEvent };
  const pacing = {
    ...surroundings,
    pacer: createPacer({ limits: ACCOUNT_LIMITS, ...surroundings }),
  };
  const handle: FakeZendesk['handle'] = async (request) => {
    await breathe();
    return await fake.handle(request);
  };
  return { subdomain: seed.subdomain, now, sleep, fake: { ...fake, handle }, pacing };
}

/** The way to read a demo account, and nothing else. */
export function demoTransport({ fake, pacing }: DemoAccount): ReadTransport {
  return createPacedTransport(createMemoryTransport(fake), pacing);
}

/** The way to write to a demo account, for a live apply alone. */
export function demoChannel({ fake, pacing }: DemoAccount): PacedChannel {
  return createPacedChannel(createMemoryChannel(fake), pacing);
}

/** The Salesforce side of the demo. */
export function demoReference(): {
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
} {
  return { file: 'accounts.csv', bytes: new TextEncoder().encode(referenceCsv('demo')) };
}

/** The text of a demo account's state, to go on from later. */
export function demoState({ fake }: DemoAccount): string {
  return `${JSON.stringify(fake.snapshot())}\n`;
}
