// @vitest-environment jsdom
import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
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
import { accountPath } from '../shared/zaf/app-route.ts';
import { fakeClient } from '../shared/zaf/zaf.builders.ts';
import { createZaf } from '../shared/zaf/zaf.ts';
import { NavBar } from './nav-bar.tsx';

// To look up what is hidden by which style takes jsdom seconds on a page of this size.
configure({ defaultHidden: true });

/** Acme Retail, as the list of the demo names it. */
const RETAIL = '001ACME004';

function person() {
  return userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
}

/** The page over a real engine, as it opens in a browser. */
function open(
  browser: Browser = newBrowser(),
  storage: 'durable' | 'memory' = 'durable',
  client = fakeClient(),
) {
  const zaf = createZaf(client, { after: () => () => undefined });
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
            <NavBar engine={engine} zaf={zaf} subdomain="acme" ticketDays={90} />
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

function lead(client: ReturnType<typeof fakeClient>, path: string) {
  act(() => {
    client.play('app.route.changed', { appName: 'drift-audit', path });
  });
}

test('an account that a sidebar leads to is opened in the triage, wherever the page is', async () => {
  const user = person();
  const client = fakeClient();
  open(newBrowser(), 'durable', client);
  await press(user, 'Start the demo');
  await press(user, 'Continue to audit');
  await press(user, 'Start the audit');
  await screen.findByRole('heading', { level: 1, name: 'Triage' });
  await user.click(tool('Trace'));
  lead(client, '');
  expect(screen.queryByRole('dialog')).toBeNull();
  lead(client, accountPath(RETAIL));
  expect(await screen.findByRole('heading', { level: 1, name: 'Triage' })).toBeDefined();
  const drawer = await screen.findByRole('dialog');
  expect(await within(drawer).findByText('Acme Retail', { selector: 'h2 *' })).toBeDefined();
  await user.click(within(drawer).getByRole('button', { name: 'Close the account' }));
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  lead(client, accountPath(RETAIL));
  expect(await screen.findByRole('dialog')).toBeDefined();
});

test('an account that is asked for before any audit waits for it, and says so', async () => {
  const user = person();
  const client = fakeClient();
  open(newBrowser(), 'durable', client);
  await screen.findByText('Start the demo');
  lead(client, accountPath(RETAIL));
  expect(screen.getByText(`Account ${RETAIL} was asked for`)).toBeDefined();
  expect(screen.getByText(/Load the list and start the audit/)).toBeDefined();
  expect(await structureFaults()).toEqual([]);
  await press(user, 'Start the demo');
  await press(user, 'Continue to audit');
  expect(screen.getByText(/Start one, or open results/)).toBeDefined();
  await press(user, 'Start the audit');
  const drawer = await screen.findByRole('dialog');
  expect(await within(drawer).findByText('Acme Retail', { selector: 'h2 *' })).toBeDefined();
  expect(screen.queryByText(/was asked for/)).toBeNull();
});

test('an account that nobody wants to wait for any more is not opened', async () => {
  const user = person();
  const client = fakeClient();
  open(newBrowser(), 'durable', client);
  await screen.findByText('Start the demo');
  lead(client, accountPath(RETAIL));
  await press(user, 'Leave it');
  expect(screen.queryByText(/was asked for/)).toBeNull();
  await press(user, 'Start the demo');
  await press(user, 'Continue to audit');
  await press(user, 'Start the audit');
  await screen.findByRole('heading', { level: 1, name: 'Triage' });
  expect(screen.queryByRole('dialog')).toBeNull();
});
