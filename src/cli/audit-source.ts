import { decide } from '../core/decisions/decide.ts';
import { DriftError } from '../core/problem.ts';
import { readReference } from '../core/reference/read-reference.ts';
import type { Reference } from '../core/reference/reference.ts';
import { toInstant } from '../core/tenant/ids.ts';
import type { ReadRates } from '../run/read-plan/read-plan.ts';
import { ACCOUNT_READ_RATES } from '../run/read-plan/rates.ts';
import type { TransportEvent } from '../zendesk/paced-transport.ts';
import type { Reader } from '../zendesk/reader.ts';
import type { PageMemory } from '../zendesk/recalling-transport.ts';
import { connect, DEMO_STATE_FILE, hasDemoState, openDemo, type Connection } from './compose.ts';
import type { OutputFile } from './artifacts.ts';
import { readConfig } from './config-file.ts';
import type { Context } from './context.ts';
import { requireCredentials } from './credentials.ts';
import { loadDecisions, loadReference } from './files/load-reference.ts';
import { openSnapshot } from './files/snapshot.ts';
import { writeLines } from './render/write-lines.ts';
import { settle, type Flags, type Settings } from './settings.ts';
import { snapshotCourse, snapshotReader, type SnapshotCourse } from './snapshot-reader.ts';

/** Which account to read: the demo, or the one that flags, environment and configuration name. */
export type SourceFlags = Flags & {
  readonly demo?: boolean;
  readonly fresh?: boolean;
  /** A snapshot takes the account's place. */
  readonly snapshot?: string;
};

/**
 * The flags of a question about an audit that was made before: where neither the demo nor a reference
 * is named and the folder holds the demo's state, the demo is meant.
 */
export async function flagsOfLastAudit(flags: SourceFlags, context: Context): Promise<SourceFlags> {
  const { shell, words } = context;
  const { reference, out } = settle(flags, shell.env, await readConfig());
  if (
    flags.demo ||
    flags.snapshot !== undefined ||
    reference !== null ||
    !(await hasDemoState(out))
  )
    return flags;
  writeLines(shell.stderr, [words.say('cli.demo.assumed', { folder: out })]);
  return { ...flags, demo: true };
}

/** Both sides of an audit, ready to be compared. */
export type AuditSource = Connection & {
  readonly mode: 'demo' | 'live';
  readonly settings: Settings;
  readonly reference: Reference;
  readonly referenceFile: string;
  /** How fast the account may be read. */
  readonly rates: ReadRates;
  /** Reads the account; what the memory has is not asked for. `null` where nothing is worth keeping. */
  readonly recallingReader: ((memory: PageMemory) => Reader) | null;
  /** What takes the account's place; `null` where it is read itself. */
  readonly snapshot:
    (SnapshotCourse & { readonly folder: string; readonly startedAt: number }) | null;
  /** To be called when nothing is read any more. */
  readonly close: () => Promise<void>;
  /** What has to be kept beside the artifacts so that the next command goes on from here. */
  readonly stateFiles: () => readonly OutputFile[];
};

/**
 * Opens both sides of an audit: everything that can be refused without a request is refused here.
 * @throws DriftError of whatever is missing or wrong
 */
export async function openAuditSource(
  flags: SourceFlags,
  context: Context,
  onEvent: (event: TransportEvent) => void,
): Promise<AuditSource> {
  const { env } = context.shell;
  const config = await readConfig();
  if (flags.snapshot !== undefined)
    return openSnapshotSource(flags.snapshot, flags, settle(flags, {}, config), context);
  return flags.demo
    ? openDemoSource(flags, settle(flags, {}, demoConfig(config)), onEvent)
    : openLiveSource(settle(flags, env, config), context, onEvent);
}

// The demo is one account with one list: what the configuration says about a live one is not meant.
function demoConfig({ out, ticketDays }: Awaited<ReturnType<typeof readConfig>>) {
  return {
    ...(out === undefined ? {} : { out }),
    ...(ticketDays === undefined ? {} : { ticketDays }),
  };
}

async function openDemoSource(
  flags: SourceFlags,
  settings: Settings,
  onEvent: (event: TransportEvent) => void,
): Promise<AuditSource> {
  const demo = await openDemo(settings.out, flags.fresh ?? false, onEvent);
  const { reference } = readReference(demo.reference, { file: demo.referenceFile });
  const decisions = await loadDecisions(settings.decisions);
  return {
    ...demo,
    mode: 'demo',
    settings,
    reference: decide(reference, decisions, toInstant(demo.now())),
    rates: ACCOUNT_READ_RATES,
    recallingReader: null,
    snapshot: null,
    close: () => Promise.resolve(),
    stateFiles: () => [{ name: DEMO_STATE_FILE, text: demo.saveState() }],
  };
}

async function openLiveSource(
  settings: Settings,
  { shell, words, paintError }: Context,
  onEvent: (event: TransportEvent) => void,
): Promise<AuditSource> {
  const { subdomain, baseUrl, leaveRoom } = settings;
  if (settings.reference === null) throw new DriftError('reference_not_named');
  const reference = await loadReference(settings.reference);
  const decisions = await loadDecisions(settings.decisions);
  if (subdomain === null) throw new DriftError('subdomain_missing');
  const credentials = requireCredentials(shell.env);
  const connection = connect({ subdomain, baseUrl, credentials, leaveRoom }, { ...shell, onEvent });
  if (credentials.kind === 'api_token')
    writeLines(shell.stderr, [paintError('yellow', words.say('cli.api_token_warning'))]);
  return {
    ...connection,
    mode: 'live',
    settings,
    reference: decide(reference, decisions, toInstant(connection.now())),
    rates: { ...ACCOUNT_READ_RATES, room: leaveRoom / 100 },
    referenceFile: settings.reference,
    snapshot: null,
    close: () => Promise.resolve(),
    stateFiles: () => [],
  };
}

/** The window of tickets is the snapshot's own, where no shorter one is named. */
async function openSnapshotSource(
  folder: string,
  { ticketDays }: Flags,
  settings: Settings,
  { shell }: Context,
): Promise<AuditSource> {
  if (settings.reference === null) throw new DriftError('reference_not_named');
  const reference = await loadReference(settings.reference);
  const decisions = await loadDecisions(settings.decisions);
  const snapshot = await openSnapshot(folder);
  const { subdomain, mode, started_at, ticket_days: days } = snapshot.manifest;
  if (ticketDays !== undefined && ticketDays > days)
    throw new DriftError('snapshot_unusable', { folder, reason: 'window', supported: days });
  const startedAt = Date.parse(started_at);
  return {
    reader: snapshotReader(snapshot),
    recallingReader: null,
    subdomain,
    mode,
    now: () => startedAt,
    sleep: shell.sleep,
    settings: { ...settings, subdomain, ticketDays: ticketDays ?? days },
    reference: decide(reference, decisions, toInstant(startedAt)),
    referenceFile: settings.reference,
    rates: ACCOUNT_READ_RATES,
    snapshot: { ...snapshotCourse(snapshot), folder, startedAt },
    close: snapshot.pages.close,
    stateFiles: () => [],
  };
}
