import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { DriftError } from '../core/problem.ts';
import {
  demoChannel,
  demoReference,
  demoState,
  demoTransport,
  openDemoAccount,
  type DemoAccount,
} from '../demo/demo-account.ts';
import { parseFakeState, type FakeState } from '../fake-zendesk/state.ts';
import { accountUrl, checkBaseUrl } from '../zendesk/base-url.ts';
import { createReader } from '../zendesk/create-reader.ts';
import type { Credentials } from '../zendesk/credentials.ts';
import type { HttpOptions } from '../zendesk/http-exchange.ts';
import { createHttpTransport } from '../zendesk/http-transport.ts';
import { ACCOUNT_LIMITS } from '../zendesk/limits.ts';
import {
  createPacedTransport,
  type PacedTransportOptions,
  type TransportEvent,
} from '../zendesk/paced-transport.ts';
import { createPacer } from '../zendesk/pacer.ts';
import type { Reader } from '../zendesk/reader.ts';
import { createRecallingTransport, type PageMemory } from '../zendesk/recalling-transport.ts';
import type { ReadTransport } from '../zendesk/transport.ts';
import { createHttpChannel } from '../zendesk/write/http-channel.ts';
import { createPacedChannel, type PacedChannel } from '../zendesk/write/paced-channel.ts';
import { fileErrorCode } from './files/file-errors.ts';
import type { Shell } from './shell.ts';

/** An account that can be read, and the clock it is read by. */
export type Connection = {
  readonly reader: Reader;
  readonly subdomain: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** An account that can be written to as well: for a live apply alone. */
export type WritableConnection = Connection & {
  readonly channel: PacedChannel;
};

/** An account far away: what was read of it is worth keeping. */
export type LiveConnection = Connection & {
  /** Reads the account; what the memory has is not asked for. */
  readonly recallingReader: (memory: PageMemory) => Reader;
};

/** Where a live account is, and who reads it. */
export type LiveAddress = {
  readonly subdomain: string;
  /** Another address that speaks the Zendesk API, else `null`. */
  readonly baseUrl: string | null;
  readonly credentials: Credentials;
  /** The percentage of the account's requests that is left for people. */
  readonly leaveRoom: number;
};

/** Time and chance, and who is told what happens on the way. */
type Surroundings = Pick<Shell, 'now' | 'sleep' | 'random'> & {
  readonly onEvent: (event: TransportEvent) => void;
};

/**
 * Connects to a live account. Nothing is sent yet.
 * @throws DriftError `base_url_not_allowed`
 */
export function connect(address: LiveAddress, surroundings: Surroundings): LiveConnection {
  const pacing = pacingOf(address, surroundings);
  const transport = createPacedTransport(createHttpTransport(httpOptions(address)), pacing);
  return {
    reader: createReader(transport),
    recallingReader: (memory) => createReader(createRecallingTransport(transport, memory)),
    subdomain: address.subdomain,
    now: surroundings.now,
    sleep: surroundings.sleep,
  };
}

/**
 * Connects to a live account for a live apply. Nothing is sent yet.
 * @throws DriftError `base_url_not_allowed`
 */
export function connectToApply(
  address: LiveAddress,
  surroundings: Surroundings,
): WritableConnection {
  const pacing = pacingOf(address, surroundings);
  const options = httpOptions(address);
  return {
    reader: readerOver(createHttpTransport(options), pacing),
    channel: createPacedChannel(createHttpChannel(options), pacing),
    subdomain: address.subdomain,
    now: surroundings.now,
    sleep: surroundings.sleep,
  };
}

function httpOptions({ subdomain, baseUrl, credentials }: LiveAddress): HttpOptions {
  return {
    baseUrl: baseUrl === null ? accountUrl(subdomain) : checkBaseUrl(baseUrl),
    credentials,
    userAgent: `drift-audit/${packageJson.version}`,
  };
}

/** The demo: an account in this very program, its reference, and its state to be kept. */
export type Demo = Connection & {
  readonly referenceFile: string;
  readonly reference: Uint8Array;
  /** The text of `demo-state.json` as it is now. */
  readonly saveState: () => string;
};

/** Name of the file that keeps the demo's state between commands. */
export const DEMO_STATE_FILE = 'demo-state.json';

/**
 * Opens the demo account as an earlier command left it in the folder, or as new. Its clock stands
 * still at the account's own date, except that waiting moves it on.
 * @throws DriftError `demo_state_unreadable`
 */
export async function openDemo(
  folder: string,
  isFresh: boolean,
  onEvent: Surroundings['onEvent'],
): Promise<Demo> {
  const account = await openDemoIn(folder, isFresh, onEvent);
  return { ...demoOver(account), reader: createReader(demoTransport(account)) };
}

/**
 * Opens the demo account for a live apply, as an earlier command left it in the folder.
 * @throws DriftError `demo_state_unreadable`
 */
export async function openDemoToApply(
  folder: string,
  onEvent: Surroundings['onEvent'],
): Promise<Demo & WritableConnection> {
  const account = await openDemoIn(folder, false, onEvent);
  const reader = createReader(demoTransport(account));
  return { ...demoOver(account), reader, channel: demoChannel(account) };
}

async function openDemoIn(
  folder: string,
  isFresh: boolean,
  onEvent: Surroundings['onEvent'],
): Promise<DemoAccount> {
  const state = isFresh ? null : await readState(join(folder, DEMO_STATE_FILE));
  return openDemoAccount(state, { onEvent });
}

function demoOver(account: DemoAccount): Omit<Demo, 'reader'> {
  const { file, bytes } = demoReference();
  return {
    subdomain: account.subdomain,
    now: account.now,
    sleep: account.sleep,
    referenceFile: file,
    reference: bytes,
    saveState: () => demoState(account),
  };
}

function pacingOf({ leaveRoom }: LiveAddress, surroundings: Surroundings): PacedTransportOptions {
  const limits = { limits: ACCOUNT_LIMITS, room: leaveRoom / 100 };
  return { ...surroundings, pacer: createPacer({ ...limits, ...surroundings }) };
}

function readerOver(transport: ReadTransport, pacing: PacedTransportOptions): Reader {
  return createReader(createPacedTransport(transport, pacing));
}

/** Whether the demo was used in a folder. */
export async function hasDemoState(folder: string): Promise<boolean> {
  return (await readIfThere(join(folder, DEMO_STATE_FILE))) !== null;
}

async function readState(file: string): Promise<FakeState | null> {
  const text = await readIfThere(file);
  if (text === null) return null;
  const state = parseFakeState(text);
  if (state) return state;
  throw new DriftError('demo_state_unreadable', { file });
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = fileErrorCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new DriftError('demo_state_unreadable', { file }, { cause });
  }
}
