import type { VirtualClock } from '../../src/zendesk/virtual-clock.builders.ts';

/** How long Zendesk takes for an answer, on average, in milliseconds. */
export const ANSWER_MS = 400;

// From 100 to 200 on the way there, 150 on average.
const LEAST_THERE_MS = 100;
const TURNS = 101;
const BACK_MS = ANSWER_MS - 150;

/**
 * Lets the way to an account and back take as long as `ANSWER_MS` says on average: unequal times, some
 * longer on the way there, because limits count what arrives. Two that were made alike give the same times.
 */
export function createDistance({ sleep }: Pick<VirtualClock, 'sleep'>) {
  let turn = 0;
  return async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    turn = (turn * 7 + 3) % TURNS;
    await sleep(LEAST_THERE_MS + turn);
    const answer = await ask();
    await sleep(BACK_MS);
    return answer;
  };
}
