import type { Frame, Page } from 'playwright-core';
import * as z from 'zod/mini';

/** A person without a mouse. */
export type Keys = {
  readonly page: Page;
  readonly frame: Frame;
  /** Stops of the focus that cannot be seen, are not named, or are covered by something. */
  readonly faults: string[];
};

/** What has the focus: `role "name"`, as it is heard; empty where the app has no focus. */
export async function heardFocus({ frame }: Keys): Promise<string> {
  const focused = frame.locator(':focus');
  if ((await focused.count()) === 0) return '';
  const [line = ''] = (await focused.ariaSnapshot()).split('\n');
  return line.replace(/^- /, '');
}

/** Presses a key until the focus stands on what is wanted, and looks at every stop on the way. */
export async function goTo(keys: Keys, wanted: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await keys.page.keyboard.press(key);
    const stop = await heardFocus(keys);
    passed.push(stop);
    if (stop !== '') await look(keys, stop);
    if (wanted.test(stop)) return;
  }
  throw new Error(`${key} leads to no ${String(wanted)}:\n${passed.join('\n')}`);
}

const lookSchema = z.object({ isSummary: z.boolean(), ring: z.string(), isCovered: z.boolean() });

async function look({ frame, faults }: Keys, stop: string): Promise<void> {
  const { isSummary, ring, isCovered } = lookSchema.parse(await frame.evaluate(LOOK));
  // What opens details is heard by its text, and has no role of its own.
  const named = isSummary ? /^text: \S/ : /^'?\w+ ".+"/;
  if (!named.test(stop)) faults.push(`${stop} has no name`);
  if (ring === '') faults.push(`${stop} has no ring`);
  if (isCovered) faults.push(`${stop} is covered`);
}

// Garden draws the ring of a box beside the box itself, which is out of sight.
const LOOK = `(() => {
  const stop = document.activeElement;
  const label = stop.labels?.[0];
  const styles = [getComputedStyle(stop)];
  if (label && /checkbox|radio/.test(stop.type)) styles.push(getComputedStyle(label, '::before'));
  const rings = styles.flatMap((style) => [
    ...(style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0 ? [] : ['outline']),
    ...(style.boxShadow === 'none' ? [] : [style.boxShadow]),
  ]);
  const seen = label && /checkbox|radio/.test(stop.type) ? label : stop;
  const { left, top, width, height } = seen.getBoundingClientRect();
  const at = document.elementFromPoint(left + Math.min(width / 2, 8), top + Math.min(height / 2, 8));
  return {
    isSummary: stop.tagName === 'SUMMARY',
    ring: rings.join(' '),
    isCovered: at === null || !(seen.contains(at) || at.contains(seen)),
  };
})()`;
