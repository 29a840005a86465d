// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { userId } from '../../tests/support/tenant.builders.ts';
import messages from '../../translations/en.json' with { type: 'json' };
import { ENGLISH } from '../words/english.ts';
import { loadLanguage, wordsOf } from '../words/languages.ts';
import { App } from './app.tsx';
import type { Workspace } from './meet-workspace.ts';
import { sampleEngine } from './shared/drift/page.builders.tsx';
import { realAfter } from './shared/real-after.ts';
import type { ColorScheme } from './shared/theme/color-scheme.ts';
import { toPageWords } from './shared/words/use-words.ts';
import { fixAddress } from './shared/zaf/fix-address.ts';
import { fakeClient } from './shared/zaf/zaf.builders.ts';
import { createZaf, type Zaf } from './shared/zaf/zaf.ts';

const WORKSPACE: Workspace = {
  location: 'nav_bar',
  subdomain: 'acme',
  personId: null,
  language: { locale: 'en-US', messages },
  words: toPageWords(ENGLISH),
  scheme: 'light',
  settings: {
    referenceAddress: null,
    ticketDays: null,
    maxActions: null,
    maxPerAccount: null,
    requestsForPeople: null,
    isDemoMode: false,
    unusable: [],
  },
};

function open(workspace: Workspace, fragment = '') {
  const listeners = new Set<(scheme: ColorScheme) => void>();
  const zaf: Zaf = {
    ...createZaf(fakeClient(), { after: realAfter }),
    onColorScheme: (listener: (scheme: ColorScheme) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    routeTo: vi.fn(() => Promise.resolve()),
  };
  const engine = sampleEngine({
    takeCheck: () => new Promise(() => undefined),
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
      fragment={fragment}
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

test.each([
  'ticket_sidebar',
  'new_ticket_sidebar',
  'user_sidebar',
  'organization_sidebar',
] as const)(
  'beside a record (%s) there is a check, which waits until somebody looks',
  async (location) => {
    open({ ...WORKSPACE, location });
    expect(await screen.findByText(ENGLISH.say('sidebar.loading'))).toBeDefined();
  },
);

test('a modal is about what its address says', async () => {
  open({ ...WORKSPACE, location: 'modal' });
  expect(await screen.findByText(ENGLISH.say('fix.unreadable.title'))).toBeDefined();
  cleanup();
  const address = fixAddress({ kind: 'user', userId: userId(7) });
  open({ ...WORKSPACE, location: 'modal' }, address.slice(address.indexOf('#')));
  expect(
    await screen.findByRole('button', { name: ENGLISH.say('page.frame.close') }),
  ).toBeDefined();
  expect(screen.queryByText(ENGLISH.say('fix.unreadable.title'))).toBeNull();
});

test('a place the app was not made for is no blank page', () => {
  open({ ...WORKSPACE, location: 'other' });
  expect(screen.getByText('Nothing to see here')).toBeDefined();
});
