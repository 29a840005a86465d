import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Plan } from '../core/plan/plan-format.ts';
import { readSealedPlan, requireTenant } from '../core/plan/plan-file.ts';
import { DriftError } from '../core/problem.ts';
import type { TransportEvent } from '../zendesk/paced-transport.ts';
import type { OutputFile } from './artifacts.ts';
import {
  connect,
  connectToApply,
  DEMO_STATE_FILE,
  openDemo,
  openDemoToApply,
  type Connection,
  type Demo,
  type LiveAddress,
  type WritableConnection,
} from './compose.ts';
import { readConfig } from './config-file.ts';
import type { Context } from './context.ts';
import { requireCredentials } from './credentials.ts';
import { sayFileError } from './files/file-errors.ts';
import { writeLines } from './render/write-lines.ts';
import { settle, type Flags } from './settings.ts';

/** The account of a plan, and what has to be kept beside its receipts. */
export type PlanSource<Opened extends Connection> = {
  readonly connection: Opened;
  readonly stateFiles: () => readonly OutputFile[];
};

/** Where receipts go: the named folder, else the folder of the plan, else the configured one. */
export async function applyFolder(flags: Flags & { readonly plan?: string }): Promise<string> {
  if (flags.out !== undefined) return flags.out;
  if (flags.plan !== undefined) return dirname(flags.plan);
  return settle(flags, {}, await readConfig()).out;
}

/**
 * Reads a plan's file and trusts nothing in it.
 * @throws DriftError `plan_unreadable`, and what reading a plan throws
 */
export async function loadPlan(file: string): Promise<Plan> {
  try {
    return readSealedPlan(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof DriftError && error.code !== 'plan_unreadable') throw error;
    const why = error instanceof DriftError ? {} : { why: sayFileError(error) };
    throw new DriftError('plan_unreadable', { file, ...why }, { cause: error });
  }
}

/**
 * Opens the account that a plan is for, to be read and nothing else.
 * @throws DriftError `plan_wrong_tenant` where it is not the one that was named, and of whatever is missing
 */
export async function openToRead(
  plan: Plan,
  out: string,
  flags: Flags,
  context: Context,
  onEvent: (event: TransportEvent) => void,
): Promise<PlanSource<Connection>> {
  if (plan.source.mode === 'demo') return demoSource(plan, await openDemo(out, false, onEvent));
  const address = await liveAddress(plan, flags, context);
  return { connection: connect(address, { ...context.shell, onEvent }), stateFiles: () => [] };
}

/**
 * Opens the account that a plan is for, to be written to as well.
 * @throws DriftError as `openToRead`
 */
export async function openToApply(
  plan: Plan,
  out: string,
  flags: Flags,
  context: Context,
  onEvent: (event: TransportEvent) => void,
): Promise<PlanSource<WritableConnection>> {
  if (plan.source.mode === 'demo') return demoSource(plan, await openDemoToApply(out, onEvent));
  const address = await liveAddress(plan, flags, context);
  return {
    connection: connectToApply(address, { ...context.shell, onEvent }),
    stateFiles: () => [],
  };
}

function demoSource<Opened extends Demo>(plan: Plan, demo: Opened): PlanSource<Opened> {
  requireTenant(plan, demo.subdomain);
  return {
    connection: demo,
    stateFiles: () => [{ name: DEMO_STATE_FILE, text: demo.saveState() }],
  };
}

async function liveAddress(
  plan: Plan,
  flags: Flags,
  { shell, words, paintError }: Context,
): Promise<LiveAddress> {
  const { subdomain, baseUrl, leaveRoom } = settle(flags, shell.env, await readConfig());
  if (subdomain === null) throw new DriftError('subdomain_missing');
  requireTenant(plan, subdomain);
  const credentials = requireCredentials(shell.env);
  if (credentials.kind === 'api_token')
    writeLines(shell.stderr, [paintError('yellow', words.say('cli.api_token_warning'))]);
  return { subdomain, baseUrl, credentials, leaveRoom };
}
