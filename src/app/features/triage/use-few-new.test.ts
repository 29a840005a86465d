// @vitest-environment jsdom
import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fewNew, useFewNew } from './use-few-new.ts';

const keys = (count: number) => Array.from({ length: count }, (_, at) => `row ${at}`);

test('keeps what is drawn and adds the first few of the others', () => {
  expect([...fewNew(['a', 'b', 'c', 'd'], new Set(['c', 'gone']), 2)]).toEqual(['c', 'a', 'b']);
  expect([...fewNew(['a', 'b'], new Set(), 5)]).toEqual(['a', 'b']);
});

test('draws everything in the end, a few a frame', async () => {
  const sizes: number[] = [];
  const { result } = renderHook(() => {
    const drawn = useFewNew(keys(7), 3);
    sizes.push(drawn.size);
    return drawn;
  });
  await waitFor(() => {
    expect(result.current.size).toBe(7);
  });
  expect(sizes).toEqual([3, 6, 7]);
});
