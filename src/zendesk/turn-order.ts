import type { Bucket } from './pacing.ts';

/** A request that wants to be sent. */
export type Waiting = {
  /** Grows with each request. */
  readonly id: number;
  readonly bucket: Bucket;
  /** Requests that belong together, such as the pages of one list. */
  readonly stream: string;
};

/** The last request of each stream that was let go, by a number that grows with each. */
export type Served = ReadonlyMap<string, number>;

/**
 * Waiting requests in the order in which they may go: incremental exports, whose limit is a tenth of
 * any other, then the stream that has waited longest for its turn, so that one with many requests at
 * once holds up no other; then as they came.
 */
export function inOrderOfTurns(waiting: readonly Waiting[], served: Served): readonly Waiting[] {
  return [...waiting].sort(
    (left, right) =>
      scarcity(left) - scarcity(right) ||
      lastTurn(left, served) - lastTurn(right, served) ||
      left.id - right.id,
  );
}

function scarcity({ bucket }: Waiting): number {
  return bucket === 'incremental' ? 0 : 1;
}

function lastTurn({ stream }: Waiting, served: Served): number {
  return served.get(stream) ?? -1;
}
