import { afterEach, expect, test, vi } from 'vitest';
import { manualClock } from '../../../core/time-limit.builders.ts';
import { connectDatabase } from './database.ts';
import { stubIndexedDb } from './indexed-db.builders.ts';
import { pacingPlace } from './pacing-place.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Frames of one browser, each with a connection of its own. */
function twoFrames() {
  const browser = stubIndexedDb();
  const clock = manualClock();
  const open = (name = 'person.1') =>
    pacingPlace(name, {
      connection: connectDatabase('drift-audit', clock.after),
      after: clock.after,
    });
  return { browser, clock, open, one: open(), other: open() };
}

const append = (letter: string) => (text: string | null) => `${text ?? ''}${letter}`;

test('what one frame puts there the other finds', async () => {
  const { one, other, browser } = twoFrames();
  await one.update(append('a'));
  await other.update(append('b'));
  expect(browser.content('pacing')).toStrictEqual(['ab']);
});

test('changes that are asked for at once are made one after the other', async () => {
  const { one, other, browser } = twoFrames();
  const letters = 'abcdefgh'.split('');
  await Promise.all(
    letters.map((letter, at) => (at % 2 === 0 ? one : other).update(append(letter))),
  );
  const [text] = browser.content('pacing');
  expect(String(text).split('').sort()).toStrictEqual(letters);
});

test('a change that changes nothing writes nothing', async () => {
  const { one, browser } = twoFrames();
  await one.update((text) => text);
  expect(browser.content('pacing')).toStrictEqual([]);
  expect(browser.commits).toStrictEqual([]);
  await one.update(append('a'));
  await one.update((text) => text);
  expect(browser.commits).toStrictEqual([{ store: 'pacing', durability: 'relaxed' }]);
});

test('each name has its own', async () => {
  const { one, open, browser } = twoFrames();
  await one.update(append('a'));
  await open('person.2').update(append('b'));
  expect(browser.content('pacing')).toStrictEqual(['a', 'b']);
});

test('what is no text counts as none', async () => {
  const { one, browser } = twoFrames();
  await one.update(append('a'));
  browser.put('pacing', 'person.1', { sent: 7 });
  await one.update(append('b'));
  expect(browser.content('pacing')).toStrictEqual(['b']);
});

test.each(['writing', 'committing', 'reading'] as const)(
  'a browser that fails at %s is not asked again, and the other frames go on',
  async (fault) => {
    const { one, other, browser } = twoFrames();
    await one.update(append('a'));
    browser.faults[fault] = 'UnknownError';
    await expect(one.update(append('b'))).rejects.toMatchObject({ name: 'UnknownError' });
    browser.faults[fault] = null;
    await expect(one.update(append('c'))).rejects.toMatchObject({ name: 'UnknownError' });
    await other.update(append('d'));
    expect(browser.content('pacing')).toStrictEqual(['ad']);
  },
);

test('a browser that leaves a change unanswered holds nobody up for more than seconds', async () => {
  const { one, browser, clock } = twoFrames();
  browser.faults.opening = 'hangs';
  const late = one.update(append('a'));
  clock.pass(5_000);
  await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a connection that the browser closed is opened again', async () => {
  const { one, browser } = twoFrames();
  await one.update(append('a'));
  browser.closeConnections('untold');
  await one.update(append('b'));
  expect(browser.content('pacing')).toStrictEqual(['ab']);
});
