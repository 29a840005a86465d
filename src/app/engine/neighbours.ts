import * as z from 'zod/mini';
import type { ChangedThing, Neighbours } from './ports.ts';

/** A channel on which frames of one origin hear each other, and not themselves. */
export type NeighbourChannel = {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void;
};

const toldSchema = z.object({ changed: z.enum(['reference', 'audit', 'apply']) });

/** The channel of the app's frames in one account; `null` where the browser denies it. */
export function openNeighbourChannel(subdomain: string): NeighbourChannel | null {
  try {
    return new BroadcastChannel(`drift-audit.${subdomain}`);
  } catch {
    return null;
  }
}

/** Speaks with the other frames over a channel; without one nobody is told and nothing is heard. */
export function connectNeighbours(channel: NeighbourChannel | null): Neighbours {
  return {
    tell: (changed: ChangedThing) => {
      channel?.postMessage({ changed });
    },
    listen: (listener) => {
      channel?.addEventListener('message', ({ data }) => {
        const told = toldSchema.safeParse(data);
        if (told.success) listener(told.data.changed);
      });
    },
  };
}
