import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { receiptSchema, type Receipt } from '../../src/core/apply/receipt-format.ts';
import { sealPlan } from '../../src/core/plan/make-plan.ts';
import { writePlan } from '../../src/core/plan/plan-file.ts';
import { planSchema, type Plan } from '../../src/core/plan/plan-format.ts';
import { loadAccount, referenceCsv } from '../../src/fake-zendesk/accounts/index-of-accounts.ts';
import { createFakeZendesk, type FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { serveFake } from '../../src/fake-zendesk/serve.ts';
import { emptyFolder, readJson, type DriftProgram, type Where } from './drift-program.ts';

export const TOKEN = 'sample-token-of-an-admin';
export const AGENT_TOKEN = 'sample-token-of-an-agent';
export const SEED = loadAccount('demo');

/** The demo account served on this machine, and a folder in which it was audited. */
export type Scene = {
  readonly fake: FakeZendesk;
  readonly where: Required<Where>;
  readonly plan: Plan;
  /** The command line of a dry run, and what is to be added to it. */
  readonly dryRun: (...more: readonly string[]) => readonly string[];
  /** The command line of a live apply under the plan's own hash, watching for a second. */
  readonly live: (...more: readonly string[]) => readonly string[];
  readonly resume: readonly string[];
  /** Requests of one method since the audit, as `METHOD path`. */
  readonly writes: () => readonly string[];
};

/** Serves the demo account and audits it with the program. */
export async function auditedScene(drift: DriftProgram): Promise<Scene> {
  const tokens = new Map([
    [TOKEN, someone('admin')],
    [AGENT_TOKEN, someone('agent')],
  ]);
  // Several runs of a test share a minute.
  const fake = createFakeZendesk(SEED, { now: Date.now, tokens, highVolume: true });
  const served = await serveFake(fake);
  onTestFinished(() => served.close());
  const cwd = await emptyFolder();
  const where = { cwd, env: envWith(TOKEN) };
  await writeFile(join(cwd, 'accounts.csv'), referenceCsv('demo'));
  const base = ['--base-url', served.url];
  const audit = ['audit', '--reference', 'accounts.csv', '--out', 'out', '--quiet', ...base];
  expect(await drift.run(audit, where)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  const plan = await planIn(cwd);
  const dryRun = (...more: readonly string[]) => [
    ...['apply', '--plan', join('out', 'fix_plan.json'), ...base],
    ...more,
  ];
  const confirmed = ['--apply', '--confirm-plan-hash', plan.plan_hash, '--reason', 'a test'];
  return {
    fake,
    where,
    plan,
    dryRun,
    live: (...more) => dryRun(...confirmed, '--settle-seconds', '1', ...more),
    resume: ['apply', '--resume', '--out', 'out', ...base],
    writes: () =>
      fake.requestLog
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path}`),
  };
}

/** The environment of a person who may sign in. */
export function envWith(token: string): Readonly<Record<string, string>> {
  return { ZENDESK_SUBDOMAIN: SEED.subdomain, ZENDESK_OAUTH_TOKEN: token };
}

/** Puts a plan in the place of the audited one. Its hash fits what it says. */
export async function replacePlan(
  { where, plan }: Scene,
  change: (plan: Plan) => Plan,
): Promise<Plan> {
  const changed = sealPlan(change(plan));
  await writeFile(join(where.cwd, 'out', 'fix_plan.json'), writePlan(changed));
  return changed;
}

/** Puts text in the place of the audited plan. */
export async function rewritePlan(
  { where }: Scene,
  change: (text: string) => string,
): Promise<void> {
  const file = join(where.cwd, 'out', 'fix_plan.json');
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** A receipt of the folder, which has to be one. */
export async function receiptIn(
  { where }: Pick<Scene, 'where'>,
  name = 'apply_receipt.json',
): Promise<Receipt> {
  return receiptSchema.parse(await readJson(where.cwd, 'out', name));
}

/** `outcome`, or `outcome: reason`, of each action that was prepared, in plan order. */
export function outcomesOf({ entries }: Receipt): readonly string[] {
  return entries
    .filter(({ outcome }) => outcome !== 'blocked')
    .map(({ outcome, reason }) => (reason === null ? outcome : `${outcome}: ${reason}`));
}

async function planIn(cwd: string): Promise<Plan> {
  return planSchema.parse(await readJson(cwd, 'out', 'fix_plan.json'));
}

function someone(role: 'admin' | 'agent'): number {
  const user = SEED.users.find((one) => one.role === role);
  if (!user) throw new Error(`the demo has no ${role}`);
  return user.id;
}
