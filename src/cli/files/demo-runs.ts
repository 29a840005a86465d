import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_STATE_FILE } from '../compose.ts';

/** Receipts and journals of applies, numbered ones included. */
const RUN_FILES = /^(apply_receipt|dry_run_receipt|apply_journal)(\.\d+)?\.jsonl?$/;

/**
 * Removes the receipts and journals of earlier demo runs, when the demo starts over. A folder in which
 * no demo ran is left as it is.
 */
export async function removeDemoRuns(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (!names.includes(DEMO_STATE_FILE)) return;
  for (const name of names) if (RUN_FILES.test(name)) await rm(join(folder, name));
}
