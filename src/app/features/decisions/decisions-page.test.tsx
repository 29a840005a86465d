// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { decision } from '../../../../tests/support/reference.builders.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { DecisionsView } from '../../engine/engine-views.ts';
import { sampleEngine, show, structureFaults } from '../../shared/drift/page.builders.tsx';
import { DecisionsPage } from './decisions-page.tsx';

const DOMAIN = decision({
  kind: 'domain',
  subject: 'group.example',
  sf_account_id: '001ACME',
  until: '2026-12-31',
});
const ISSUE = decision({
  kind: 'issue',
  subject: 'issue_0123456789abcdef0123',
  until: '2026-01-01',
});
const VIEW: DecisionsView = {
  decisions: [
    { decision: DOMAIN, why: null, issue: null },
    {
      decision: ISSUE,
      why: 'expired',
      issue: { code: 'ticket_org_mismatch', subjectId: '4711' },
    },
  ],
  differFromAudit: true,
  open: { total: 1, items: [{ domain: 'shared.example', accountIds: ['001ACME', '001BIRCH'] }] },
};
const NOTHING: DecisionsView = {
  decisions: [],
  differFromAudit: false,
  open: { total: 0, items: [] },
};

function page(engine: Partial<EngineApi>, onAuditAgain: (() => void) | null = null) {
  show(
    <DecisionsPage
      engine={sampleEngine({
        decisions: () => Promise.resolve(VIEW),
        accountNames: () => Promise.resolve({ '001ACME': 'Acme' }),
        ...engine,
      })}
      onAuditAgain={onAuditAgain}
      onBack={() => undefined}
    />,
  );
}

test('what was decided stands there, with what does not hold, and that the audit is of before', async () => {
  page({});
  const table = await screen.findByRole('table', { name: '2 decisions' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('group.example001ACMEAda: They told us soDec 31, 2026'),
    expect.stringMatching(
      /^Ticket is filed under another organization 4711.*does not hold: its last day is over/,
    ),
  ]);
  expect(screen.getByText(/The audit that is shown went by other decisions/)).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});

test('an audit can be started where the one that is shown went by others, and where one may be', async () => {
  const user = userEvent.setup();
  const onAuditAgain = vi.fn();
  page({}, onAuditAgain);
  await user.click(await screen.findByRole('button', { name: 'Audit again' }));
  expect(onAuditAgain).toHaveBeenCalledOnce();
});

test('nothing yet is said', async () => {
  page({ decisions: () => Promise.resolve(NOTHING) });
  expect(await screen.findByText('Nothing has been decided yet')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Export as CSV' })).toHaveProperty('disabled', true);
});

test('a shared domain is given to one of its accounts', async () => {
  const user = userEvent.setup();
  const decide = vi.fn(() => Promise.resolve(NOTHING));
  page({ decide });
  await user.click(await screen.findByRole('button', { name: 'Say whose it is' }));
  const account = screen.getByRole('combobox', { name: 'Account it belongs to' });
  await screen.findByRole('option', { name: 'Acme (001ACME)' });
  await user.selectOptions(account, '001ACME');
  await user.type(screen.getByRole('textbox', { name: 'Decided by' }), ' Ada ');
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Told us');
  await user.click(screen.getByRole('button', { name: 'Keep the decision' }));
  expect(decide).toHaveBeenCalledWith({
    kind: 'domain',
    subject: 'shared.example',
    sf_account_id: '001ACME',
    decided_by: 'Ada',
    reason: 'Told us',
    until: '',
  });
  expect(await screen.findByText('Nothing has been decided yet')).toBeDefined();
});

test('what is missing is said at its field, and nothing is lost', async () => {
  const user = userEvent.setup();
  page({ decide: () => Promise.resolve('missing_reason' as const) });
  await user.click(await screen.findByRole('button', { name: 'Say whose it is' }));
  await user.type(screen.getByRole('textbox', { name: 'Decided by' }), 'Ada');
  await user.click(screen.getByRole('button', { name: 'Keep the decision' }));
  expect(await screen.findByText('It cannot be kept like this: it gives no reason.')).toBeDefined();
  expect(screen.getByRole('textbox', { name: 'Decided by' })).toHaveProperty('value', 'Ada');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a decision is withdrawn', async () => {
  const user = userEvent.setup();
  const withdraw = vi.fn(() => Promise.resolve(NOTHING));
  page({ withdraw });
  const name = 'Withdraw the decision about group.example';
  await user.click(await screen.findByRole('button', { name }));
  expect(withdraw).toHaveBeenCalledWith('domain', 'group.example');
  expect(await screen.findByText('Nothing has been decided yet')).toBeDefined();
});

test('a file is taken in, and the rows that were set aside are told', async () => {
  const user = userEvent.setup();
  const setAside = [{ kind: 'domain', subject: 'gmail.com', why: 'bad_subject' as const }];
  page({
    decisions: () => Promise.resolve(NOTHING),
    importDecisions: () => Promise.resolve({ view: VIEW, setAside }),
  });
  await screen.findByText('Nothing has been decided yet');
  const input = screen.getByLabelText('Import a CSV file', { selector: 'input' });
  await user.upload(input, new File(['x'], 'decisions.csv', { type: 'text/csv' }));
  expect(await screen.findByText('1 row of the file was set aside:')).toBeDefined();
  expect(screen.getByText('domain gmail.com')).toBeDefined();
  expect(screen.getByRole('table', { name: '2 decisions' })).toBeDefined();
});

test('what was decided is handed out as a file', async () => {
  const user = userEvent.setup();
  const content = new Blob(['kind,subject']);
  page({ decisionsFile: () => Promise.resolve({ name: 'decisions.csv', content }) });
  await screen.findByRole('table');
  await user.click(screen.getByRole('button', { name: 'Export as CSV' }));
  expect(await screen.findByRole('button', { name: 'Save decisions.csv' })).toBeDefined();
});
