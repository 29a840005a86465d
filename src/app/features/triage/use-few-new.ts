import { useEffect, useReducer, useRef } from 'react';

/**
 * The items to draw now: all that were drawn the last time, and of the others so many as one frame has
 * time for, the first ones first. What is left follows frame by frame.
 * @param keys names of the items; each appears once
 */
export function useFewNew(keys: readonly string[], most: number): ReadonlySet<string> {
  const drawn = useRef<ReadonlySet<string>>(new Set());
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const now = fewNew(keys, drawn.current, most);
  useEffect(() => {
    drawn.current = now;
    if (now.size === keys.length) return;
    const frame = requestAnimationFrame(drawAgain);
    return () => {
      cancelAnimationFrame(frame);
    };
  });
  return now;
}

/** Those of the keys that are drawn already, and the first few of the others. */
export function fewNew(
  keys: readonly string[],
  drawn: ReadonlySet<string>,
  most: number,
): ReadonlySet<string> {
  const fresh = keys.filter((key) => !drawn.has(key)).slice(0, most);
  return new Set([...keys.filter((key) => drawn.has(key)), ...fresh]);
}
