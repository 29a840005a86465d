import { expect, test } from 'vitest';
import { ENGLISH } from '../words/english.ts';
import { askForConfig } from './ask-config.ts';
import type { Ask } from './shell.ts';

/** Answers in the order of the questions; an empty one takes the preset. */
function answering(...answers: readonly string[]): Ask {
  const left = [...answers];
  return (_, preset) => {
    const answer = left.shift() ?? '';
    return Promise.resolve(answer === '' ? preset : answer);
  };
}

test('answers make a configuration', async () => {
  const ask = answering('https://acme.zendesk.com', 'accounts.csv', 'results', '30');
  expect(await askForConfig({}, ask, ENGLISH)).toEqual({
    subdomain: 'acme',
    reference: 'accounts.csv',
    out: 'results',
    ticketDays: 30,
  });
});

test('who types nothing keeps what is known, and the defaults', async () => {
  const preset = { subdomain: 'acme', baseUrl: 'https://proxy.example' };
  expect(await askForConfig(preset, answering(), ENGLISH)).toEqual({
    ...preset,
    out: 'drift-audit',
    ticketDays: 90,
  });
});

test.each([
  ['a subdomain that is none', ['a b'], 'subdomain'],
  ['no subdomain', [], 'subdomain'],
  ['a number of days that is none', ['acme', '', '', 'many'], 'days'],
])('%s is refused', async (_, answers, reason) => {
  await expect(askForConfig({}, answering(...answers), ENGLISH)).rejects.toMatchObject({
    code: 'bad_option',
    values: { reason },
  });
});
