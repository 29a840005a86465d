import type { DriftError } from '../../core/problem.ts';
import { problemWords } from '../../words/problem-words.ts';
import type { Words } from '../../words/words.ts';
import type { Paint } from './paint.ts';
import { harmless } from './text-width.ts';

/** A problem as a person reads it in the terminal: what happened, then what to do. */
export function problemLines(
  problem: Pick<DriftError, 'code' | 'values'>,
  words: Words,
  paint: Paint,
): readonly string[] {
  const { happened, remedy } = problemWords(problem, words);
  return [`${paint('red', words.say('cli.error'))} ${harmless(happened)}`, harmless(remedy)];
}
