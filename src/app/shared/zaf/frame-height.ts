import { useEffect, useRef, type RefObject } from 'react';
import type { Zaf } from './zaf.ts';

/** What is lower than this would hide that there is something; what is higher scrolls by itself. */
const LOWEST = 80;
const HIGHEST = 1_200;
/** Heights are asked for in steps, so that the frame does not jump with every pixel. */
const STEP = 8;

/** The height, in pixels, that a frame with content of this height is to have. */
export function frameHeightFor(content: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(content / STEP) * STEP));
}

/** Keeps this frame as high as what is in it, as long as somebody looks. */
export function useFrameHeight(
  content: RefObject<HTMLElement>,
  zaf: Pick<Zaf, 'resize'>,
  isLookedAt: boolean,
): void {
  const asked = useRef<number | null>(null);
  useEffect(() => {
    const measured = content.current;
    if (!isLookedAt || measured === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      const height = frameHeightFor(measured.getBoundingClientRect().height);
      if (asked.current === height) return;
      asked.current = height;
      // A frame that stays as it is scrolls.
      zaf.resize(height).catch(() => undefined);
    });
    observer.observe(measured);
    return () => {
      observer.disconnect();
    };
  }, [content, zaf, isLookedAt]);
}
