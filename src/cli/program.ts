import { inspect } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { DriftError } from '../core/problem.ts';
import type { Words } from '../words/words.ts';
import { apply, type ApplyFlags } from './commands/apply.ts';
import { audit, type AuditFlags } from './commands/audit.ts';
import { codes } from './commands/codes.ts';
import { init, type InitFlags } from './commands/init.ts';
import { trace, type TraceFlags } from './commands/trace.ts';
import type { Context } from './context.ts';
import { SECRET_VARIABLES } from './credentials.ts';
import { exitCodeOf, type ExitCode, type Outcome } from './exit-code.ts';
import { createPaint } from './render/paint.ts';
import { problemLines } from './render/problem-lines.ts';
import { writeLines } from './render/write-lines.ts';
import type { Shell } from './shell.ts';
import {
  parseBaseUrl,
  parseCount,
  parsePath,
  parsePercent,
  parseSubdomain,
  parseTicketDays,
} from './values.ts';

/** Runs one command line to its end and says with which code to exit. Never throws. */
export async function runProgram(
  args: readonly string[],
  shell: Shell,
  words: Words,
): Promise<ExitCode> {
  const context = {
    shell,
    words,
    paint: createPaint(shell.stdout, shell.env),
    paintError: createPaint(shell.stderr, shell.env),
  };
  return exitCodeOf(await outcomeOf(args, context));
}

async function outcomeOf(args: readonly string[], context: Context): Promise<Outcome> {
  let outcome: Outcome = { kind: 'done' };
  const program = createProgram(context, (reached) => {
    outcome = reached;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return outcome;
  } catch (error) {
    // Commander has said what is wrong, or shown the help that was asked for.
    if (error instanceof CommanderError)
      return { kind: error.exitCode === 0 ? 'done' : 'wrong_usage' };
    return sayProblem(error, context);
  }
}

function sayProblem(error: unknown, { shell, words, paintError }: Context): Outcome {
  const problem = error instanceof DriftError ? error : new DriftError('bug', {}, { cause: error });
  writeLines(shell.stderr, problemLines(problem, words, paintError));
  if (shell.env['DRIFT_DEBUG'] === '1')
    writeLines(shell.stderr, [withoutSecrets(inspect(problem), shell.env)]);
  return { kind: 'stopped', fault: problem.fault };
}

function withoutSecrets(text: string, env: Shell['env']): string {
  return SECRET_VARIABLES.reduce((clean, name) => {
    const secret = env[name]?.trim() ?? '';
    return secret === '' ? clean : clean.replaceAll(secret, `[${name}]`);
  }, text);
}

function createProgram(context: Context, onOutcome: (outcome: Outcome) => void): Command {
  const { shell, words } = context;
  const program = new Command('drift')
    .description(words.say('app.short_description'))
    .version(packageJson.version, '-V, --version', words.say('cli.help.version'))
    .helpOption('-h, --help', words.say('cli.help.help'))
    .exitOverride()
    .showHelpAfterError(words.say('cli.help.after_error'))
    .configureOutput({
      writeOut: shell.stdout.write,
      writeErr: shell.stderr.write,
      getOutHelpWidth: () => shell.stdout.columns ?? 100,
      getErrHelpWidth: () => shell.stderr.columns ?? 100,
    })
    .addHelpText('after', `\n${words.say('cli.help.overview')}`);
  addInit(program, context, onOutcome);
  addAudit(program, context, onOutcome);
  addTrace(program, context, onOutcome);
  addApply(program, context, onOutcome);
  addCodes(program, context, onOutcome);
  return program;
}

type Add = (program: Command, context: Context, onOutcome: (outcome: Outcome) => void) => void;

const addInit: Add = (program, context, onOutcome) => {
  const { words } = context;
  program
    .command('init')
    .description(words.say('cli.help.init'))
    .option('--subdomain <name>', words.say('cli.help.subdomain'), (text) =>
      parseSubdomain(text, '--subdomain'),
    )
    .option('--reference <file>', words.say('cli.help.reference'), (text) =>
      parsePath(text, '--reference'),
    )
    .option('--out <folder>', words.say('cli.help.out'), (text) => parsePath(text, '--out'))
    .option('--ticket-days <days>', words.say('cli.help.ticket_days'), (text) =>
      parseTicketDays(text, '--ticket-days'),
    )
    .option('--leave-room <percent>', words.say('cli.help.leave_room'), (text) =>
      parsePercent(text, '--leave-room'),
    )
    .option('--base-url <url>', words.say('cli.help.base_url'), parseBaseUrl)
    .option('--yes', words.say('cli.help.yes'))
    .addHelpText('after', `\n${words.say('cli.help.init_examples')}`)
    .action(async (flags: InitFlags) => {
      onOutcome(await init(flags, context));
    });
};

const addAudit: Add = (program, context, onOutcome) => {
  const { words } = context;
  sourceOptions(program.command('audit'), words)
    .description(words.say('cli.help.audit'))
    .option('--fresh', words.say('cli.help.fresh'))
    .option('--restart', words.say('cli.help.restart'))
    .addOption(
      new Option('--changes', words.say('cli.help.changes')).conflicts([
        'demo',
        'snapshot',
        'keepSnapshot',
      ]),
    )
    .addOption(
      new Option('--keep-snapshot <folder>', words.say('cli.help.keep_snapshot'))
        .argParser((text) => parsePath(text, '--keep-snapshot'))
        .conflicts(['demo', 'snapshot', 'changes']),
    )
    .option('--exit-code', words.say('cli.help.exit_code'))
    .option('--compare <folder>', words.say('cli.help.compare'), (text) =>
      parsePath(text, '--compare'),
    )
    .addHelpText('after', `\n${words.say('cli.help.audit_examples')}`)
    .action(async (flags: AuditFlags, command: Command) => {
      if (flags.fresh && !flags.demo) command.error(words.say('cli.help.fresh_without_demo'));
      onOutcome(await audit(flags, context));
    });
};

const addTrace: Add = (program, context, onOutcome) => {
  const { words } = context;
  sourceOptions(program.command('trace'), words)
    .description(words.say('cli.help.trace'))
    .option('--sf-account-id <id>', words.say('cli.help.sf_account_id'))
    .option('--zendesk-org-id <id>', words.say('cli.help.zendesk_org_id'))
    .option('--zendesk-user-id <id>', words.say('cli.help.zendesk_user_id'))
    .option('--zendesk-ticket-id <id>', words.say('cli.help.zendesk_ticket_id'))
    .addHelpText('after', `\n${words.say('cli.help.trace_examples')}`)
    .action(async (flags: TraceFlags) => {
      onOutcome(await trace(flags, context));
    });
};

const addApply: Add = (program, context, onOutcome) => {
  const { words } = context;
  const count = (option: string, smallest: number) => (text: string) =>
    parseCount(text, option, smallest);
  program
    .command('apply')
    .description(words.say('cli.help.apply'))
    .option('--plan <file>', words.say('cli.help.plan'), (text) => parsePath(text, '--plan'))
    .option('--apply', words.say('cli.help.apply_flag'))
    .option('--confirm-plan-hash <hash>', words.say('cli.help.confirm_plan_hash'))
    .option('--reason <text>', words.say('cli.help.reason'))
    .option('--max-actions <n>', words.say('cli.help.max_actions'), count('--max-actions', 0))
    .option(
      '--max-per-account <n>',
      words.say('cli.help.max_per_account'),
      count('--max-per-account', 0),
    )
    .option(
      '--settle-seconds <n>',
      words.say('cli.help.settle_seconds'),
      count('--settle-seconds', 0),
    )
    .option(
      '--only-account <id>',
      words.say('cli.help.only_account'),
      (id: string, ids: readonly string[] | undefined) => [...(ids ?? []), id],
    )
    .option('--resume', words.say('cli.help.resume'))
    .option('--accept-partial-reference', words.say('cli.help.accept_partial_reference'))
    .option('--accept-old-plan', words.say('cli.help.accept_old_plan'))
    .option('--out <folder>', words.say('cli.help.apply_out'), (text) => parsePath(text, '--out'))
    .option('--leave-room <percent>', words.say('cli.help.leave_room'), (text) =>
      parsePercent(text, '--leave-room'),
    )
    .option('--base-url <url>', words.say('cli.help.base_url'), parseBaseUrl)
    .option('--json', words.say('cli.help.json'))
    .option('--quiet', words.say('cli.help.quiet'))
    .addHelpText('after', `\n${words.say('cli.help.apply_examples')}`)
    .action(async (flags: ApplyFlags) => {
      onOutcome(await apply(flags, context));
    });
};

const addCodes: Add = (program, context, onOutcome) => {
  const { words } = context;
  program
    .command('codes')
    .description(words.say('cli.help.codes'))
    .option('--json', words.say('cli.help.json'))
    .addHelpText('after', `\n${words.say('cli.help.codes_examples')}`)
    .action((flags: { readonly json?: boolean }) => {
      onOutcome(codes(flags, context));
    });
};

function sourceOptions(command: Command, words: Words): Command {
  return command
    .addOption(
      command
        .createOption('--demo', words.say('cli.help.demo'))
        .conflicts(['reference', 'baseUrl']),
    )
    .addOption(
      new Option('--snapshot <folder>', words.say('cli.help.snapshot'))
        .argParser((text) => parsePath(text, '--snapshot'))
        .conflicts(['demo', 'baseUrl', 'restart', 'changes']),
    )
    .option('--reference <file>', words.say('cli.help.reference'), (text) =>
      parsePath(text, '--reference'),
    )
    .option('--decisions <file>', words.say('cli.help.decisions'), (text) =>
      parsePath(text, '--decisions'),
    )
    .option('--out <folder>', words.say('cli.help.out'), (text) => parsePath(text, '--out'))
    .option('--ticket-days <days>', words.say('cli.help.ticket_days'), (text) =>
      parseTicketDays(text, '--ticket-days'),
    )
    .option('--leave-room <percent>', words.say('cli.help.leave_room'), (text) =>
      parsePercent(text, '--leave-room'),
    )
    .option('--base-url <url>', words.say('cli.help.base_url'), parseBaseUrl)
    .option('--json', words.say('cli.help.json'))
    .option('--quiet', words.say('cli.help.quiet'));
}
