import type { Words } from '../../../words/words.ts';

/** A value of a record as it was read: lists with commas, nothing as a word. */
export function shownValue(value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '')
    return words.say('page.change.nothing');
  if (Array.isArray(value))
    return value.length === 0
      ? words.say('page.change.nothing')
      : value.map((one) => shownValue(one, words)).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
