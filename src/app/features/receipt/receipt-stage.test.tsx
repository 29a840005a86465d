// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { entry, receiptOf } from '../../../../tests/support/receipt.builders.ts';
import { show, structureFaults } from '../../shared/drift/page.builders.tsx';
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

test('every action stands with outcome, reason and undo, under totals that add up', async () => {
  const user = userEvent.setup();
  show(
    <ReceiptStage receipt={receiptOf([APPLIED, STALE, BLOCKED])} onAuditAgain={() => undefined} />,
  );
  const section = screen.getByRole('region', { name: 'Every action' });
  expect(section.textContent).toContain('To take it back, remove user 1');
  expect(section.textContent).toContain(
    'organization_ids changed since the audit: planned 1; found 1, 2',
  );
  expect(section.textContent).toContain('Open tickets might change');
  expect(section.textContent).toContain('POST organization_memberships {"user_id":1}');
  expect(within(section).getAllByRole('listitem')).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'skipped (1)' }));
  expect(within(section).getAllByRole('listitem')).toHaveLength(1);
  expect(section.textContent).not.toContain('To take it back');
  expect(await structureFaults()).toEqual([]);
});

test('what was measured is said: nothing to Salesforce, no ticket changed', () => {
  show(<ReceiptStage receipt={receiptOf([APPLIED])} onAuditAgain={() => undefined} />);
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
  show(<ReceiptStage receipt={receipt} onAuditAgain={() => undefined} />);
  expect(screen.getByText(/Stopped: A domain that was on an organization/)).toBeDefined();
  expect(screen.getByText(/Put a\.example back\./)).toBeDefined();
  expect(screen.getByText('Ticket 31: 11 became no organization')).toBeDefined();
  expect(screen.getByText(/cut short/)).toBeDefined();
});

test('it leads on to another audit, and hands out its file', async () => {
  const user = userEvent.setup();
  const onAuditAgain = vi.fn();
  show(<ReceiptStage receipt={receiptOf([APPLIED])} onAuditAgain={onAuditAgain} />);
  await user.click(screen.getByRole('button', { name: 'Audit again' }));
  expect(onAuditAgain).toHaveBeenCalledOnce();
  await user.click(screen.getByRole('button', { name: 'Show text of apply_receipt.json' }));
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toContain(
    '"format": "drift-audit/receipt"',
  );
});

test('before an apply there is none', () => {
  show(<ReceiptStage receipt={null} onAuditAgain={() => undefined} />);
  expect(screen.getByText('There is no receipt yet')).toBeDefined();
});
