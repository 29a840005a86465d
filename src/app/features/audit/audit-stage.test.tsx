// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { DriftError } from '../../../core/problem.ts';
import type { Answer } from '../../../run/page-run/may.ts';
import { STAGE_TO_DO, type Stage } from '../../../run/page-run/page-run.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { AuditEstimate } from '../../engine/engine-views.ts';
import { ClockContext } from '../../shared/clock/clock.ts';
import { pending, sampleEngine, show, structureFaults } from '../../shared/drift/page.builders.tsx';
import { AuditStage } from './audit-stage.tsx';
import { useAudit, type AuditWish } from './use-audit.ts';

const ESTIMATE: AuditEstimate = {
  organizations: 1200,
  users: 30_000,
  changesSince: null,
  layers: [
    { layer: 'organizations', way: 'organizations_list', requests: 12, minutes: 0.2 },
    { layer: 'users', way: 'users_list', requests: 300, minutes: 3 },
    { layer: 'memberships', way: 'memberships_not_needed', requests: 0, minutes: 0 },
    { layer: 'tickets', way: null, requests: 0, minutes: 0 },
  ],
  lanes: [
    { limit: 'app_minute', requests: 312, minutes: 3.2 },
    { limit: 'account', requests: 312, minutes: 1.1 },
  ],
  requests: 312,
  minutes: 3.2,
  role: 'admin',
};

type StageWish = {
  readonly engine?: Partial<EngineApi>;
  readonly stage?: Partial<Stage>;
  readonly mayAudit?: Answer;
  readonly onStart?: (wish: AuditWish) => void;
  readonly now?: () => number;
};

function Harness({ engine, stage, mayAudit, onStart, now = () => 0 }: StageWish) {
  const whole = sampleEngine({
    estimate: () => Promise.resolve(ESTIMATE),
    unfinishedAudit: () => Promise.resolve(null),
    ...engine,
  });
  return (
    <ClockContext.Provider value={now}>
      <Inner
        engine={whole}
        stage={{ ...STAGE_TO_DO, ...stage }}
        mayAudit={mayAudit ?? { ok: true }}
        onStart={onStart ?? (() => undefined)}
      />
    </ClockContext.Provider>
  );
}

function Inner({
  engine,
  stage,
  mayAudit,
  onStart,
}: {
  readonly engine: EngineApi;
  readonly stage: Stage;
  readonly mayAudit: Answer;
  readonly onStart: (wish: AuditWish) => void;
}) {
  const audit = useAudit(engine);
  return (
    <AuditStage
      engine={engine}
      audit={audit}
      stage={stage}
      mayAudit={mayAudit}
      mode="live"
      ticketDays={90}
      onStart={onStart}
      onResults={() => undefined}
    />
  );
}

test('before the first record it says what will be read and how, by layer', async () => {
  show(<Harness />);
  const table = await screen.findByRole('table', { name: 'What will be read' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'Organizationslisted page by pageabout 12under a minute',
    'Userslisted page by pageabout 300about 3 minutes',
    'Membershipsnot needed: one organization a user––',
    'Ticketscannot be read: a permission is missing––',
    'Altogetherabout 312about 4 minutes',
  ]);
  expect(
    screen.getByText('What sets the pace: Zendesk’s limit for an app in a minute.'),
  ).toBeDefined();
  expect(screen.getByText(/about 312 requests/)).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});

test('another ticket window is estimated anew, and used', async () => {
  const user = userEvent.setup();
  const onStart = vi.fn();
  const estimate = vi.fn().mockResolvedValue(ESTIMATE);
  show(<Harness engine={{ estimate }} onStart={onStart} />);
  const window = screen.getByRole('textbox', { name: 'Ticket window in days' });
  await user.clear(window);
  await user.type(window, '30{Enter}');
  expect(estimate).toHaveBeenLastCalledWith(30, false);
  await user.click(screen.getByRole('button', { name: 'Start the audit' }));
  expect(onStart).toHaveBeenCalledWith({ ticketDays: 30, goesOn: false, isOfChanges: false });
});

test('an estimate stays where it is until the next one is there', async () => {
  const user = userEvent.setup();
  const next = pending<AuditEstimate>();
  const estimate = vi.fn().mockResolvedValueOnce(ESTIMATE).mockReturnValueOnce(next.promise);
  show(<Harness engine={{ estimate }} />);
  const before = await screen.findByText(/about 312 requests/);
  await user.clear(screen.getByRole('textbox', { name: 'Ticket window in days' }));
  await user.type(screen.getByRole('textbox', { name: 'Ticket window in days' }), '30');
  await user.tab();
  expect(estimate).toHaveBeenLastCalledWith(30, false);
  expect(before.isConnected).toBe(true);
  expect(before.closest('[aria-busy=true]')).not.toBeNull();
  act(() => {
    next.resolve({ ...ESTIMATE, requests: 99 });
  });
  await screen.findByText(/about 99 requests/);
  expect(document.querySelector('[aria-busy=true]')).toBeNull();
});

test('only what changed since an earlier audit is read where somebody ticks it', async () => {
  const user = userEvent.setup();
  const onStart = vi.fn();
  const changesSince = Date.parse('2026-11-20T08:00:00Z');
  const estimate = vi.fn().mockResolvedValue({ ...ESTIMATE, changesSince });
  show(<Harness engine={{ estimate }} onStart={onStart} />);
  const box = await screen.findByRole('checkbox', { name: /^Read only what changed since / });
  expect(estimate).toHaveBeenLastCalledWith(90, false);
  await user.click(box);
  expect(estimate).toHaveBeenLastCalledWith(90, true);
  await user.click(await screen.findByRole('button', { name: 'Start the audit' }));
  expect(onStart).toHaveBeenCalledWith({ ticketDays: 90, goesOn: false, isOfChanges: true });
});

test('without an earlier audit there is nothing to tick', async () => {
  show(<Harness />);
  await screen.findByText(/about 312 requests/);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a window that is none is said, and nothing starts with it', async () => {
  const user = userEvent.setup();
  const estimate = vi.fn().mockResolvedValue(ESTIMATE);
  show(<Harness engine={{ estimate }} />);
  const window = screen.getByRole('textbox', { name: 'Ticket window in days' });
  await user.clear(window);
  await user.type(window, '0{Enter}');
  expect(screen.getByText('Enter a whole number of days from 1 to 3650.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Start the audit' }).hasAttribute('disabled')).toBe(
    true,
  );
  expect(estimate).toHaveBeenCalledTimes(1);
});

test('an agent is told that it takes an administrator, and cannot start', () => {
  show(<Harness mayAudit={{ ok: false, why: 'not_admin' }} />);
  expect(screen.getByText('A full audit needs an administrator')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Start the audit' }).hasAttribute('disabled')).toBe(
    true,
  );
});

test('an audit that did not finish can be gone on with, in its own window', async () => {
  const user = userEvent.setup();
  const onStart = vi.fn();
  const unfinished = { startedAt: 0, ticketDays: 14, pages: 7 };
  show(
    <Harness engine={{ unfinishedAudit: () => Promise.resolve(unfinished) }} onStart={onStart} />,
  );
  expect(await screen.findByText(/7 pages of records are kept/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Go on where it stopped' }));
  expect(onStart).toHaveBeenCalledWith({
    ticketDays: 14,
    goesOn: true,
    isOfChanges: false,
  });
});

test('an estimate that fails says why, and can be asked for again', async () => {
  const user = userEvent.setup();
  const problem = { code: 'zendesk_not_signed_in', values: { what: 'counts' } };
  const estimate = vi.fn().mockRejectedValueOnce(problem).mockResolvedValue(ESTIMATE);
  show(<Harness engine={{ estimate }} />);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('not signed in any more');
  await user.click(within(alert).getByRole('button'));
  expect(await screen.findByRole('table', { name: 'What will be read' })).toBeDefined();
});

test('at work each layer shows its records, its rate and the time that is left', () => {
  let at = 0;
  const { tell } = show(<Harness stage={{ state: 'running' }} now={() => at} />);
  act(() => {
    tell({ kind: 'transport', event: { kind: 'request', path: '/users', tries: 1 } });
    at = 30_000;
    tell({
      kind: 'audit',
      event: { kind: 'page', layer: 'users', records: 1000, total: 4000 },
    });
  });
  expect(screen.getByText('1,000 of about 4,000')).toBeDefined();
  expect(screen.getByText('2,000 a minute · about 2 minutes left')).toBeDefined();
  const bar = screen.getByRole('progressbar', { name: 'Users' });
  expect(bar.getAttribute('aria-valuenow')).toBe('25');
  expect(screen.queryByRole('progressbar', { name: 'Tickets' })).toBeNull();
  expect(screen.getByText('1 request so far')).toBeDefined();
});

test('a wait for Zendesk’s limits is said', () => {
  const { tell } = show(<Harness stage={{ state: 'running' }} />);
  act(() => {
    tell({ kind: 'transport', event: { kind: 'waiting', ms: 12_000, why: 'told' } });
  });
  expect(screen.getByText('Waiting 12 seconds to keep within Zendesk’s limits.')).toBeDefined();
});

test('pause and stop are one key away, and a paused audit can go on', async () => {
  const user = userEvent.setup();
  const calls = {
    pause: vi.fn(() => Promise.resolve()),
    goOn: vi.fn(() => Promise.resolve()),
    stop: vi.fn(() => Promise.resolve()),
  };
  const { rerender } = show(<Harness engine={calls} stage={{ state: 'running' }} />);
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pause' }));
  await user.keyboard('{Enter}');
  expect(calls.pause).toHaveBeenCalledTimes(1);
  await user.tab();
  await user.keyboard(' ');
  expect(calls.stop).toHaveBeenCalledTimes(1);
  rerender(<Harness engine={calls} stage={{ state: 'paused' }} />);
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  expect(calls.goOn).toHaveBeenCalledTimes(1);
  expect(await structureFaults()).toEqual([]);
});

test('what ended the audit and keeps the estimate away, too, is said once', async () => {
  const user = userEvent.setup();
  const told = new DriftError('zendesk_not_signed_in');
  const estimate = vi.fn().mockRejectedValueOnce(told).mockResolvedValueOnce(ESTIMATE);
  const problem = { code: told.code, values: told.values };
  show(<Harness engine={{ estimate }} stage={{ state: 'failed', problem }} />);
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(screen.getAllByText(/not signed in any more/)).toHaveLength(1);
  await user.click(again);
  expect(await screen.findByRole('table', { name: 'What will be read' })).toBeDefined();
});

test('an estimate that fails for another reason than the audit says so', async () => {
  const estimate = () => Promise.reject(new DriftError('zendesk_unreachable', { address: '' }));
  const problem = { code: 'zendesk_not_signed_in', values: {} } as const;
  show(<Harness engine={{ estimate }} stage={{ state: 'failed', problem }} />);
  expect(await screen.findByText(/could not be reached/)).toBeDefined();
  expect(screen.getByText(/not signed in any more/)).toBeDefined();
});

test.each([
  [{ state: 'stopped' }, 'The audit was stopped'],
  [{ state: 'done', counts: { issues: 12, accounts: 6 }, endedAt: 0 }, 'The audit is complete'],
  [
    { state: 'failed', problem: { code: 'bug', values: {} } },
    'Something went wrong inside the app.',
  ],
] as const)('how it ended is said: %j', async (stage, sentence) => {
  show(<Harness stage={stage} />);
  expect(await screen.findByText(sentence)).toBeDefined();
});
