import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

/** How a run of the program ended. */
export type Ended = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** The program as it is shipped, to be run as a process of its own. */
export type DriftProgram = {
  readonly run: (args: readonly string[], where: Where) => Promise<Ended>;
  /** Starts a run and returns at once; what is still running after the test is killed. */
  readonly start: (args: readonly string[], where: Where) => Started;
  /** Runs the story of the demo. */
  readonly tellStory: (where: Where) => Promise<Ended>;
};

/** A run that is under way. */
export type Started = {
  readonly ended: Promise<Ended>;
  /** What it has written to standard error so far. */
  readonly stderr: () => string;
  readonly signal: (signal: 'SIGINT' | 'SIGKILL') => void;
};

/** Where a run takes place, and with which variables; others are not set. */
export type Where = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Builds the program from the present source, once for the tests of a file. */
export function useDriftProgram(): DriftProgram {
  let outDir = '';
  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), 'drift-program-'));
    await build({
      configFile: 'vite.cli.config.ts',
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    });
  }, 120_000);
  afterAll(() => rm(outDir, { recursive: true, force: true }));
  const start = (args: readonly string[], where: Where) =>
    startProcess(join(outDir, 'drift.js'), args, where);
  return {
    start,
    run: (args, where) => start(args, where).ended,
    tellStory: (where) => startProcess(join(outDir, 'demo-story.js'), [], where).ended,
  };
}

/** An empty folder that is gone after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'drift-run-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Returns when a condition holds. A test that waits in vain ends by its own time limit. */
export async function waitUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

/** The JSON in a file. */
export async function readJson(...path: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(...path), 'utf8')) as unknown;
}

function startProcess(program: string, args: readonly string[], { cwd, env = {} }: Where): Started {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    if (child.exitCode === null) child.kill('SIGKILL');
  });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout: stdout(), stderr: stderr() });
    });
  });
  return { ended, stderr, signal: (signal) => child.kill(signal) };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: string[] = [];
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => chunks.push(chunk));
  return () => chunks.join('');
}
