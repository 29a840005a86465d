import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Output } from './shell.ts';

/** An empty folder that is gone after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'drift-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An output that keeps what is written to it. */
export function recordedOutput(columns: number | null): Output & { readonly text: () => string } {
  let text = '';
  return {
    write: (more) => {
      text += more;
    },
    isTerminal: columns !== null,
    columns,
    text: () => text,
  };
}
