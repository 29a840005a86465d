// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show, structureFaults } from '../../shared/drift/page.builders.tsx';
import { DriftError } from '../../../core/problem.ts';
import { InterruptedNotice } from './interrupted-notice.tsx';

const INTERRUPTED = {
  at: '2026-11-23T09:00:00Z',
  planHash: 'f00dcafe',
  reason: 'the weekly repair',
  mode: 'live',
  isElsewhere: false,
} as const;

const COMPLETE = { name: 'Complete the receipt' };

test('an apply that broke off is said, and completed by one click', async () => {
  const user = userEvent.setup();
  const resumeApply = vi.fn(() => new Promise<null>(() => undefined));
  show(
    <InterruptedNotice
      engine={{ resumeApply }}
      interrupted={INTERRUPTED}
      onReceipt={() => undefined}
    />,
  );
  expect(screen.getByText('An apply was interrupted')).toBeDefined();
  await user.click(screen.getByRole('button', COMPLETE));
  expect(resumeApply).toHaveBeenCalledTimes(1);
  expect(await structureFaults()).toEqual([]);
});

test('an apply that another tab is at is not said to be interrupted', () => {
  show(
    <InterruptedNotice
      engine={{ resumeApply: () => Promise.resolve(null) }}
      interrupted={{ ...INTERRUPTED, isElsewhere: true }}
      onReceipt={() => undefined}
    />,
  );
  expect(screen.getByText('An apply is running in another tab')).toBeDefined();
  expect(screen.queryByText('An apply was interrupted')).toBeNull();
  expect(screen.getByRole('button', COMPLETE)).toBeDefined();
});

test('what another tab completed is not offered any more, and has no receipt here', async () => {
  const user = userEvent.setup();
  const onReceipt = vi.fn();
  show(
    <InterruptedNotice
      engine={{ resumeApply: () => Promise.resolve(null) }}
      interrupted={INTERRUPTED}
      onReceipt={onReceipt}
    />,
  );
  await user.click(screen.getByRole('button', COMPLETE));
  expect(await screen.findByText(/come to its end in another tab/)).toBeDefined();
  expect(screen.queryByRole('button', COMPLETE)).toBeNull();
  expect(onReceipt).not.toHaveBeenCalled();
});

test.each([
  ['apply_running_elsewhere', 'Nothing was written to Zendesk.'],
  ['zendesk_unreachable', /Writes had left/],
] as const)('completing that fails with %s says what was written', async (code, written) => {
  const user = userEvent.setup();
  show(
    <InterruptedNotice
      engine={{ resumeApply: () => Promise.reject(new DriftError(code)) }}
      interrupted={INTERRUPTED}
      onReceipt={() => undefined}
    />,
  );
  await user.click(screen.getByRole('button', COMPLETE));
  expect(await screen.findByText(written)).toBeDefined();
});
