// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { entry, receiptOf } from '../../../../tests/support/receipt.builders.ts';
import type { Receipt } from '../../../core/apply/receipt-format.ts';
import { viewPlan } from '../../engine/views.ts';
import {
  pending,
  SAMPLE,
  sampleEngine,
  show,
  structureFaults,
  tellingOf,
} from '../../shared/drift/page.builders.tsx';
import { DryRunStage } from './dry-run-stage.tsx';

const SELECTION = { withoutAccounts: ['001ACME001'], withoutActions: [] };
const PLAN = viewPlan(SAMPLE.plan);
const RECEIPT = receiptOf([entry('would_apply'), entry('blocked', { action_id: 'action_2' })], {
  kind: 'dry_run',
});

test('the hash of the selection stands there whole before anything is read', async () => {
  const engine = sampleEngine();
  const plan = vi.spyOn(engine, 'plan');
  show(<DryRunStage engine={engine} selection={SELECTION} onDone={() => undefined} />);
  expect(await screen.findByText(SAMPLE.plan.plan_hash)).toBeDefined();
  expect(plan).toHaveBeenCalledWith(SELECTION);
  expect(screen.getByText('Nothing was written: a dry run has no writer.')).toBeDefined();
});

test('it says how far it is, then what Zendesk says of each action', async () => {
  const user = userEvent.setup();
  const onDone = vi.fn();
  const answer = pending<Receipt>();
  const engine = sampleEngine({ ...tellingOf(RECEIPT), dryRun: async () => answer.promise });
  const { tell } = show(<DryRunStage engine={engine} selection={SELECTION} onDone={onDone} />);
  await user.click(await screen.findByRole('button', { name: 'Start the dry run' }));
  const event = { kind: 'entry', entry: entry('would_apply'), done: 1, of: 2 } as const;
  act(() => {
    tell({ kind: 'apply', event: { kind: 'stage', stage: 'judging' } });
    tell({ kind: 'apply', event });
  });
  expect(screen.getByText('1 of 2 actions')).toBeDefined();
  answer.resolve(RECEIPT);
  expect(await screen.findByText('1 action would be applied now, 1 would not')).toBeDefined();
  expect(onDone).toHaveBeenCalledWith({ plan: PLAN, receipt: RECEIPT });
  expect(await structureFaults()).toEqual([]);
});

test('a failure says that nothing was written, and can be tried again', async () => {
  const user = userEvent.setup();
  const dryRun = vi.fn().mockRejectedValueOnce({
    code: 'zendesk_not_signed_in',
    values: { what: 'users' },
  });
  dryRun.mockResolvedValueOnce(RECEIPT);
  const engine = sampleEngine({ ...tellingOf(RECEIPT), dryRun });
  show(<DryRunStage engine={engine} selection={SELECTION} onDone={() => undefined} />);
  await user.click(await screen.findByRole('button', { name: 'Start the dry run' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Nothing was written to Zendesk.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/1 action would be applied now/)).toBeDefined();
});

test('a dry run of this very plan is shown again, and one of another plan is not', async () => {
  const stage = (plan = PLAN) => (
    <DryRunStage
      engine={sampleEngine(tellingOf(RECEIPT))}
      selection={SELECTION}
      finished={{ plan, receipt: RECEIPT }}
      onDone={() => undefined}
    />
  );
  const { unmount } = show(stage());
  expect(await screen.findByText(/1 action would be applied now/)).toBeDefined();
  unmount();
  show(stage({ ...PLAN, plan_hash: 'f00d'.repeat(16) }));
  expect(await screen.findByRole('button', { name: 'Start the dry run' })).toBeDefined();
  expect(screen.queryByText(/1 action would be applied now/)).toBeNull();
});
