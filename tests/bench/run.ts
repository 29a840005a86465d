import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { benchAudit } from './audit.ts';
import { benchDetection } from './detection.ts';
import { progress } from './figure.ts';
import { benchPage } from './page.ts';
import { benchRequests } from './requests.ts';
import { benchReferenceCsv } from './reference-csv.ts';
import { benchSidebar } from './sidebar.ts';

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  reference_csv: benchReferenceCsv,
  audit: benchAudit,
  detection: () => benchDetection(),
  page: benchPage,
  sidebar: benchSidebar,
  requests: benchRequests,
};

process.exitCode = await main(process.argv.slice(2));

/**
 * Without a name, every benchmark in a process of its own, so that the peak memory is its own too;
 * with names, those benchmarks in this process.
 */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) {
    progress(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
    return 2;
  }
  if (names.length > 0) {
    for (const name of names) await BENCHES[name]?.();
    return 0;
  }
  const failed = Object.keys(BENCHES).filter((name) => runApart(name) !== 0);
  for (const name of failed) progress(`${name} failed`);
  return failed.length > 0 ? 1 : 0;
}

function runApart(name: string): number | null {
  const program = fileURLToPath(import.meta.url);
  return spawnSync(process.execPath, ['--expose-gc', program, name], { stdio: 'inherit' }).status;
}
