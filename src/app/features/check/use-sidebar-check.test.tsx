// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { manualClock } from '../../../core/time-limit.builders.ts';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { EngineEvent } from '../../engine/engine-api.ts';
import { ClockContext } from '../../shared/clock/clock.ts';
import { EngineEventsContext } from '../../shared/engine-events/engine-events.ts';
import { fakeClient, told } from '../../shared/zaf/zaf.builders.ts';
import { createZaf } from '../../shared/zaf/zaf.ts';
import { checkReferenceOf, viewOf } from './checker.builders.ts';
import { useSidebarCheck } from './use-sidebar-check.ts';

/** The hook in a frame beside a ticket. */
function mount() {
  const clock = manualClock(1_000);
  const screen = { requester: 7 };
  const client = fakeClient({
    get: (path) =>
      told(path, {
        id: 41,
        status: 'open',
        requester: { id: screen.requester },
        organization: null,
      }),
  });
  const zaf = createZaf(client, { after: clock.after });
  const checked: CheckSubject[] = [];
  const engine = {
    prepareCheck: () => Promise.resolve(),
    checkReference: () => Promise.resolve(checkReferenceOf('live')),
    demoSubjects: () => Promise.resolve([]),
    check: (subject: CheckSubject) => {
      checked.push(subject);
      return Promise.resolve(viewOf(subject));
    },
  };
  const listeners = new Set<(event: EngineEvent) => void>();
  const hear = (listener: (event: EngineEvent) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StrictMode>
      <ClockContext.Provider value={clock.now}>
        <EngineEventsContext.Provider value={hear}>{children}</EngineEventsContext.Provider>
      </ClockContext.Provider>
    </StrictMode>
  );
  const hook = renderHook(
    ({ isLookedAt }) =>
      useSidebarCheck({ engine, zaf, location: 'ticket_sidebar', isLookedAt, after: clock.after }),
    { wrapper, initialProps: { isLookedAt: false } },
  );
  return { ...hook, client, clock, checked, screen, listeners };
}

/** Lets everything run that waits for nothing but its turn. */
async function settled(work: () => void = () => undefined): Promise<void> {
  await act(async () => {
    work();
    await new Promise((resolve) => setImmediate(resolve));
  });
}

test('a frame that nobody looks at costs nothing', async () => {
  const { client, checked, result } = mount();
  await settled(() => {
    client.play('ticket.requester.id.changed', 8);
  });
  expect(client.calls).toEqual([]);
  expect(checked).toEqual([]);
  expect(result.current.state).toEqual({ is: 'loading' });
});

test('a frame that is looked at has its verdict, and one after each change', async () => {
  const { client, clock, checked, screen, listeners, rerender, result, unmount } = mount();
  rerender({ isLookedAt: true });
  await settled();
  expect(checked).toHaveLength(1);
  expect(result.current).toMatchObject({ state: { is: 'checked' }, demo: null });
  screen.requester = 8;
  await settled(() => {
    client.play('ticket.requester.id.changed', 8);
    clock.pass(150);
  });
  expect(checked.at(-1)).toMatchObject({ ticket: { requesterId: 8 } });
  await settled(() => {
    for (const listener of listeners) listener({ kind: 'changed', what: 'apply' });
    clock.pass(150);
  });
  expect(checked).toHaveLength(3);
  await settled(() => {
    result.current.again();
  });
  expect(checked).toHaveLength(4);
  rerender({ isLookedAt: false });
  await settled(() => {
    client.play('ticket.requester.id.changed', 7);
    clock.pass(150);
  });
  expect(checked).toHaveLength(4);
  unmount();
  expect(client.listenersOf('ticket.requester.id.changed')).toBe(0);
  expect(listeners.size).toBe(0);
});
