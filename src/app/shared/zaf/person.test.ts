import { expect, test } from 'vitest';
import { personSchema } from './person.ts';

test('reads a person as the workspace tells it', () => {
  const raw = {
    id: 21,
    name: 'Ada Sample',
    email: 'ada@acme.example',
    role: 'admin',
    locale: 'de-AT',
    timeZone: { name: 'Vienna', ianaName: 'Europe/Vienna', offset: 60 },
    groups: [],
  };
  expect(personSchema.parse(raw)).toStrictEqual({
    id: 21,
    name: 'Ada Sample',
    email: 'ada@acme.example',
    role: 'admin',
    locale: 'de-AT',
    timeZone: 'Europe/Vienna',
  });
});

test.each([
  ['en_US', 'en-US'],
  ['pt-br', 'pt-br'],
  ['', null],
  ['not a locale', null],
  [7, null],
])('the locale %j is %j', (locale, expected) => {
  expect(personSchema.parse({ locale }).locale).toBe(expected);
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  [{ ianaName: 'Asia/Tokyo' }, 'Asia/Tokyo'],
  [{ ianaName: 'Middle/Earth' }, null],
  [{ name: 'Tokyo' }, null],
  ['', null],
  [null, null],
])('the time zone %j is %j', (timeZone, expected) => {
  expect(personSchema.parse({ timeZone }).timeZone).toBe(expected);
});

test('the id of a custom role is kept as text', () => {
  expect(personSchema.parse({ role: 360000 }).role).toBe('360000');
  expect(personSchema.parse({}).role).toBe('');
});

test('nobody is no person', () => {
  expect(personSchema.safeParse(null).success).toBe(false);
});
