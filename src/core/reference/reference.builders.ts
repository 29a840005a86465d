import { DriftError, type ProblemValues } from '../problem.ts';
import { readReference, type ReadReference } from './read-reference.ts';

/** Bytes of a list in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Reads a list from its text, under the name `list.csv`. */
export function readText(text: string): ReadReference {
  return readReference(bytesOf(text), { file: 'list.csv' });
}

/** Lines of a list, each ended by a line feed. */
export function lines(...rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}

/** The code and values of the problem that an act ends in. */
export function problemOf(act: () => unknown): readonly [string, ProblemValues] {
  try {
    act();
  } catch (error) {
    if (error instanceof DriftError) return [error.code, error.values];
    throw error;
  }
  throw new Error('no problem');
}
