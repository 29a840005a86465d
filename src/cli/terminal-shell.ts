import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ask, Output, Shell } from './shell.ts';

/** The process, its streams and its signals, as the commands see them. */
export function terminalShell(): Shell {
  // The reader of a pipe may leave early (`drift codes | head`): that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const isAnswered = process.stdin.isTTY && process.stderr.isTTY;
  return {
    env: process.env,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    now: Date.now,
    sleep: (milliseconds) => sleep(milliseconds),
    random: Math.random,
    ask: isAnswered ? askOnTerminal : null,
    pid: process.pid,
    isRunning,
    supervise,
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : null,
  };
}

async function askOnTerminal(question: string, preset: string): ReturnType<Ask> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const shown = preset === '' ? `${question}: ` : `${question} [${preset}]: `;
    const answer = (await terminal.question(shown)).trim();
    return answer === '' ? preset : answer;
  } finally {
    terminal.close();
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ctrl-C once stops after the action in flight, twice ends the last wait, three times ends the program. */
function supervise(onHeard: Parameters<Shell['supervise']>[0]): ReturnType<Shell['supervise']> {
  let heard = 0;
  const listen = () => {
    heard += 1;
    if (heard === 1) onHeard('stopping');
    else if (heard === 2) onHeard('cutting');
    else process.exit(130);
  };
  process.on('SIGINT', listen);
  process.on('SIGTERM', listen);
  return {
    isStopRequested: () => heard >= 1,
    isWaitCutShort: () => heard >= 2,
    end: () => {
      process.off('SIGINT', listen);
      process.off('SIGTERM', listen);
    },
  };
}
