import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { REPOSITORY } from './markdown-files.ts';

/** A command that was started in a shell. */
export type Running = {
  /** What it has printed so far, on standard output and on standard error. */
  readonly printed: () => string;
  /** Resolves with its exit code; `null` where it was killed. */
  readonly ended: Promise<number | null>;
  readonly kill: () => void;
};

const NOT_COPIED = ['node_modules', 'dist', 'coverage', 'reports', 'drift-audit', '.git'];
/** Where the copy has `drift` as the command that the pages write without `npx`. */
const COMMANDS = '.commands';

/** A copy of the project as `npm ci` leaves it, made once for the tests of a file; and copies of that. */
export function useProjectCopies(): { readonly copy: () => Promise<string> } {
  let project = '';
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'drift-project-'));
    const left = NOT_COPIED.map((name) => join(REPOSITORY, name));
    const filter = (path: string) => !left.includes(path);
    await cp(REPOSITORY, project, { recursive: true, filter });
    await symlink(join(REPOSITORY, 'node_modules'), join(project, 'node_modules'));
    await mkdir(join(project, COMMANDS));
    await symlink('../dist/cli/drift.js', join(project, COMMANDS, 'drift'));
    await run('npm run prepare', project);
  }, 120_000);
  afterAll(() => rm(project, { recursive: true, force: true }));
  return {
    copy: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'drift-project-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
      // Ten times as fast as copying file by file from here.
      await run(`cp -RP . "${folder}"`, project);
      return folder;
    },
  };
}

/** Starts shell commands in a copy; the last of them can be killed. */
export function startShell(commands: readonly string[], project: string): Running {
  const lines = [...commands.slice(0, -1), killable(commands.at(-1) ?? '')].join('\n');
  const child = spawn('sh', ['-c', lines], {
    cwd: project,
    env: environmentOf(project),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { printed: () => printed, ended, kill: () => child.kill('SIGKILL') };
}

async function run(command: string, project: string): Promise<void> {
  const { ended, printed } = startShell([command], project);
  expect(await ended, printed()).toBe(0);
}

/**
 * The program in the place of the shell, and not below it. npm would stand between them as well, so
 * of a script that serves, the copy starts the program at its end.
 */
function killable(command: string): string {
  const [, args] = /^npm run fake-zendesk --(.*)$/.exec(command) ?? [];
  const program = packageJson.scripts['fake-zendesk'].split(' && ').at(-1) ?? '';
  if (args !== undefined) return `exec ${program}${args}`;
  return command.startsWith('drift ') ? `exec ${command}` : command;
}

/** Nobody's settings, and no way to a registry. */
function environmentOf(project: string): NodeJS.ProcessEnv {
  const path = [join(project, COMMANDS), dirname(process.execPath), process.env['PATH'] ?? ''];
  return {
    PATH: path.join(delimiter),
    HOME: join(project, COMMANDS),
    NO_COLOR: '1',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
}
