import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildAll, type Built } from './build.ts';
import { getBrowser } from './get-browser.ts';

declare module 'vitest' {
  // Vitest's own way of typing what a setup hands to tests is to add to this interface.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface ProvidedContext {
    readonly browserPath: string;
    readonly built: Built;
  }
}

/** Once for all browser tests: a browser, the built app and the built host page. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'drift-audit-browser-'));
  project.provide(
    'browserPath',
    getBrowser((sentence) => process.stderr.write(`${sentence}\n`)),
  );
  project.provide('built', await buildAll(folder));
  return () => rm(folder, { recursive: true, force: true });
}
