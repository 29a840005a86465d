// @vitest-environment jsdom
import { configure, render, screen, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ENGLISH } from '../../words/english.ts';
import { newBrowser, visit, type Browser } from '../engine/engine.builders.ts';
import type { EngineEvent } from '../engine/engine-api.ts';
import { structureFaults } from '../shared/drift/page.builders.tsx';
import { EngineEventsContext } from '../shared/engine-events/engine-events.ts';
import { PageTheme } from '../shared/theme/page-theme.tsx';
import { Announcer } from '../shared/ui/announcer.tsx';
import { toPageWords, WordsContext } from '../shared/words/use-words.ts';
import { NavBar } from './nav-bar.tsx';

// To look up what is hidden by which style takes jsdom seconds on a page of this size.
configure({ defaultHidden: true });

function person() {
  return userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
}

/** The page over a real engine, as it opens in a browser. */
function open(browser: Browser = newBrowser(), storage: 'durable' | 'memory' = 'durable') {
  const listeners = new Set<(event: EngineEvent) => void>();
  const { engine } = visit({
    browser,
    storage,
    onEvent: (event) => {
      for (const listener of listeners) listener(event);
    },
  });
  const hear = (listener: (event: EngineEvent) => void) => {
    listeners.add(listener);
    listener({ kind: 'storage', state: storage });
    return () => listeners.delete(listener);
  };
  return render(
    <WordsContext.Provider value={toPageWords(ENGLISH)}>
      <PageTheme scheme="light">
        <EngineEventsContext.Provider value={hear}>
          <Announcer>
            <NavBar engine={engine} subdomain="acme" ticketDays={90} />
          </Announcer>
        </EngineEventsContext.Provider>
      </PageTheme>
    </WordsContext.Provider>,
  );
}

function step(name: RegExp): HTMLElement {
  return within(screen.getByRole('navigation', { name: 'Stages of the run' })).getByRole('button', {
    name,
  });
}

function tool(name: string): HTMLElement {
  return within(screen.getByRole('group', { name: 'Tools' })).getByRole('button', { name });
}

async function press(user: ReturnType<typeof person>, name: string) {
  await user.click(await screen.findByText(name, { selector: 'button' }));
}

test('from the first click to the form of the apply, with the demo', async () => {
  const user = person();
  open();
  expect(step(/^1?Audit/).hasAttribute('disabled')).toBe(true);
  await press(user, 'Start the demo');
  await press(user, 'Continue to audit');
  expect(step(/Audit/).getAttribute('aria-current')).toBe('step');
  await press(user, 'Start the audit');
  expect(await screen.findByRole('heading', { level: 1, name: 'Triage' })).toBeDefined();
  expect(step(/Audit/).textContent).toContain('12 issues');
  expect(document.activeElement?.tagName).toBe('MAIN');
  await press(user, 'Continue to dry run');
  await press(user, 'Start the dry run');
  await press(user, 'Continue to apply');
  expect(await screen.findByText('5 actions would be written, of 3 accounts')).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});

test('where nothing can be kept, it is said and nothing can be applied', async () => {
  const user = person();
  open(newBrowser(), 'memory');
  expect(await screen.findByText(/does not let the app keep anything/)).toBeDefined();
  await press(user, 'Start the demo');
  await press(user, 'Continue to audit');
  await press(user, 'Start the audit');
  await press(user, 'Continue to dry run');
  await press(user, 'Start the dry run');
  await press(user, 'Continue to apply');
  expect(await screen.findByRole('heading', { level: 1, name: 'Apply' })).toBeDefined();
  expect(screen.queryByText('5 actions would be written, of 3 accounts')).toBeNull();
});

test('the next visit finds the list, and the history what was done', async () => {
  const user = person();
  const browser = newBrowser();
  const first = open(browser);
  await press(user, 'Start the demo');
  await press(user, 'Continue to audit');
  await press(user, 'Start the audit');
  await screen.findByRole('heading', { level: 1, name: 'Triage' });
  first.unmount();
  open(browser);
  expect(await screen.findByText('Continue to dry run')).toBeDefined();
  await press(user, 'History');
  expect(await screen.findByText('12 issues in 6 accounts')).toBeDefined();
  await press(user, 'Clear everything');
  await user.click(
    within(await screen.findByRole('dialog')).getByText('Clear everything', { selector: 'button' }),
  );
  expect(await screen.findByText('Nothing here yet')).toBeDefined();
  await press(user, 'Back to the run');
  expect(await screen.findByText('Start the demo')).toBeDefined();
});

test('what stands beside the run leads back to the stage that was left', async () => {
  const user = person();
  open();
  await press(user, 'Start the demo');
  await press(user, 'Continue to audit');
  await press(user, 'Start the audit');
  await screen.findByRole('heading', { level: 1, name: 'Triage' });
  await user.click(tool('Trace'));
  expect(screen.queryByRole('heading', { level: 1, name: 'Triage' })).toBeNull();
  expect(step(/Triage/).hasAttribute('aria-current')).toBe(false);
  await user.click(tool('Trace'));
  expect(await screen.findByRole('heading', { level: 1, name: 'Triage' })).toBeDefined();
});
