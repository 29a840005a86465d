import { expect, test } from 'vitest';
import messages from '../../translations/en.json' with { type: 'json' };
import { appLanguageFile, isOfPrograms, isOfZendesk, isSaidEverywhere } from './app-messages.ts';

const TEXT = JSON.stringify(messages);
const everywhere: unknown = JSON.parse(appLanguageFile(TEXT, 'everywhere'));
const rest: unknown = JSON.parse(appLanguageFile(TEXT, 'rest'));

test('the app has every word but those of the programs and of Zendesk, in one of two parts', () => {
  const { app, observations, trace, history, problems, ...others } = { ...messages, history: 0 };
  expect(history).toBe(0);
  expect(everywhere).toHaveProperty('app.name', app.name);
  expect(everywhere).toHaveProperty('app.parameters.demo_mode', {
    label: app.parameters.demo_mode.label,
  });
  expect(everywhere).toHaveProperty('sidebar', others.sidebar);
  expect(everywhere).toHaveProperty('issues', others.issues);
  expect(everywhere).toHaveProperty('page.frame', others.page.frame);
  expect(rest).toHaveProperty('page.triage', others.page.triage);
  expect(rest).toHaveProperty('fix', others.fix);
  const { sentence } = observations.shared_domain;
  expect(rest).toHaveProperty('observations.shared_domain', { sentence });
  expect(everywhere).toHaveProperty('problems.reference_address_failed');
  expect(Object.keys(trace)).toContain('by_hand');
  expect(problems.zendesk_timeout.remedy).not.toBe(messages.page.problems.zendesk_timeout.remedy);
  for (const part of [everywhere, rest])
    for (const path of [
      ...['cli', 'package', 'layers', 'trace.by_hand', 'app.installation_instructions'],
      'problems.snapshot_lacks',
    ])
      expect(part).not.toHaveProperty(path);
});

test('no word is in both parts', () => {
  expect(everywhere).not.toHaveProperty('page.triage');
  expect(rest).not.toHaveProperty('page.frame');
  expect(rest).not.toHaveProperty('sidebar');
  expect([isSaidEverywhere('sidebar.name'), isSaidEverywhere('sidebars.name')]).toEqual([
    true,
    false,
  ]);
});

test.each(['[]', '"text"', 'null'])('%s is no file of a language', (text) => {
  expect(() => appLanguageFile(text, 'rest')).toThrow();
});

test.each([
  ['cli', true],
  ['cli.help.version', true],
  ['package.written', true],
  ['client.x', false],
  ['layers.org', true],
  ['observations.shared_domain.title', true],
  ['observations.shared_domain.sentence', false],
  ['trace.fired', true],
  ['trace.title', false],
  ['page.cli', false],
  ['packages', false],
])('%s is a word of the programs: %s', (key, expected) => {
  expect(isOfPrograms(key)).toBe(expected);
});

test.each([
  ['app.name', false],
  ['app.parameters.demo_mode.label', false],
  ['app.parameters.demo_mode.helpText', true],
  ['app.installation_instructions', true],
  ['apply.done', false],
])('%s is a word of Zendesk: %s', (key, expected) => {
  expect(isOfZendesk(key)).toBe(expected);
});
