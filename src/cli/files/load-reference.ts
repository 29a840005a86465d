import { readFile } from 'node:fs/promises';
import { NO_DECISIONS, type DecisionList } from '../../core/decisions/decision.ts';
import { readDecisions } from '../../core/decisions/decisions-csv.ts';
import { DriftError, type ProblemCode } from '../../core/problem.ts';
import { readReference } from '../../core/reference/read-reference.ts';
import type { Reference } from '../../core/reference/reference.ts';
import { fileErrorCode } from './file-errors.ts';

/**
 * Reads the list of Salesforce accounts from a file.
 * @throws DriftError `reference_*`
 */
export async function loadReference(path: string): Promise<Reference> {
  return readReference(await readBytes(path, referenceProblem), { file: path }).reference;
}

/**
 * Reads a decisions file; nothing is decided where none is named.
 * @throws DriftError `decisions_*`
 */
export async function loadDecisions(path: string | null): Promise<DecisionList> {
  if (path === null) return NO_DECISIONS;
  return readDecisions(await readBytes(path, decisionsProblem), path);
}

async function readBytes(
  file: string,
  problemOf: (code: string | null) => ProblemCode,
): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new DriftError(problemOf(fileErrorCode(cause)), { file }, { cause });
  }
}

function decisionsProblem(code: string | null): ProblemCode {
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'decisions_not_found' : 'decisions_unreadable';
}

function referenceProblem(code: string | null): ProblemCode {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'reference_not_found';
  return code === 'EISDIR' ? 'reference_is_directory' : 'reference_unreadable';
}
