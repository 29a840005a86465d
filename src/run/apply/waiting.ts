import type { ApplyEvent } from './apply-event.ts';

/** What waiting needs from its surroundings. */
export type Waiting = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly onEvent: (event: ApplyEvent) => void;
};

const STEP_MS = 1_000;

/**
 * Waits until a moment, telling every second how long the whole settling still takes.
 * @param end when the settling is over: the moment itself, or later where this is a look on the way
 * @returns `false` where `isCutShort` said so before the moment came
 */
export async function waitUntil(
  moment: number,
  why: Extract<ApplyEvent, { kind: 'settling' }>['why'],
  isCutShort: () => boolean,
  { now, sleep, onEvent }: Waiting,
  end = moment,
): Promise<boolean> {
  for (let left = moment - now(); left > 0; left = moment - now()) {
    if (isCutShort()) return false;
    onEvent({ kind: 'settling', why, seconds: Math.ceil((end - now()) / 1000) });
    await sleep(Math.min(STEP_MS, left));
  }
  return true;
}

/** When to look during a settling time: soon at first, then less often, and at its end. Milliseconds from its start. */
export function lookTimes(settleMs: number): readonly number[] {
  return [0, settleMs / 18, settleMs / 6, settleMs / 2, settleMs].map(Math.ceil);
}
