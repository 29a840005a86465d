// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { entry, receiptOf } from '../../../../tests/support/receipt.builders.ts';
import { DEFAULT_CAPS } from '../../../core/apply/caps.ts';
import type { Receipt } from '../../../core/apply/receipt-format.ts';
import { REFUSALS } from '../../../run/page-run/refusal.ts';
import { applyNumbers } from '../../engine/apply-numbers.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { PlanView } from '../../engine/engine-views.ts';
import { viewPlan } from '../../engine/views.ts';
import {
  pending,
  SAMPLE,
  sampleEngine,
  show,
  structureFaults,
} from '../../shared/drift/page.builders.tsx';
import { ApplyStage } from './apply-stage.tsx';

const plan = viewPlan(SAMPLE.plan);
const DRY_RUN = receiptOf(
  SAMPLE.plan.actions.map(({ id, type, status }) =>
    entry(status === 'prepared' ? 'would_apply' : 'blocked', { action_id: id, type }),
  ),
  { kind: 'dry_run' },
);
/** An engine that ran that dry run. */
function engineWith(different: Partial<EngineApi> = {}): EngineApi {
  return sampleEngine({
    applyNumbers: async (caps) => Promise.resolve(applyNumbers(SAMPLE.plan, DRY_RUN, caps)),
    ...different,
  });
}

const SELECTION = { withoutAccounts: [], withoutActions: [] };
const NOW = Date.parse(plan.created_at);
const DAY = 24 * 60 * 60 * 1000;

function stage(engine: EngineApi, different: Partial<Parameters<typeof ApplyStage>[0]> = {}) {
  return (
    <ApplyStage
      engine={engine}
      plan={plan}
      dryRun={DRY_RUN}
      selection={SELECTION}
      permission={{ ok: true }}
      caps={DEFAULT_CAPS}
      onDone={() => undefined}
      now={() => NOW}
      {...different}
    />
  );
}

const button = () => screen.findByRole('button', { name: /Write \d+ actions? to Zendesk/ });
const hashField = () => screen.getByRole('textbox', { name: /First eight characters/ });
const reasonField = () => screen.getByRole('textbox', { name: 'Reason' });

test('what will be written stands there in numbers, and follows the caps', async () => {
  const user = userEvent.setup();
  show(stage(engineWith()));
  expect(
    await screen.findByRole('heading', { name: '2 actions would be written, of 2 accounts' }),
  ).toBeDefined();
  const cap = screen.getByRole('textbox', { name: 'At most so many actions' });
  await user.clear(cap);
  await user.type(cap, '1');
  expect(
    screen.getByRole('heading', { name: '1 action would be written, of one account' }),
  ).toBeDefined();
  expect(screen.getByText(/1 more is over a cap/)).toBeDefined();
  expect(await structureFaults()).toEqual([]);
});

test('without the hash and a reason nothing is asked of the engine, and the first fault has the focus', async () => {
  const user = userEvent.setup();
  const engine = engineWith();
  const apply = vi.spyOn(engine, 'apply');
  show(stage(engine));
  await user.click(await button());
  expect(document.activeElement).toBe(hashField());
  expect(screen.getByText('Give a reason.')).toBeDefined();
  await user.type(hashField(), '00000000');
  await user.type(reasonField(), '   ');
  await user.click(await button());
  expect(screen.getByText(/not the first eight characters/)).toBeDefined();
  await user.clear(hashField());
  await user.type(hashField(), plan.plan_hash.slice(0, 7));
  await user.click(await button());
  expect(apply).not.toHaveBeenCalled();
});

test('a confirmed apply orders the whole hash, the reason and the limits, and hands over the receipt', async () => {
  const user = userEvent.setup();
  const receipt = receiptOf([entry('applied')]);
  const apply = vi.fn<EngineApi['apply']>().mockResolvedValue(receipt);
  const onDone = vi.fn();
  show(stage(engineWith({ apply }), { onDone }));
  await user.type(hashField(), plan.plan_hash.slice(0, 8).toUpperCase());
  await user.type(reasonField(), 'weekly repair{Tab}');
  await user.click(await button());
  expect(apply).toHaveBeenCalledExactlyOnceWith({
    selection: SELECTION,
    confirmedHash: plan.plan_hash,
    reason: 'weekly repair',
    caps: { maxActions: 25, maxPerAccount: 3 },
    settleSeconds: 90,
    acceptsPartialReference: false,
    acceptsOldPlan: false,
  });
  await vi.waitFor(() => {
    expect(onDone).toHaveBeenCalledWith(receipt);
  });
});

test('the caps of the installation can be lowered, and not raised', async () => {
  const user = userEvent.setup();
  const apply = vi.fn<EngineApi['apply']>().mockResolvedValue(receiptOf([]));
  show(stage(engineWith({ apply }), { caps: { maxActions: 10, maxPerAccount: 2 } }));
  const cap = screen.getByRole('textbox', { name: 'At most so many actions' });
  expect(cap).toHaveProperty('value', '10');
  expect(screen.getByText(/^In this run: 2 at most/)).toBeDefined();
  await user.type(hashField(), plan.plan_hash.slice(0, 8));
  await user.type(reasonField(), 'weekly repair');
  await user.clear(cap);
  await user.type(cap, '11');
  await user.click(await button());
  expect(apply).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(cap);
  expect(screen.getByText('Enter a whole number from 1 to 10.')).toBeDefined();
  await user.clear(cap);
  await user.type(cap, '9');
  await user.click(await button());
  expect(apply.mock.lastCall?.[0].caps).toEqual({ maxActions: 9, maxPerAccount: 2 });
});

test('a partial reference and an old plan want to be accepted by name', async () => {
  const user = userEvent.setup();
  const partial: PlanView = { ...plan, source: { ...plan.source, partial_reference: true } };
  const apply = vi.fn<EngineApi['apply']>().mockResolvedValue(receiptOf([]));
  show(stage(engineWith({ apply }), { plan: partial, now: () => NOW + 8 * DAY }));
  await user.type(hashField(), plan.plan_hash.slice(0, 8));
  await user.type(reasonField(), 'weekly repair');
  await user.click(await button());
  expect(apply).not.toHaveBeenCalled();
  await user.click(screen.getByRole('checkbox', { name: /reference looks partial/ }));
  await user.click(await button());
  expect(apply).not.toHaveBeenCalled();
  await user.click(screen.getByRole('checkbox', { name: /more than a week old/ }));
  await user.click(await button());
  expect(apply.mock.lastCall?.[0]).toMatchObject({
    acceptsPartialReference: true,
    acceptsOldPlan: true,
  });
});

test('a plan of the demo is as old as on the clock of the demo, which stands still', async () => {
  const demo: PlanView = { ...plan, source: { ...plan.source, mode: 'demo' } };
  show(stage(engineWith({}), { plan: demo, now: () => NOW + 80 * DAY }));
  expect(await button()).toBeDefined();
  expect(screen.queryByRole('checkbox', { name: /more than a week old/ })).toBeNull();
});

async function running(different: Partial<EngineApi> = {}) {
  const user = userEvent.setup();
  const answer = pending<Receipt>();
  const engine = engineWith({ apply: async () => answer.promise, ...different });
  const shown = show(stage(engine));
  await user.type(hashField(), plan.plan_hash.slice(0, 8));
  await user.type(reasonField(), 'weekly repair');
  await user.click(await button());
  return { ...shown, user, answer };
}

test('the write in flight, the canary’s wait and the last one are shown; only the last can be cut short', async () => {
  const cutWaitShort = vi.fn<EngineApi['cutWaitShort']>().mockResolvedValue();
  const { tell, user } = await running({ cutWaitShort });
  act(() => {
    tell({ kind: 'apply', event: { kind: 'stage', stage: 'applying' } });
    tell({ kind: 'apply', event: { kind: 'writing', entry: entry('not_attempted') } });
  });
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'The apply at work' }));
  expect(screen.queryByRole('button', { name: /^Write/ })).toBeNull();
  expect(screen.getByText(/In flight: Add the user to the organization/)).toBeDefined();
  act(() => {
    tell({ kind: 'apply', event: { kind: 'settling', why: 'canary', seconds: 90 } });
  });
  expect(screen.getByText('90 seconds left')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Cut the wait short' })).toBeNull();
  act(() => {
    tell({ kind: 'apply', event: { kind: 'settling', why: 'end', seconds: 89 } });
  });
  await user.click(screen.getByRole('button', { name: 'Cut the wait short' }));
  expect(cutWaitShort).toHaveBeenCalledOnce();
  expect(await structureFaults()).toEqual([]);
});

test('stop is asked once, and said', async () => {
  const stop = vi.fn<EngineApi['stop']>().mockResolvedValue();
  const { user } = await running({ stop });
  const stopButton = screen.getByRole<HTMLButtonElement>('button', { name: /^Stop after/ });
  await user.click(stopButton);
  expect(stop).toHaveBeenCalledOnce();
  expect(stopButton.disabled).toBe(true);
  expect(screen.getByText(/Stopping after the action in flight/)).toBeDefined();
});

test.each([
  [false, 'Nothing was written to Zendesk.'],
  [true, 'Writes had left before it broke off.'],
])('a failure says whether anything was written (%s)', async (hasWritten, sentence) => {
  const { tell, answer } = await running();
  if (hasWritten)
    act(() => {
      tell({ kind: 'apply', event: { kind: 'writing', entry: entry('not_attempted') } });
    });
  answer.reject({ code: 'bug', values: {} });
  expect((await screen.findByRole('alert')).textContent).toContain(sentence);
  // What was typed is still there.
  expect(reasonField()).toHaveProperty('value', 'weekly repair');
});

test('who turns out to be an agent reads it once, and loses the form', async () => {
  const { answer, rerender } = await running();
  answer.reject({ code: 'apply_not_admin', values: {} });
  rerender(stage(engineWith(), { permission: { ok: false, why: 'not_admin' } }));
  expect((await screen.findByRole('alert')).textContent).toContain('hand it with its hash');
  expect(screen.queryByRole('note')).toBeNull();
  expect(screen.queryByRole('form')).toBeNull();
});

test.each(REFUSALS.filter((why) => why !== 'busy'))(
  'who may not (%s) reads why and what to do, and gets no form',
  (why) => {
    show(stage(engineWith(), { permission: { ok: false, why } }));
    expect(screen.queryByRole('form')).toBeNull();
    expect(document.body.textContent).not.toContain('page.apply');
    expect(screen.queryByRole('button')).toBeNull();
  },
);
