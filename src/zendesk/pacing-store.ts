import * as z from 'zod/mini';
import { LIMIT_NAMES } from './limit-names.ts';
import { BUCKETS, startPacing, type Limit, type PacingState } from './pacing.ts';

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
  /** The state as this program saw it last: others may have sent more since, and never less. */
  readonly known: () => PacingState;
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
    known: () => state,
  };
}

/** A place for text that all frames see. */
export type SharedPlace = {
  /**
   * Puts what a change makes of the text in its place, while no other frame does: in the order of
   * asking, and whatever becomes of a frame that asked. `null` where there is no text yet; a change
   * that gives back what it was given changes nothing.
   */
  readonly update: (change: (text: string | null) => string | null) => Promise<void>;
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
      const make = (state: PacingState) => {
        const step = change(state);
        known = step.state;
        made.push(step);
        return step;
      };
      try {
        await place.update((text) => {
          const found = restore(text, known);
          const { state } = make(found);
          return state === found ? text : JSON.stringify(state);
        });
      } catch {
        // What was done before it failed stands; this frame alone remembers it.
      }
      const [step = make(known)] = made;
      return step.result;
    },
    known: () => known,
  };
}

const time = z.number();

const stored = z.object({
  limits: z.array(z.object({ name: z.enum(LIMIT_NAMES), max: z.number().check(z.gte(1)) })),
  sent: z.array(z.object({ at: time, bucket: z.enum(BUCKETS) })),
  foreign: z.array(z.object({ at: time, limit: z.enum(LIMIT_NAMES), requests: z.number() })),
  left: z.array(z.object({ limit: z.enum(LIMIT_NAMES), requests: z.number(), until: time })),
  claims: z.array(
    z.object({ by: z.string(), limit: z.enum(LIMIT_NAMES), requests: z.number(), until: time }),
  ),
  asked: z.array(z.object({ by: z.string(), at: time })),
  heldUntil: z.object({ ordinary: time, incremental: time, search_export: time }),
});

/** A state as it was shared, under the limits and the room of this frame; `own` where it is none. */
function restore(text: string | null, own: PacingState): PacingState {
  const found = stored.safeParse(parseJson(text));
  if (!found.success) return own;
  const { limits, ...rest } = found.data;
  const told = new Map(limits.map(({ name, max }) => [name, max]));
  return {
    limits: own.limits.map((limit) => ({ ...limit, max: told.get(limit.name) ?? limit.max })),
    room: own.room,
    ...rest,
  };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
