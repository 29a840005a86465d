import { Virtualizer } from '@tanstack/react-virtual';
import { expect, test } from 'vitest';
import { createRowHeights } from './row-heights.ts';

function table() {
  return new Virtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: 1000,
    getScrollElement: () => null,
    estimateSize: () => 64,
    scrollToFn: () => undefined,
    observeElementRect: () => undefined,
    observeElementOffset: () => undefined,
  });
}

/** A row at its place, as the virtualizer and an observer know it. */
function rowAt(index: number): HTMLTableRowElement {
  const row: Partial<HTMLTableRowElement> = { getAttribute: () => String(index) };
  return row as HTMLTableRowElement;
}

function observed(height: number): ResizeObserverEntry {
  const entry: Partial<ResizeObserverEntry> = {
    borderBoxSize: [{ blockSize: height, inlineSize: 900 }],
  };
  return entry as ResizeObserverEntry;
}

test('a row that was not observed yet is as high as it was taken to be: nothing moves for it', () => {
  const virtualizer = table();
  virtualizer.getVirtualItems();
  const heights = createRowHeights(50);
  expect(heights.typical()).toBe(50);
  expect(heights.measure(rowAt(3), undefined, virtualizer)).toBe(
    virtualizer.measurementsCache[3]?.size ?? 50,
  );
  expect(heights.typical()).toBe(50);
});

test('rows that nobody has seen are taken to be as high as those that were seen', () => {
  const virtualizer = table();
  const heights = createRowHeights(64);
  expect(heights.measure(rowAt(0), observed(40), virtualizer)).toBe(40);
  expect(heights.typical()).toBe(40);
  heights.measure(rowAt(1), observed(45), virtualizer);
  heights.measure(rowAt(2), observed(41), virtualizer);
  expect(heights.typical()).toBe(42);
});

test('only what was measured is kept, and with other rows nothing of it', () => {
  const virtualizer = table();
  virtualizer.getTotalSize();
  const heights = createRowHeights(64);
  heights.measure(rowAt(7), observed(40), virtualizer);
  heights.measure(rowAt(8), undefined, virtualizer);
  expect(heights.measured(virtualizer).map(({ index }) => index)).toEqual([7]);
  heights.startAgain();
  expect(heights.measured(virtualizer)).toEqual([]);
});
