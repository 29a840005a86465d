import * as z from 'zod/mini';
import { BUCKETS, LIMIT_NAMES, startPacing, type Limit, type PacingState } from './pacing.ts';

/** What a change of the state makes of it, and what it found out on the way. */
type PacingChange<Result> = (state: PacingState) => {
  readonly state: PacingState;
  readonly result: Result;
};

/**
 * Where the state of pacing is kept. Changes happen one after the other, in the order in which they
 * were asked for, also where several frames share the state.
 */
export type PacingStore = {
  readonly change: <Result>(change: PacingChange<Result>) => Promise<Result>;
};

/** Keeps the state for one program alone. */
export function createMemoryPacingStore(limits: readonly Limit[], room = 0): PacingStore {
  let state = startPacing(limits, room);
  return {
    change: (change) => {
      const made = change(state);
      state = made.state;
      return Promise.resolve(made.result);
    },
  };
}

/** What frames share: a lock that all of them respect, and a place for text that all of them see. */
export type SharedPlace = {
  /** Runs a job while nobody else holds the lock, in order of asking. */
  readonly withLock: <Result>(job: () => Promise<Result>) => Promise<Result>;
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
};

/**
 * Keeps the state where several frames see it. Limits and room are this frame's own, so that no frame
 * goes by those of an older version; the size of a limit that Zendesk told any frame holds for all.
 * Where the place holds nothing that can be read, or fails, the frame goes by what it knows itself.
 */
export function createSharedPacingStore(
  place: SharedPlace,
  limits: readonly Limit[],
  room = 0,
): PacingStore {
  let known = startPacing(limits, room);
  return {
    change: async (change) => {
      const made: ReturnType<typeof change>[] = [];
      const make = () => {
        const step = change(known);
        known = step.state;
        made.push(step);
        return step.result;
      };
      try {
        return await place.withLock(async () => {
          known = restore(await place.read(), known);
          const result = make();
          await place.write(JSON.stringify(known));
          return result;
        });
      } catch {
        const [step] = made;
        return step ? step.result : make();
      }
    },
  };
}

const time = z.number();

const stored = z.object({
  limits: z.array(z.object({ name: z.enum(LIMIT_NAMES), max: z.number().check(z.gte(1)) })),
  sent: z.array(z.object({ at: time, bucket: z.enum(BUCKETS) })),
  foreign: z.array(z.object({ at: time, limit: z.enum(LIMIT_NAMES) })),
  heldUntil: z.object({ ordinary: time, incremental: time, search_export: time }),
});

/** A state as it was shared, under the limits and the room of this frame; `own` where it is none. */
function restore(text: string | null, own: PacingState): PacingState {
  const found = stored.safeParse(parseJson(text));
  if (!found.success) return own;
  const { limits, sent, foreign, heldUntil } = found.data;
  const told = new Map(limits.map(({ name, max }) => [name, max]));
  return {
    limits: own.limits.map((limit) => ({ ...limit, max: told.get(limit.name) ?? limit.max })),
    room: own.room,
    sent,
    foreign,
    heldUntil,
  };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
