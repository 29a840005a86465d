import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { receiptSchema } from '../core/apply/receipt-format.ts';
import { readSealedPlan } from '../core/plan/plan-file.ts';
import { ENGLISH } from '../words/english.ts';
import type { ExitCode } from './exit-code.ts';
import { createPaint } from './render/paint.ts';
import { totalsLine } from './render/receipt-report.ts';
import { writeLines } from './render/write-lines.ts';
import { runProgram } from './program.ts';
import { terminalShell } from './terminal-shell.ts';

// The story of the product in six steps, told by its own commands on the bundled demo account.

const OUT = 'drift-audit';
const BEFORE = join(OUT, 'before');
const ARTIFACTS = ['exceptions_by_account.csv', 'issues.csv', 'fix_plan.json', 'audit.json'];

const shell = terminalShell();
const paint = createPaint(shell.stdout, shell.env);

process.exitCode = await tellStory();

async function tellStory(): Promise<ExitCode> {
  step(1, 'audit');
  const audited = await drift('audit', '--demo', '--fresh', '--out', OUT);
  if (audited !== 0) return audited;

  step(2, 'triage');
  await mkdir(BEFORE, { recursive: true });
  for (const name of ARTIFACTS) await copyFile(join(OUT, name), join(BEFORE, name));
  const triage = await readFile(join(OUT, 'exceptions_by_account.csv'), 'utf8');
  writeLines(
    shell.stdout,
    triage
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n'),
  );

  step(3, 'blocked');
  const plan = join(OUT, 'fix_plan.json');
  const { actions, plan_hash } = readSealedPlan(await readFile(plan, 'utf8'));
  for (const { blocked_reason, sf_account_id, target } of actions)
    if (blocked_reason !== null)
      writeLines(shell.stdout, [
        `${sf_account_id ?? ENGLISH.say('phrases.no_single_account')}  ${target.label}: ${blocked_reason}`,
      ]);

  step(4, 'dry_run');
  const dryRun = await drift('apply', '--plan', plan);
  if (dryRun !== 0) return dryRun;

  step(5, 'apply');
  const caps = ['--max-actions', '25', '--max-per-account', '3'];
  const confirmed = ['--confirm-plan-hash', plan_hash, '--reason', 'demo of a supervised repair'];
  const applied = await drift('apply', '--plan', plan, '--apply', ...confirmed, ...caps);
  if (applied !== 0) return applied;

  step(6, 'again');
  const again = await drift('audit', '--demo', '--out', OUT, '--compare', BEFORE);
  const receipt = receiptSchema.parse(
    JSON.parse(await readFile(join(OUT, 'apply_receipt.json'), 'utf8')),
  );
  const measured = ENGLISH.say('apply.measured', {
    salesforce: receipt.salesforce_writes,
    tickets: receipt.ticket_mutations,
  });
  const totals = totalsLine(receipt, ENGLISH);
  writeLines(shell.stdout, [
    '',
    paint('bold', ENGLISH.say('cli.demo.totals', { totals, measured })),
  ]);
  return again;
}

async function drift(...args: readonly string[]): Promise<ExitCode> {
  writeLines(shell.stdout, [paint('dim', `$ drift ${args.map(quoted).join(' ')}`), '']);
  return await runProgram(args, shell, ENGLISH);
}

function quoted(arg: string): string {
  return arg.includes(' ') ? `"${arg}"` : arg;
}

function step(
  number: number,
  name: 'audit' | 'triage' | 'blocked' | 'dry_run' | 'apply' | 'again',
): void {
  const what = ENGLISH.say(`cli.demo.${name}`);
  const line = ENGLISH.say('cli.demo.step', { number, what });
  writeLines(shell.stdout, ['', paint('bold', line)]);
}
