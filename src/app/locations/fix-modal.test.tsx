// @vitest-environment jsdom
import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { entry, receiptOf } from '../../../tests/support/receipt.builders.ts';
import { DriftError } from '../../core/problem.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import { ENGLISH } from '../../words/english.ts';
import {
  EVERYTHING,
  newBrowser,
  orderFor,
  visit,
  type Browser,
} from '../engine/engine.builders.ts';
import type { EngineApi, EngineEvent } from '../engine/engine-api.ts';
import type { CheckView, ReceiptView } from '../engine/engine-views.ts';
import { pending, structureFaults } from '../shared/drift/page.builders.tsx';
import { EngineEventsContext } from '../shared/engine-events/engine-events.ts';
import { PageTheme } from '../shared/theme/page-theme.tsx';
import { Announcer } from '../shared/ui/announcer.tsx';
import { toPageWords, WordsContext } from '../shared/words/use-words.ts';
import { FixModal } from './fix-modal.tsx';

// To look up what is hidden by which style takes jsdom seconds on a page of this size; an apply of the demo
// takes its turns as well.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const NOW = Date.parse('2026-11-23T09:00:00Z');

function person() {
  return userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
}

type OpenWish = {
  /** What the engine does differently from one over the demo account. */
  readonly different?: (engine: EngineApi) => Partial<EngineApi>;
  readonly browser?: Browser;
  readonly storage?: 'durable' | 'memory';
};

/** The modal over a real engine on the demo account, for something of an account of the list. */
async function open(
  kind: CheckSubject['kind'],
  name: string | null,
  { different = () => ({}), browser = newBrowser(), storage = 'durable' }: OpenWish = {},
) {
  const listeners = new Set<(event: EngineEvent) => void>();
  const tell = (event: EngineEvent) => {
    for (const listener of listeners) listener(event);
  };
  const { engine: real } = visit({ browser, storage, onEvent: tell });
  if ((await real.currentReference()) === null) await real.loadDemo();
  const engine = { ...real, ...different(real) };
  const subject = name === null ? null : await subjectOf(real, kind, name);
  const onClose = vi.fn();
  const hear = (listener: (event: EngineEvent) => void) => {
    listeners.add(listener);
    listener({ kind: 'storage', state: storage });
    return () => listeners.delete(listener);
  };
  const shown = render(
    <WordsContext.Provider value={toPageWords(ENGLISH)}>
      <PageTheme scheme="light">
        <EngineEventsContext.Provider value={hear}>
          <Announcer>
            <FixModal engine={engine} subject={subject} onClose={onClose} now={() => NOW} />
          </Announcer>
        </EngineEventsContext.Provider>
      </PageTheme>
    </WordsContext.Provider>,
  );
  return { ...shown, engine, real, onClose, tell, user: person() };
}

async function subjectOf(engine: EngineApi, kind: CheckSubject['kind'], name: string) {
  const subjects = await engine.demoSubjects(kind);
  const found = subjects.find((one) => one.name.includes(name));
  if (!found) throw new Error(`the demo has no ${kind} ${name}`);
  return found.subject;
}

const OF_RETAIL = 'rene@acmeretail.example';

async function press(user: ReturnType<typeof person>, name: string | RegExp) {
  await user.click(await screen.findByText(name, { selector: 'button' }));
}

function button(name: string | RegExp) {
  return screen.queryByText(name, { selector: 'button' });
}

async function title(name: string) {
  const heading = await screen.findByText(name, { selector: 'h1' });
  await waitFor(() => {
    expect(document.activeElement).toBe(heading);
  });
}

/** The step that is shown, and the word for its state. */
function stepShown(): string {
  const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
  return (
    steps.find((step) => step.getAttribute('aria-current') === 'step')?.textContent.trim() ?? ''
  );
}

/** From the dry run on to the form, filled in. */
async function confirm(user: ReturnType<typeof person>) {
  await press(user, 'Continue to dry run');
  await press(user, 'Start the dry run');
  await press(user, 'Continue to apply');
  const hash = (await screen.findAllByText(/^[0-9a-f]{8}$/, { selector: 'strong' }))[0];
  await user.type(
    screen.getByRole('textbox', { name: /First eight characters/ }),
    hash?.textContent ?? '',
  );
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'a customer asked');
}

test('what is in front of an admin is looked at, tried, confirmed, written and checked again', async () => {
  const apply = vi.fn<EngineApi['apply']>();
  const { user, onClose } = await open('ticket', OF_RETAIL, {
    different: (real) => ({ apply: apply.mockImplementation(real.apply) }),
  });
  await title('What can be fixed');
  const facts = await screen.findByRole('region', { name: 'What was checked' });
  expect(facts.textContent).toContain('Acme Retail');
  expect(facts.textContent).toContain('accounts.csv, as of');
  expect(screen.getByText(/rene@acmeretail\.example belongs to/)).toBeDefined();
  const card = screen.getByRole('article', { name: /^Add the user to the organization/ });
  expect(card.textContent).toMatch(/nothing →becomes \d+/);
  expect(screen.getByText('Open tickets might change')).toBeDefined();
  // It is said a moment after it is shown.
  await waitFor(() => {
    expect(screen.getByRole('status').textContent).toBe(
      '2 issues were found, 2 repairs are prepared.',
    );
  });
  expect(stepShown()).toBe('Lookdone');
  expect(await structureFaults()).toEqual([]);

  await press(user, 'Continue to dry run');
  await title('Dry run');
  await press(user, 'Start the dry run');
  expect(await screen.findByText('2 actions would be applied now, none would not')).toBeDefined();

  await press(user, 'Continue to apply');
  await title('Apply');
  await screen.findByText('2 actions would be written, of one account');
  const hash = screen.getByText(/^[0-9a-f]{8}$/, { selector: 'strong' }).textContent;
  await user.type(screen.getByRole('textbox', { name: /First eight characters/ }), hash);
  await user.clear(screen.getByRole('textbox', { name: /Watch tickets/ }));
  await user.type(screen.getByRole('textbox', { name: /Watch tickets/ }), '0');
  await press(user, /^Write 2 actions/);
  expect(apply).not.toHaveBeenCalled();
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'a customer asked');
  await press(user, /^Write 2 actions/);

  await title('Receipt');
  expect(apply).toHaveBeenCalledExactlyOnceWith({
    selection: EVERYTHING,
    confirmedHash: expect.stringMatching(new RegExp(`^${hash}[0-9a-f]{56}$`)) as string,
    reason: 'a customer asked',
    caps: { maxActions: 25, maxPerAccount: 3 },
    settleSeconds: 0,
    acceptsPartialReference: false,
    acceptsOldPlan: false,
  });
  expect(screen.getByText('No write to Salesforce, no ticket changed')).toBeDefined();
  expect(await screen.findAllByText('applied', { selector: 'article *' })).toHaveLength(2);
  expect(screen.queryByText('Audit again')).toBeNull();
  expect(stepShown()).toBe('Receiptdone');
  expect(await structureFaults()).toEqual([]);

  await press(user, 'Check again');
  expect(await screen.findByText('There is nothing to fix')).toBeDefined();
  await press(user, 'Close');
  expect(onClose).toHaveBeenCalledOnce();
});

test('what is left out is neither tried nor written, and something has to be left', async () => {
  const dryRun = vi.fn<EngineApi['dryRun']>();
  const apply = vi.fn<EngineApi['apply']>();
  const { user } = await open('ticket', OF_RETAIL, {
    different: (real) => ({
      dryRun: dryRun.mockImplementation(real.dryRun),
      apply: apply.mockImplementation(real.apply),
    }),
  });
  const [first, second] = await screen.findAllByRole('checkbox', { name: 'In the plan' });
  if (!first || !second) throw new Error('two repairs were expected');
  await user.click(first);
  await user.click(second);
  expect(button('Continue to dry run')).toHaveProperty('disabled', true);
  expect(screen.getByText('Tick at least one action.')).toBeDefined();
  await user.click(second);
  await confirm(user);
  await press(user, /^Write 1 action/);
  await title('Receipt');
  const selection = dryRun.mock.lastCall?.[0];
  expect(selection?.withoutActions).toHaveLength(1);
  expect(apply.mock.lastCall?.[0].selection).toEqual(selection);
  expect(await screen.findAllByText('applied', { selector: 'article *' })).toHaveLength(1);
  await press(user, 'Check again');
  expect(await screen.findByRole('heading', { name: '1 action' })).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'In the plan' }).checked).toBe(
    true,
  );
});

test('after another selection the dry run before does not lead on', async () => {
  const { user } = await open('ticket', OF_RETAIL);
  await press(user, 'Continue to dry run');
  await press(user, 'Start the dry run');
  await screen.findByText('Continue to apply', { selector: 'button' });
  await press(user, 'Back');
  const [box] = await screen.findAllByRole('checkbox', { name: 'In the plan' });
  if (box) await user.click(box);
  await press(user, 'Continue to dry run');
  await screen.findByText('Start the dry run', { selector: 'button' });
  expect(button('Continue to apply')).toBeNull();
});

test.each([
  ['organization', 'Acme Energy', 'There is nothing to fix'],
  ['user', 'petra.private.sample@gmail.com', 'This is nobody’s in the list'],
  ['organization', 'Acme Labs', 'Every repair is blocked'],
] as const)('where nothing can be fixed (%s %s) it is said, with a way out', async (...what) => {
  const [kind, name, said] = what;
  const { user, onClose } = await open(kind, name);
  expect(await screen.findByText(said)).toBeDefined();
  expect(button('Continue to dry run')).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(await structureFaults()).toEqual([]);
  await press(user, 'Close');
  expect(onClose).toHaveBeenCalledOnce();
});

test('a blocked repair says why, and how a person does it', async () => {
  await open('organization', 'Acme Labs');
  const card = await screen.findByRole('article');
  expect(card.textContent).toContain('duplicate_external_id');
  expect(card.textContent).toContain('By hand');
});

test('an issue without a repair says what a person does', async () => {
  const withoutActions = ({ issues, check, ...view }: CheckView): CheckView => ({
    ...view,
    issues: issues.map((issue) => ({ ...issue, actionId: null })),
    check: { ...check, findings: check.findings && { ...check.findings, actions: [] } },
  });
  await open('organization', 'Acme Labs', {
    different: (real) => ({
      takeCheck: async (subject) => withoutActions(await real.takeCheck(subject)),
    }),
  });
  expect(await screen.findByText('Nothing can be repaired from here')).toBeDefined();
  expect(screen.getByText(ENGLISH.say('issues.org_duplicate_external_id.todo'))).toBeDefined();
});

test('without a list it is said who brings one', async () => {
  await open('ticket', OF_RETAIL, {
    different: (real) => ({
      takeCheck: async (subject) => {
        const view = await real.takeCheck(subject);
        const check = {
          ...view.check,
          verdict: { kind: 'no_reference' } as const,
          findings: null,
        };
        return { ...view, check, reference: null, issues: [] };
      },
    }),
  });
  expect(await screen.findByText('There is no list of Salesforce accounts')).toBeDefined();
  expect(button('Continue to dry run')).toBeNull();
});

function asAgent(real: EngineApi): Partial<EngineApi> {
  return {
    takeCheck: async (subject) => ({ ...(await real.takeCheck(subject)), role: 'agent' }),
  };
}

test('an agent looks, is told who can, and has no step before them', async () => {
  await open('ticket', OF_RETAIL, { different: asAgent });
  expect(await screen.findByText('Only an administrator can fix this')).toBeDefined();
  expect(screen.getByText(/open the same ticket and to choose/)).toBeDefined();
  expect(await screen.findAllByRole('article')).toHaveLength(2);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(button('Continue to dry run')).toBeNull();
  expect(screen.queryByRole('list', { name: 'Steps' })).toBeNull();
  expect(await structureFaults()).toEqual([]);
});

test('who turns out to be an agent at the dry run gets no form', async () => {
  const { user } = await open('ticket', OF_RETAIL, {
    different: (real) => ({
      takeCheck: async (subject) => ({ ...(await real.takeCheck(subject)), role: null }),
      dryRun: async (selection) => {
        const receipt = await real.dryRun(selection);
        return { ...receipt, actor: receipt.actor && { ...receipt.actor, role: 'agent' } };
      },
    }),
  });
  await press(user, 'Continue to dry run');
  await press(user, 'Start the dry run');
  await press(user, 'Continue to apply');
  expect(await screen.findByText('Only an administrator may apply a plan.')).toBeDefined();
  expect(screen.getByText(/to choose “Fix it here” there/)).toBeDefined();
  expect(screen.queryByRole('form')).toBeNull();
});

test('where the browser keeps nothing, it is said at once, and nothing can be written', async () => {
  const { user } = await open('ticket', OF_RETAIL, { storage: 'memory' });
  expect(await screen.findByText('Nothing can be written from here')).toBeDefined();
  await press(user, 'Continue to dry run');
  await press(user, 'Start the dry run');
  await press(user, 'Continue to apply');
  expect(await screen.findByText(/does not let the app keep a journal/)).toBeDefined();
  expect(screen.getByText(/open this window again/)).toBeDefined();
  expect(screen.queryByRole('form')).toBeNull();
});

test('a check that fails can be made again', async () => {
  const takeCheck = vi.fn<EngineApi['takeCheck']>();
  const { user } = await open('ticket', OF_RETAIL, {
    different: (real) => ({
      takeCheck: takeCheck
        .mockImplementation(real.takeCheck)
        .mockRejectedValueOnce({ code: 'zendesk_unreachable', values: {} }),
    }),
  });
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was written');
  expect(stepShown()).toBe('Lookfailed');
  expect(button('Continue to dry run')).toBeNull();
  await press(user, 'Try again');
  expect(await screen.findByText('Continue to dry run')).toBeDefined();
  expect(takeCheck).toHaveBeenCalledTimes(2);
});

test('what Zendesk refuses to the check is said with its remedy', async () => {
  const takeCheck = vi.fn<EngineApi['takeCheck']>();
  const { user } = await open('ticket', OF_RETAIL, {
    different: (real) => ({
      takeCheck: takeCheck
        .mockImplementation(real.takeCheck)
        .mockImplementationOnce(async (subject) => {
          const view = await real.takeCheck(subject);
          const verdict = {
            kind: 'could_not_check',
            problem: 'zendesk_not_signed_in',
            values: { what: 'users' },
          } as const;
          return { ...view, issues: [], check: { ...view.check, verdict, findings: null } };
        }),
    }),
  });
  expect((await screen.findByRole('alert')).textContent).toContain('not signed in any more');
  expect(button('Continue to dry run')).toBeNull();
  await press(user, 'Try again');
  expect(await screen.findByText('Continue to dry run')).toBeDefined();
});

test('a dry run that fails says that nothing was written, and does not lead on', async () => {
  const { user } = await open('ticket', OF_RETAIL, {
    different: () => ({
      dryRun: () => Promise.reject(new DriftError('zendesk_timeout')),
    }),
  });
  await press(user, 'Continue to dry run');
  await press(user, 'Start the dry run');
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was written');
  expect(stepShown()).toBe('Dry runfailed');
  expect(button('Continue to apply')).toBeNull();
});

test('while it writes there is no way out but to stop, and it is said to keep the window open', async () => {
  const receipt = pending<ReceiptView>();
  const stop = vi.fn<EngineApi['stop']>().mockResolvedValue();
  const { user, onClose, tell } = await open('ticket', OF_RETAIL, {
    different: () => ({ apply: () => receipt.promise, stop }),
  });
  await confirm(user);
  await press(user, /^Write 2 actions/);
  expect(await screen.findByText('Keep this window open')).toBeDefined();
  expect(button('Close')).toBeNull();
  expect(button('Back')).toBeNull();
  await user.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  act(() => {
    tell({ kind: 'apply', event: { kind: 'writing', entry: entry('not_attempted') } });
  });
  expect(screen.getByText(/In flight: Add the user/)).toBeDefined();
  expect(await structureFaults()).toEqual([]);
  await press(user, 'Stop after the action in flight');
  expect(stop).toHaveBeenCalledOnce();
  receipt.resolve(
    receiptOf([entry('applied'), entry('not_attempted', { action_id: 'action_2' })], {
      stopped: 'stopped_by_person',
    }),
  );
  await title('Receipt');
  expect(screen.getByText('Check again for a plan of what is left.')).toBeDefined();
  expect(screen.queryByText('Keep this window open')).toBeNull();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

const INTERRUPTED = {
  at: '2026-11-23T09:00:00Z',
  planHash: 'f00dcafe',
  reason: 'a customer asked',
  mode: 'demo',
  isElsewhere: false,
} as const;

test('an apply that breaks off after a write is completed by reading, right here', async () => {
  const answer = pending<ReceiptView>();
  const interruptedApply = vi.fn<EngineApi['interruptedApply']>().mockResolvedValue(null);
  const resumeApply = vi
    .fn<EngineApi['resumeApply']>()
    .mockResolvedValue(receiptOf([entry('applied')], { stopped: 'interrupted' }));
  const { user, tell } = await open('ticket', OF_RETAIL, {
    different: () => ({ apply: () => answer.promise, interruptedApply, resumeApply }),
  });
  await confirm(user);
  await press(user, /^Write 2 actions/);
  act(() => {
    tell({ kind: 'apply', event: { kind: 'writing', entry: entry('not_attempted') } });
  });
  interruptedApply.mockResolvedValue(INTERRUPTED);
  answer.reject({ code: 'zendesk_unreachable', values: {} });
  expect(await screen.findByText(/Writes had left before it broke off/)).toBeDefined();
  expect(screen.getByText('An apply was interrupted')).toBeDefined();
  expect(screen.queryByRole('form')).toBeNull();
  await press(user, 'Complete the receipt');
  await title('Receipt');
  expect(resumeApply).toHaveBeenCalledOnce();
});

test('an apply that fails before any write keeps what was typed', async () => {
  const { user } = await open('ticket', OF_RETAIL, {
    different: () => ({
      apply: () => Promise.reject(new DriftError('zendesk_unreachable')),
    }),
  });
  await confirm(user);
  await press(user, /^Write 2 actions/);
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was written');
  expect(screen.getByRole('textbox', { name: 'Reason' })).toHaveProperty(
    'value',
    'a customer asked',
  );
  expect(screen.queryByText('An apply was interrupted')).toBeNull();
});

test('an apply whose window was closed is completed at the next opening, before anything else', async () => {
  const browser = newBrowser();
  const takeCheck = vi.fn<EngineApi['takeCheck']>();
  await applyUntilClosed(browser);
  const { user } = await open('ticket', OF_RETAIL, {
    browser,
    different: (real) => ({ takeCheck: takeCheck.mockImplementation(real.takeCheck) }),
  });
  await title('An earlier apply comes first');
  expect(takeCheck).not.toHaveBeenCalled();
  expect(await structureFaults()).toEqual([]);
  await press(user, 'Complete the receipt');
  await title('Receipt');
  expect(screen.getByText('a customer asked')).toBeDefined();
  expect(takeCheck).not.toHaveBeenCalled();
  await press(user, 'Check again');
  await title('What can be fixed');
  expect(takeCheck).toHaveBeenCalledOnce();
});

/** An apply of the ticket’s repairs whose frame is gone as soon as the journal has begun. */
async function applyUntilClosed(browser: Browser): Promise<void> {
  const begun = pending<null>();
  const { engine } = visit({
    browser,
    onJournalled: () => {
      begun.resolve(null);
      return new Promise(() => undefined);
    },
  });
  await engine.loadDemo();
  await engine.takeCheck(await subjectOf(engine, 'ticket', OF_RETAIL));
  const { plan_hash } = await engine.plan(EVERYTHING);
  await engine.dryRun(EVERYTHING);
  void engine.apply(orderFor(plan_hash, { reason: 'a customer asked' }));
  await begun.promise;
}

test('what another frame brought to its end frees the way to the check', async () => {
  const interruptedApply = vi
    .fn<EngineApi['interruptedApply']>()
    .mockResolvedValueOnce({ ...INTERRUPTED, isElsewhere: true })
    .mockResolvedValue(null);
  const { user } = await open('ticket', OF_RETAIL, {
    different: () => ({ interruptedApply, resumeApply: () => Promise.resolve(null) }),
  });
  expect(await screen.findByText('An apply is running in another tab')).toBeDefined();
  expect(button('Check again')).toBeNull();
  await press(user, 'Complete the receipt');
  expect(await screen.findByText(/come to its end in another tab/)).toBeDefined();
  await press(user, 'Check again');
  expect(await screen.findByText('Continue to dry run')).toBeDefined();
});

test('an address that does not tell what is to be fixed leads to a way out', async () => {
  const { user, onClose } = await open('ticket', null);
  await title('What is to be fixed cannot be read');
  expect(await structureFaults()).toEqual([]);
  await user.keyboard('{Escape}');
  await press(user, 'Close');
  expect(onClose).toHaveBeenCalledTimes(2);
});
