import { createFrameSession, type FrameHost, type FrameSession } from './frame-session.ts';

/** All frames of one app in one workspace. */
export type FrameHub = {
  /** Opens the wire to a frame; `close` ends it and forgets the frame. */
  readonly open: (
    host: Omit<FrameHost, 'triggered'>,
  ) => FrameSession & { readonly close: () => void };
  /**
   * Sends an event of an instance to every frame that listens to it, the instance itself or another.
   * Tells how many did.
   */
  readonly broadcast: (event: string, data: unknown, instanceGuid: string) => number;
  /** The context of every open frame by its guid. */
  readonly instances: () => Readonly<Record<string, unknown>>;
};

type Open = { readonly host: Omit<FrameHost, 'triggered'>; readonly session: FrameSession };

/** Keeps the frames together: an event triggered in one is heard in all that listen to its instance. */
export function createFrameHub(): FrameHub {
  const frames = new Map<string, Open>();
  const broadcast = (event: string, data: unknown, instanceGuid: string): number => {
    const heard = [...frames.values()].filter((each) =>
      each.session.send(event, data, instanceGuid),
    );
    return heard.length;
  };
  return {
    broadcast,
    open: (host) => {
      const session = createFrameSession({
        ...host,
        triggered: (event, data, instanceGuid) => {
          broadcast(event, data, instanceGuid);
        },
      });
      frames.set(host.guid, { host, session });
      return {
        ...session,
        close: () => {
          if (frames.get(host.guid)?.session === session) frames.delete(host.guid);
        },
      };
    },
    instances: () =>
      Object.fromEntries([...frames].map(([guid, { host }]) => [guid, host.context()])),
  };
}
