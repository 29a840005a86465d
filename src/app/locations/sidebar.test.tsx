// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import type { CheckView } from '../engine/engine-views.ts';
import { checkReferenceOf, ticketSubject, viewOf } from '../features/check/checker.builders.ts';
import type { SidebarCheck } from '../features/check/sidebar-check.ts';
import { sampleEngine, show } from '../shared/drift/page.builders.tsx';
import { fakeClient, told, type Answers } from '../shared/zaf/zaf.builders.ts';
import { createZaf } from '../shared/zaf/zaf.ts';
import { Sidebar } from './sidebar.tsx';

type PanelProps = {
  readonly check: SidebarCheck;
  readonly kind: string;
  readonly onFix: ((subject: CheckSubject) => void) | null;
  readonly onOpenAccount: (accountId: string) => void;
  readonly onOpenPage: () => void;
};

// How a check looks is told by the tests of the panel; here, by its bare bones.
vi.mock('../features/check/check-panel.tsx', () => ({
  CheckPanel: ({ check, kind, onFix, onOpenAccount, onOpenPage }: PanelProps) => (
    <>
      <p>
        {kind} {check.state.is}
      </p>
      {onFix && (
        <button
          onClick={() => {
            onFix(ticketSubject());
          }}
        >
          fix
        </button>
      )}
      <button
        onClick={() => {
          onOpenAccount('001ACME001');
        }}
      >
        account
      </button>
      <button onClick={onOpenPage}>page</button>
    </>
  ),
}));

function open(
  different: { readonly view?: Partial<CheckView>; readonly invoke?: Answers['invoke'] } = {},
) {
  const client = fakeClient({
    get: (path) =>
      told(path, { id: 41, status: 'open', requester: { id: 7 }, organization: { id: 21 } }),
    metadata: () => Promise.resolve({ settings: { title: 'Drift Audit' } }),
    invoke: different.invoke ?? ((name) => told(name, [{ instanceGuid: 'guid-2' }])),
  });
  const checked: boolean[] = [];
  const engine = sampleEngine({
    checkReference: () => Promise.resolve(checkReferenceOf('live')),
    check: (subject, isFresh) => {
      checked.push(isFresh);
      return Promise.resolve(viewOf(subject, { kind: 'in_sync' }, different.view));
    },
  });
  const zaf = createZaf(client, { after: () => () => undefined });
  show(<Sidebar engine={engine} zaf={zaf} location="ticket_sidebar" />);
  const invoked = () =>
    client.calls.filter(([what]) => what === 'invoke').map(([, ...call]) => call);
  return { client, checked, invoked };
}

function look({ client }: ReturnType<typeof open>) {
  act(() => {
    client.play('app.activated');
  });
}

test('nothing is asked of anybody before the workspace brings it to the front', async () => {
  const opened = open();
  expect(screen.getByText('ticket loading')).toBeDefined();
  await act(async () => {
    await new Promise((resolve) => setImmediate(resolve));
  });
  expect(opened.client.calls).toEqual([]);
  expect(opened.checked).toEqual([]);
  look(opened);
  expect(await screen.findByText('ticket checked')).toBeDefined();
  expect(opened.checked).toEqual([false]);
});

test.each(['agent', null] as const)('%s may not repair anything', async (role) => {
  const opened = open({ view: { role } });
  look(opened);
  await screen.findByText('ticket checked');
  expect(screen.queryByText('fix')).toBeNull();
});

test('an administrator repairs in a modal, after which it is checked anew', async () => {
  const opened = open({ view: { role: 'admin' } });
  look(opened);
  await userEvent.click(await screen.findByText('fix'));
  expect(opened.invoked()).toEqual([
    [
      'instances.create',
      {
        location: 'modal',
        url: 'assets/index.html#fix/ticket/41?status=open&requester=7&organization=21',
        size: { width: '880px', height: '680px' },
      },
    ],
  ]);
  act(() => {
    opened.client.play('modal.close');
  });
  await vi.waitFor(() => {
    expect(opened.checked).toEqual([false, true]);
  });
});

test('the page opens, on an account or as it is', async () => {
  const opened = open();
  await userEvent.click(screen.getByText('account'));
  await userEvent.click(screen.getByText('page'));
  await vi.waitFor(() => {
    expect(opened.invoked()).toEqual([
      ['routeTo', 'nav_bar', 'drift-audit', 'account/001ACME001'],
      ['routeTo', 'nav_bar', 'drift-audit'],
    ]);
  });
});

test('where the workspace does not lead there, it is said', async () => {
  const opened = open({
    invoke: (name) =>
      name === 'notify' ? told(name, null) : Promise.reject(new Error('not allowed')),
  });
  await userEvent.click(screen.getByText('page'));
  await vi.waitFor(() => {
    expect(opened.invoked().at(-1)).toEqual([
      'notify',
      expect.stringContaining('routeTo'),
      'error',
    ]);
  });
});
