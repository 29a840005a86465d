import * as z from 'zod/mini';
import { RECORD_LAYERS } from '../core/tenant/records.ts';
import type { ReadMemory } from './read-plan/gather-facts.ts';
import { READ_WAYS, type ReadWay } from './read-plan/read-plan.ts';

/** A way as it is kept. */
export const keptWaySchema = z.enum(RECORD_LAYERS.flatMap((layer) => [...READ_WAYS[layer]]));
/** A part of the users as it is kept. */
export const keptShareSchema = z.nullable(z.number().check(z.minimum(0), z.maximum(1)));

/** What is kept of a reading for the next one, to be read back without trust. */
export const keptReadMemorySchema = z.object({
  refusedWays: z.array(
    z.object({
      way: keptWaySchema,
      /** Milliseconds since 1970. */
      refusedAt: z.number(),
    }),
  ),
  unexpectedShare: keptShareSchema,
});

/** What an earlier reading learned, and when it was refused what. */
export type KeptReadMemory = {
  readonly refusedWays: readonly { readonly way: ReadWay; readonly refusedAt: number }[];
  readonly unexpectedShare: number | null;
};

/** The memory of an account that was never read. */
export const NOTHING_KEPT: KeptReadMemory = { refusedWays: [], unexpectedShare: null };

// Plans and permissions change: what an account refused once may be allowed by now.
const REFUSED_FOR_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * What of a kept memory still counts: a way is tried again when its refusal is older than 30 days, or of
 * a time that has not come yet.
 * @param now milliseconds since 1970
 */
export function recallReading(kept: KeptReadMemory, now: number): ReadMemory {
  return {
    refused: lastingRefusals(kept, now).map(({ way }) => way),
    unexpectedShare: kept.unexpectedShare,
  };
}

/**
 * What is to be kept after a reading. A refusal that still counted keeps its date, for the way was not
 * tried again. Where nobody looked how many users are elsewhere by default, what was known of it stays.
 * @param startedAt when the reading began, milliseconds since 1970
 */
export function keepReading(
  earlier: KeptReadMemory,
  { refused, unexpectedShare }: ReadMemory,
  startedAt: number,
): KeptReadMemory {
  const dates = new Map(
    lastingRefusals(earlier, startedAt).map(({ way, refusedAt }) => [way, refusedAt]),
  );
  return {
    refusedWays: refused.map((way) => ({ way, refusedAt: dates.get(way) ?? startedAt })),
    unexpectedShare: unexpectedShare ?? earlier.unexpectedShare,
  };
}

function lastingRefusals({ refusedWays }: KeptReadMemory, now: number) {
  return refusedWays.filter(({ refusedAt }) => {
    const age = now - refusedAt;
    return age >= 0 && age <= REFUSED_FOR_MS;
  });
}
