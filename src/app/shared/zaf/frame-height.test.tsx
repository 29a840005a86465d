// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { frameHeightFor, useFrameHeight } from './frame-height.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  [0, 80],
  [80, 80],
  [80.2, 88],
  [241, 248],
  [248, 248],
  [1_200, 1_200],
  [4_000, 1_200],
])('content of %d px asks for %d px', (content, height) => {
  expect(frameHeightFor(content)).toBe(height);
});

/** A frame whose content has the height that the test says. */
function frame() {
  let report = (): void => undefined;
  let isObserving = false;
  vi.stubGlobal('ResizeObserver', function Observer(listener: () => void) {
    report = () => {
      if (isObserving) listener();
    };
    return {
      observe: () => {
        isObserving = true;
        listener();
      },
      disconnect: () => {
        isObserving = false;
      },
    };
  });
  const element = document.createElement('div');
  let height = 100;
  element.getBoundingClientRect = () => new DOMRect(0, 0, 320, height);
  const asked: number[] = [];
  const zaf = {
    resize: (wanted: number) => {
      asked.push(wanted);
      return Promise.reject(new Error('no'));
    },
  };
  const content = { current: element };
  const hook = renderHook(
    ({ isLookedAt }) => {
      useFrameHeight(content, zaf, isLookedAt);
    },
    { initialProps: { isLookedAt: false } },
  );
  return {
    asked,
    look: (isLookedAt: boolean) => {
      hook.rerender({ isLookedAt });
    },
    grow: (to: number) => {
      height = to;
      report();
    },
  };
}

test('the height is asked for while somebody looks, in steps, and each only once', () => {
  const { asked, look, grow } = frame();
  grow(300);
  expect(asked).toEqual([]);
  look(true);
  expect(asked).toEqual([304]);
  grow(302);
  expect(asked).toEqual([304]);
  grow(305);
  expect(asked).toEqual([304, 312]);
  look(false);
  grow(500);
  expect(asked).toEqual([304, 312]);
  look(true);
  expect(asked).toEqual([304, 312, 504]);
});
