import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEarlierAudit, type EarlierAudit } from '../../core/report/compare.ts';
import { DriftError } from '../../core/problem.ts';

/**
 * Reads what an earlier audit left in its folder.
 * @throws DriftError `earlier_audit_unreadable` (value `file`)
 */
export async function loadEarlierAudit(folder: string): Promise<EarlierAudit> {
  return readEarlierAudit(
    await readText(join(folder, 'issues.csv')),
    await readText(join(folder, 'fix_plan.json')),
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new DriftError('earlier_audit_unreadable', { file }, { cause });
  }
}
