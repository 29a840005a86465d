import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../core/plan/plan-format.ts';
import { NOTHING_KEPT, type KeptReadMemory } from '../../run/read-memory.ts';
import { memoryInRunFile } from '../../run/read-run-file.ts';
import { RUN_FILE } from '../../run/run-file.ts';

/** What an earlier audit in this folder learned about reading the account; nothing where none tells. */
export async function loadReadMemory(
  folder: string,
  source: Pick<Plan['source'], 'subdomain' | 'mode'>,
): Promise<KeptReadMemory> {
  try {
    return memoryInRunFile(await readFile(join(folder, RUN_FILE), 'utf8'), source);
  } catch {
    // Whether the folder can be used at all is found out when something is written.
    return NOTHING_KEPT;
  }
}
