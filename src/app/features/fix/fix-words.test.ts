import { expect, test } from 'vitest';
import { shapeOf } from '../../../words/message-shape.builders.ts';
import { ENGLISH } from '../../../words/english.ts';
import messages from '../../../../translations/en.json' with { type: 'json' };
import { toPageWords } from '../../shared/words/use-words.ts';
import { fixWords, INSTEAD } from './fix-words.ts';

function messageOf(key: string): string {
  let here: unknown = messages;
  for (const step of key.split('.'))
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined;
  return String(here);
}

test('where the modal has words of its own they are said, and the page’s everywhere else', () => {
  const words = fixWords(toPageWords(ENGLISH));
  expect(words.say('page.apply.stay')).toBe(ENGLISH.say('fix.instead.stay'));
  expect(words.say('page.apply.stay')).not.toBe(ENGLISH.say('page.apply.stay'));
  expect(words.say('page.apply.title')).toBe(ENGLISH.say('page.apply.title'));
  expect(words.time(0)).toBe(toPageWords(ENGLISH).time(0));
});

test.each(Object.entries(INSTEAD))('%s and %s name the same values', (said, instead) => {
  const values = (key: string) => shapeOf(messageOf(key), 'en').values;
  expect(values(instead)).toEqual(values(said));
});

test('the modal sends nobody to what only the page has', () => {
  const words = fixWords(toPageWords(ENGLISH));
  for (const key of Object.values(INSTEAD))
    expect(words.say(key)).not.toMatch(/download|first stage|audit again|next audit/i);
});
