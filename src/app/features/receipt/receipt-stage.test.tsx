// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { entry, receiptOf } from '../../../../tests/support/receipt.builders.ts';
import { STOP_REASONS, type Receipt } from '../../../core/apply/receipt-format.ts';
import { ENGLISH } from '../../../words/english.ts';
import {
  sampleEngine,
  show,
  structureFaults,
  tellingOf,
} from '../../shared/drift/page.builders.tsx';
import { ReceiptStage } from './receipt-stage.tsx';

const APPLIED = entry('applied', {
  action_id: 'action_1',
  before: { organization_ids: [] },
  after: { organization_ids: ['360001100453'] },
  request: { method: 'POST', path: 'organization_memberships', body: '{"user_id":1}' },
  status: 201,
  undo: 'To take it back, remove user 1 from organization 2 in Zendesk.',
});
const STALE = entry('skipped', {
  action_id: 'action_2',
  reason: 'stale',
  finding: { field: 'organization_ids', planned: ['1'], found: ['1', '2'] },
});
const BLOCKED = entry('blocked', { action_id: 'action_3', reason: 'ticket_side_effect' });

function showReceipt(receipt: Receipt, onAuditAgain: () => void = () => undefined) {
  const engine = tellingOf(receipt);
  return show(<ReceiptStage engine={engine} receipt={receipt} onAuditAgain={onAuditAgain} />);
}

test('every action stands with outcome, reason and undo, under totals that add up', async () => {
  const user = userEvent.setup();
  showReceipt(receiptOf([APPLIED, STALE, BLOCKED]));
  await screen.findAllByRole('listitem');
  const section = screen.getByRole('region', { name: 'Every action' });
  expect(section.textContent).toContain('To take it back, remove user 1');
  expect(section.textContent).toContain(
    'organization_ids changed since the audit: planned 1; found 1, 2',
  );
  expect(section.textContent).toContain('Open tickets might change');
  expect(section.textContent).toContain('POST organization_memberships {"user_id":1}');
  expect(within(section).getAllByRole('listitem')).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'skipped (1)' }));
  expect(await within(section).findAllByRole('listitem')).toHaveLength(1);
  expect(section.textContent).not.toContain('To take it back');
  expect(await structureFaults()).toEqual([]);
});

test('what was measured is said: nothing to Salesforce, no ticket changed', () => {
  showReceipt(receiptOf([APPLIED]));
  expect(screen.getByText('No write to Salesforce, no ticket changed')).toBeDefined();
});

test('a run that stopped says why, which domain vanished and which ticket changed', () => {
  const receipt = receiptOf([APPLIED], {
    stopped: 'domain_vanished',
    ticket_mutations: 1,
    vanished_domains: [
      { organization_id: '11', domain: 'a.example', user_ids: ['7'], steps: 'Put a.example back.' },
    ],
    ticket_proof: {
      users: 1,
      tickets: 2,
      seconds: 90,
      cut_short: true,
      changed: [{ ticket_id: '31', organization_before: '11', organization_after: null }],
    },
  });
  showReceipt(receipt);
  expect(screen.getByText(/Stopped: A domain that was on an organization/)).toBeDefined();
  expect(screen.getByText(/Put a\.example back\./)).toBeDefined();
  expect(screen.getByText('Ticket 31: 11 became no organization')).toBeDefined();
  expect(screen.getByText(/cut short/)).toBeDefined();
});

test.each(STOP_REASONS)(
  'a run that stopped (%s) says what was written by then and what to do',
  (stopped) => {
    const receipt = receiptOf([APPLIED, entry('unknown', { action_id: 'action_4' })], { stopped });
    showReceipt(receipt);
    expect(
      screen.getByText(
        '1 action was written to Zendesk before that. Of 1 action it is not known whether it was carried out.',
      ),
    ).toBeDefined();
    expect(screen.getByText(ENGLISH.say(`page.receipt.now.${stopped}`))).toBeDefined();
  },
);

test('a run that stopped at its first write says that nothing was written', () => {
  const receipt = receiptOf([entry('failed')], { stopped: 'no_permission' });
  showReceipt(receipt);
  expect(screen.getByText('Nothing was written to Zendesk.')).toBeDefined();
});

test('it leads on to another audit, and hands out its file', async () => {
  const user = userEvent.setup();
  const onAuditAgain = vi.fn();
  showReceipt(receiptOf([APPLIED]), onAuditAgain);
  await user.click(screen.getByRole('button', { name: 'Audit again' }));
  expect(onAuditAgain).toHaveBeenCalledOnce();
  await user.click(await screen.findByRole('button', { name: 'Show text of apply_receipt.json' }));
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toContain(
    '"format": "drift-audit/receipt"',
  );
});

test('of a long receipt only so much is asked for as is shown', async () => {
  const user = userEvent.setup();
  const receipt = receiptOf(
    Array.from({ length: 120 }, (_, at) => entry('applied', { action_id: `action_${at}` })),
  );
  const engine = tellingOf(receipt);
  const entries = vi.spyOn(engine, 'entries');
  show(<ReceiptStage engine={engine} receipt={receipt} onAuditAgain={() => undefined} />);
  expect(await screen.findAllByRole('listitem')).toHaveLength(50);
  await user.click(screen.getByRole('button', { name: 'Show more (70 left)' }));
  expect(await screen.findByRole('button', { name: 'Show more (20 left)' })).toBeDefined();
  expect(screen.getAllByRole('listitem')).toHaveLength(100);
  expect(entries.mock.calls.map(([, , from, count]) => [from, count])).toEqual([
    [0, 50],
    [50, 50],
  ]);
});

test('entries that do not arrive can be asked for again', async () => {
  const user = userEvent.setup();
  const receipt = receiptOf([APPLIED]);
  const engine = tellingOf(receipt);
  vi.spyOn(engine, 'entries').mockRejectedValueOnce({ code: 'bug', values: { text: 'no' } });
  show(<ReceiptStage engine={engine} receipt={receipt} onAuditAgain={() => undefined} />);
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findAllByRole('listitem')).toHaveLength(1);
});

test('before an apply there is none', () => {
  show(<ReceiptStage engine={sampleEngine()} receipt={null} onAuditAgain={() => undefined} />);
  expect(screen.getByText('There is no receipt yet')).toBeDefined();
});
