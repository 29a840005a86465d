import { expect, test } from 'vitest';
import messages from '../../translations/en.json' with { type: 'json' };
import { appLanguageFile, isOfPrograms } from './app-messages.ts';

test('the app has every word but those of the programs', () => {
  const { cli, package: packaging, problems, ...others } = messages;
  expect(Object.keys({ ...cli, ...packaging }).length).toBeGreaterThan(0);
  const file: unknown = JSON.parse(appLanguageFile(JSON.stringify(messages)));
  expect(file).toMatchObject(others);
  expect(file).not.toHaveProperty('cli');
  expect(file).not.toHaveProperty('package');
  expect(file).toHaveProperty('problems.reference_address_failed');
  expect(problems.zendesk_timeout.remedy).not.toBe(messages.page.problems.zendesk_timeout.remedy);
});

test.each(['[]', '"text"', 'null'])('%s is no file of a language', (text) => {
  expect(() => appLanguageFile(text)).toThrow();
});

test.each([
  ['cli', true],
  ['cli.help.version', true],
  ['package.written', true],
  ['client.x', false],
  ['page.cli', false],
  ['packages', false],
])('%s is a word of the programs: %s', (key, expected) => {
  expect(isOfPrograms(key)).toBe(expected);
});
