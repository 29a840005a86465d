// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import messages from '../../translations/en.json' with { type: 'json' };
import { ENGLISH } from '../words/english.ts';
import { loadLanguage, wordsOf } from '../words/languages.ts';
import { App } from './app.tsx';
import type { Workspace } from './meet-workspace.ts';
import { sampleEngine } from './shared/drift/page.builders.tsx';
import type { ColorScheme } from './shared/theme/color-scheme.ts';
import { toPageWords } from './shared/words/use-words.ts';

const WORKSPACE: Workspace = {
  location: 'nav_bar',
  subdomain: 'acme',
  language: { locale: 'en-US', messages },
  words: toPageWords(ENGLISH),
  scheme: 'light',
  settings: {
    referenceAddress: null,
    ticketDays: null,
    maxActions: null,
    maxPerAccount: null,
    isDemoMode: false,
    unusable: [],
  },
};

function open(workspace: Workspace) {
  const listeners = new Set<(scheme: ColorScheme) => void>();
  const zaf = {
    onColorScheme: (listener: (scheme: ColorScheme) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    routeTo: vi.fn(() => Promise.resolve()),
  };
  const engine = sampleEngine({
    currentReference: () => Promise.resolve(null),
    interruptedApply: () => Promise.resolve(null),
  });
  render(
    <App
      zaf={zaf}
      workspace={workspace}
      engine={engine}
      hear={() => () => undefined}
      sharedList={null}
    />,
  );
  return (scheme: ColorScheme) => {
    for (const listener of listeners) listener(scheme);
  };
}

test('the page of the navigation bar is loaded where it stands', async () => {
  open(WORKSPACE);
  expect(await screen.findByRole('button', { name: 'Start the demo' })).toBeDefined();
});

test('the words are those of the signed-in person', async () => {
  const german = wordsOf(await loadLanguage('de-DE'));
  open({ ...WORKSPACE, words: toPageWords(german) });
  const demo = german.say('page.reference.demo_start');
  expect(demo).not.toBe(ENGLISH.say('page.reference.demo_start'));
  expect(await screen.findByRole('button', { name: demo })).toBeDefined();
});

test('the colours follow the workspace at once', async () => {
  const change = open(WORKSPACE);
  await screen.findByRole('button', { name: 'Start the demo' });
  const colour = () =>
    getComputedStyle(screen.getByText('Choose a CSV file', { selector: 'button' })).backgroundColor;
  const inLight = colour();
  expect(inLight).toMatch(/^rgb/);
  act(() => {
    change('dark');
  });
  expect(colour()).toMatch(/^rgb/);
  expect(colour()).not.toBe(inLight);
});

test('a place the app was not made for is no blank page', () => {
  open({ ...WORKSPACE, location: 'other' });
  expect(screen.getByText('Nothing to see here')).toBeDefined();
});
