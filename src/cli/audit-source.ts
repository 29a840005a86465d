import { DriftError } from '../core/problem.ts';
import { readReference } from '../core/reference/read-reference.ts';
import type { Reference } from '../core/reference/reference.ts';
import type { TransportEvent } from '../zendesk/paced-transport.ts';
import { connect, DEMO_STATE_FILE, hasDemoState, openDemo, type Connection } from './compose.ts';
import type { OutputFile } from './artifacts.ts';
import { readConfig } from './config-file.ts';
import type { Context } from './context.ts';
import { requireCredentials } from './credentials.ts';
import { loadReference } from './files/load-reference.ts';
import { writeLines } from './render/write-lines.ts';
import { settle, type Flags, type Settings } from './settings.ts';

/** Which account to read: the demo, or the one that flags, environment and configuration name. */
export type SourceFlags = Flags & { readonly demo?: boolean; readonly fresh?: boolean };

/**
 * The flags of a question about an audit that was made before: where neither the demo nor a reference
 * is named and the folder holds the demo's state, the demo is meant.
 */
export async function flagsOfLastAudit(flags: SourceFlags, context: Context): Promise<SourceFlags> {
  const { shell, words } = context;
  const { reference, out } = settle(flags, shell.env, await readConfig());
  if (flags.demo || reference !== null || !(await hasDemoState(out))) return flags;
  writeLines(shell.stderr, [words.say('cli.demo.assumed', { folder: out })]);
  return { ...flags, demo: true };
}

/** Both sides of an audit, ready to be compared. */
export type AuditSource = Connection & {
  readonly mode: 'demo' | 'live';
  readonly settings: Settings;
  readonly reference: Reference;
  readonly referenceFile: string;
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
  return {
    ...demo,
    mode: 'demo',
    settings,
    reference,
    stateFiles: () => [{ name: DEMO_STATE_FILE, text: demo.saveState() }],
  };
}

async function openLiveSource(
  settings: Settings,
  { shell, words, paintError }: Context,
  onEvent: (event: TransportEvent) => void,
): Promise<AuditSource> {
  const { subdomain, baseUrl } = settings;
  if (settings.reference === null) throw new DriftError('reference_not_named');
  const reference = await loadReference(settings.reference);
  if (subdomain === null) throw new DriftError('subdomain_missing');
  const credentials = requireCredentials(shell.env);
  const connection = connect({ subdomain, baseUrl, credentials }, { ...shell, onEvent });
  if (credentials.kind === 'api_token')
    writeLines(shell.stderr, [paintError('yellow', words.say('cli.api_token_warning'))]);
  return {
    ...connection,
    mode: 'live',
    settings,
    reference,
    referenceFile: settings.reference,
    stateFiles: () => [],
  };
}
