// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import {
  afterSignal,
  browserEyes,
  isLookedAt,
  NOT_LOOKED_AT,
  useLookedAt,
  type Eyes,
  type LookSignal,
} from './looked-at.ts';
import { fakeClient } from './zaf.builders.ts';
import { createZaf } from './zaf.ts';

const FRONT: LookSignal = { kind: 'activated' };
const BEHIND: LookSignal = { kind: 'deactivated' };
const DRAWN: LookSignal = { kind: 'drawn', isDrawn: true };
const NOT_DRAWN: LookSignal = { kind: 'drawn', isDrawn: false };
const PAGE: LookSignal = { kind: 'page', isVisible: true };
const NO_PAGE: LookSignal = { kind: 'page', isVisible: false };

test.each<readonly [string, readonly LookSignal[], boolean]>([
  ['before anything is told', [], false],
  ['by the tab of the browser alone', [PAGE], false],
  ['brought to the front', [FRONT], true],
  ['drawn', [DRAWN], true],
  ['put behind another', [DRAWN, BEHIND], false],
  ['brought back', [DRAWN, BEHIND, FRONT], true],
  ['brought to the front, but not drawn then', [FRONT, NOT_DRAWN], false],
  ['drawn after it was put behind', [FRONT, BEHIND, DRAWN], true],
  ['behind another tab of the browser', [FRONT, NO_PAGE], false],
  ['brought to the front behind another tab of the browser', [NO_PAGE, FRONT, DRAWN], false],
  ['with the tab of the browser back', [FRONT, NO_PAGE, PAGE], true],
  ['with the tab back, behind another frame', [FRONT, NO_PAGE, BEHIND, PAGE], false],
])('%s', (_name, signals, expected) => {
  expect(isLookedAt(signals.reduce(afterSignal, NOT_LOOKED_AT))).toBe(expected);
});

test('the hook hears the workspace and the eyes, until it is taken away', () => {
  const client = fakeClient();
  const zaf = createZaf(client, { after: () => () => undefined });
  let tell: (signal: LookSignal) => void = () => undefined;
  const end = vi.fn();
  const eyes: Eyes = (listener) => {
    tell = listener;
    return end;
  };
  const { result, unmount } = renderHook(() => useLookedAt(zaf, eyes));
  expect(result.current).toBe(false);
  act(() => {
    tell(DRAWN);
  });
  expect(result.current).toBe(true);
  act(() => {
    client.play('app.deactivated');
  });
  expect(result.current).toBe(false);
  act(() => {
    client.play('app.activated');
  });
  expect(result.current).toBe(true);
  unmount();
  expect(end).toHaveBeenCalledOnce();
  expect(client.listenersOf('app.activated')).toBe(0);
  expect(client.listenersOf('app.deactivated')).toBe(0);
});

test('the browser tells whether its tab is in front and the frame is drawn', () => {
  let report: (isIntersecting: readonly boolean[]) => void = () => undefined;
  const observed: unknown[] = [];
  const disconnect = vi.fn();
  vi.stubGlobal(
    'IntersectionObserver',
    function Observer(listener: (entries: readonly { isIntersecting: boolean }[]) => void) {
      report = (all) => {
        listener(all.map((isIntersecting) => ({ isIntersecting })));
      };
      return { observe: (element: unknown) => observed.push(element), disconnect };
    },
  );
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const told: LookSignal[] = [];
  const end = browserEyes((signal) => told.push(signal));
  expect(observed).toEqual([document.documentElement]);
  expect(told).toEqual([PAGE]);
  report([true, false]);
  report([true]);
  report([]);
  visibility.mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(told).toEqual([PAGE, NOT_DRAWN, DRAWN, NO_PAGE]);
  end();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(told).toHaveLength(4);
  expect(disconnect).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a browser that does not tell what is drawn leaves it to the workspace', () => {
  const told: LookSignal[] = [];
  browserEyes((signal) => told.push(signal))();
  expect(told.map(({ kind }) => kind)).toEqual(['page']);
});
