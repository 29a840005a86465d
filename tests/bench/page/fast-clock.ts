import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// An app may ask Zendesk 100 times a minute, and the app keeps to that: an account of this size would
// take an hour. So the clock of its worker runs faster, and the account's with it. The thread that
// paints, which is what is measured, has the clock it always has.

const TIMES = 30;

/** A clock that runs faster from a moment on; milliseconds since 1970. */
export function fastClock(since: number): () => number {
  return () => since + (Date.now() - since) * TIMES;
}

/** The script of a worker that keeps to such a clock. */
export function hastened(script: string, since: number): string {
  return prelude(since) + script;
}

/** Makes the worker of a built app keep to such a clock. */
export async function hastenWorker(appFolder: string, since: number): Promise<void> {
  const assets = join(appFolder, 'assets');
  const file = (await readdir(assets)).find((name) => /^worker-.*\.js$/.test(name));
  if (file === undefined) throw new Error('the app has no worker');
  const path = join(assets, file);
  await writeFile(path, hastened(await readFile(path, 'utf8'), since));
}

// What only waits hands the end of a promise to the timer, which is a function of the browser's own.
// Other timers are limits on what the machine does, and stay as long as they are.
function prelude(since: number): string {
  return `{
    const now = Date.now, start = setTimeout;
    const isWait = (job) => Function.prototype.toString.call(job).includes('[native code]');
    Date.now = () => ${since} + (now() - ${since}) * ${TIMES};
    self.setTimeout = (job, ms = 0) => start(job, isWait(job) ? ms / ${TIMES} : ms);
  }
`;
}
