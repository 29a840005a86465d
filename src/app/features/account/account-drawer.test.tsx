// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { EngineApi } from '../../engine/engine-api.ts';
import { OpenRecordContext } from '../../shared/drift/open-record.ts';
import { SAMPLE, sampleEngine, show, structureFaults } from '../../shared/drift/page.builders.tsx';
import { AccountDrawer } from './account-drawer.tsx';

const WHOLE = { withoutAccounts: [], withoutActions: [] };

function drawerOf(accountId: string | null, engine: EngineApi = sampleEngine()) {
  const heard = {
    onSelection: vi.fn(),
    onReviewed: vi.fn(),
    onOpenTrace: vi.fn(),
    onClose: vi.fn(),
    open: vi.fn(),
  };
  show(
    <OpenRecordContext.Provider value={heard.open}>
      <AccountDrawer
        engine={engine}
        accountId={accountId}
        source={SAMPLE.plan.source}
        selection={WHOLE}
        isReviewed={false}
        {...heard}
      />
    </OpenRecordContext.Provider>,
  );
  return heard;
}

test('a duplicate shows both organizations beside each other, and what a person does', async () => {
  drawerOf('001ACME002');
  const side = await screen.findByRole('region', { name: 'The organizations that carry this id' });
  const [labs, laboratories] = within(side).getAllByRole('heading', { level: 3 });
  expect(labs?.textContent).toBe('Acme Labs');
  expect(laboratories?.textContent).toBe('ACME Laboratories');
  expect(side.textContent).toContain('001acme002');
  expect(side.textContent).toContain('Members1');
  expect(side.textContent).toContain('Members0');
  expect(screen.getAllByText(/Clear the external id of the others/).length).toBeGreaterThan(0);
  expect(screen.getAllByText('Several organizations carry the id').length).toBeGreaterThan(0);
});

test('a prepared action shows before, after and effects, and can be left out of the plan', async () => {
  const user = userEvent.setup();
  const heard = drawerOf('001ACME004');
  const action = SAMPLE.plan.actions.find(
    ({ type, status }) => type === 'assign_user_to_org' && status === 'prepared',
  );
  const card = await screen.findByRole('article', {
    name: 'Add the user to the organization: rene@retail.example',
  });
  expect(card.textContent).toContain('nothing →becomes 41');
  await user.click(within(card).getByRole('checkbox', { name: 'In the plan' }));
  expect(heard.onSelection).toHaveBeenCalledWith({
    withoutAccounts: [],
    withoutActions: [action?.id],
  });
});

test('a record is opened by the workspace around the app, and its address stands in the link', async () => {
  const user = userEvent.setup();
  const heard = drawerOf('001ACME004');
  const [link] = await screen.findAllByRole('link', { name: /401/ });
  expect(link?.getAttribute('href')).toMatch(/^https:\/\/[a-z]+\.zendesk\.com\/agent\/users\/401$/);
  if (link) await user.click(link);
  expect(heard.open).toHaveBeenCalledWith({ kind: 'user', id: '401' });
});

test('the trace of an issue is one click away, and escape closes', async () => {
  const user = userEvent.setup();
  const heard = drawerOf('001ACME004');
  await user.click(await screen.findByRole('button', { name: 'Trace user 401' }));
  expect(heard.onOpenTrace).toHaveBeenCalledWith({ kind: 'user', id: '401' });
  await user.click(screen.getByRole('checkbox', { name: 'Reviewed' }));
  expect(heard.onReviewed).toHaveBeenCalledWith(true);
  await user.keyboard('{Escape}');
  expect(heard.onClose).toHaveBeenCalled();
});

test('the focus goes back to what had it', async () => {
  const user = userEvent.setup();
  function Page() {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <button
          onClick={() => {
            setOpen(true);
          }}
        >
          open
        </button>
        {isOpen && (
          <AccountDrawer
            engine={sampleEngine()}
            accountId="001ACME004"
            source={SAMPLE.plan.source}
            selection={WHOLE}
            isReviewed={false}
            onSelection={() => undefined}
            onReviewed={() => undefined}
            onOpenTrace={() => undefined}
            onClose={() => {
              setOpen(false);
            }}
          />
        )}
      </>
    );
  }
  show(<Page />);
  const opener = screen.getByRole('button', { name: 'open' });
  await user.click(opener);
  await screen.findByRole('dialog');
  expect(document.activeElement).not.toBe(opener);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('the row of no single account has its issues too, and no repair', async () => {
  drawerOf(null);
  expect(await screen.findByText(/kim@group\.example is on group\.example/)).toBeDefined();
  expect(screen.queryByRole('checkbox', { name: 'In the plan' })).toBeNull();
});

test('text of Zendesk is only ever text', async () => {
  const engine = sampleEngine();
  const hostile = '<img src=x onerror="alert(1)">';
  const asked = engine.account;
  drawerOf('001ACME004', {
    ...engine,
    account: async (accountId) => {
      const detail = await asked(accountId);
      return detail && { ...detail, row: { ...detail.row, accountName: hostile } };
    },
  });
  expect(await screen.findByText(hostile)).toBeDefined();
  expect(document.querySelector('img')).toBeNull();
});

test('an account that without an issue in the audit is said to be so', async () => {
  drawerOf('001NOBODY');
  expect(await screen.findByText('There is no issue of this account in the audit.')).toBeDefined();
});

test('the structure is sound', async () => {
  drawerOf('001ACME002');
  await screen.findByRole('region', { name: 'The organizations that carry this id' });
  expect(await structureFaults()).toEqual([]);
});
