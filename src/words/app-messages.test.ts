import { expect, test } from 'vitest';
import messages from '../../translations/en.json' with { type: 'json' };
import { appLanguageFile, isOfPrograms, isOfZendesk } from './app-messages.ts';

test('the app has every word but those of the programs and of Zendesk', () => {
  const {
    app,
    cli,
    package: packaging,
    layers,
    observations,
    trace,
    problems,
    ...others
  } = messages;
  expect(Object.keys({ ...cli, ...packaging, ...layers }).length).toBeGreaterThan(0);
  const file: unknown = JSON.parse(appLanguageFile(JSON.stringify(messages)));
  expect(file).toMatchObject(others);
  expect(file).not.toHaveProperty('cli');
  expect(file).not.toHaveProperty('package');
  expect(file).not.toHaveProperty('layers');
  expect(file).not.toHaveProperty('trace.by_hand');
  expect(Object.keys(trace)).toContain('by_hand');
  const { sentence } = observations.shared_domain;
  expect(file).toHaveProperty('observations.shared_domain', { sentence });
  expect(file).toHaveProperty('app.name', app.name);
  expect(file).toHaveProperty('app.parameters.demo_mode', {
    label: app.parameters.demo_mode.label,
  });
  expect(file).not.toHaveProperty('app.installation_instructions');
  expect(file).toHaveProperty('problems.reference_address_failed');
  expect(file).not.toHaveProperty('problems.snapshot_lacks');
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
