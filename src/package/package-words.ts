import type { Words } from '../words/words.ts';
import type { Finding } from './check-package.ts';

/** What is wrong and what to do about it, in one sentence of a person's language. */
export function findingSentence({ rule, breach }: Finding, words: Words): string {
  return words.say(`package.rules.${rule}`, breach);
}
