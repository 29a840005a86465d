// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { TrayHandle } from './tray-handle.tsx';

function handle(width: number): { readonly element: HTMLElement; readonly widths: number[] } {
  const widths: number[] = [];
  const { unmount } = render(<TrayHandle width={width} onWidth={(each) => widths.push(each)} />);
  onTestFinished(unmount);
  const element = screen.getByRole('separator', { name: 'Width of the apps' });
  // The page without a screen has no pointers to capture.
  element.setPointerCapture = () => undefined;
  return { element, widths };
}

test.each([
  ['ArrowLeft', [420]],
  ['ArrowRight', [380]],
  ['Home', [320]],
  ['End', [640]],
  ['Enter', []],
  ['ArrowUp', []],
])('%s', (key, expected) => {
  const { element, widths } = handle(400);
  // What moves the edge must not scroll the tray as well.
  expect(fireEvent.keyDown(element, { key })).toBe(expected.length === 0);
  expect(widths).toEqual(expected);
});

test('it tells where it stands and how far it goes', () => {
  const { element } = handle(400);
  const told = ['valuenow', 'valuemin', 'valuemax', 'orientation'].map((name) =>
    element.getAttribute(`aria-${name}`),
  );
  expect(told).toEqual(['400', '320', '640', 'vertical']);
});

test('dragged to the left it makes the tray wider, and only while it is held', () => {
  const { element, widths } = handle(400);
  fireEvent.pointerMove(element, { clientX: 900 });
  fireEvent.pointerDown(element, { clientX: 1000, pointerId: 1 });
  fireEvent.pointerMove(element, { clientX: 950 });
  fireEvent.pointerMove(element, { clientX: 1010 });
  fireEvent.pointerUp(element, { clientX: 1010 });
  fireEvent.pointerMove(element, { clientX: 700 });
  expect(widths).toEqual([450, 390]);
});
