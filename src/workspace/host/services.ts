import { createContext, useContext } from 'react';
import type { FrameHub } from '../host-protocol/frame-hub.ts';
import type { CallOutcome } from '../host-protocol/host-message.ts';
import type { WorkspaceState } from '../workspace-state.ts';
import type { DeskEvent } from './desk.ts';
import type { HostAction } from './host-action.ts';
import type { Offered } from './offered.ts';

/** What the page knows of one frame, for calls of that frame and of others that speak for it. */
export type FramePort = {
  readonly offered: () => Offered;
  /** Changes something beside the frame; tells whether it can be changed. */
  readonly set: (path: string, value: unknown) => boolean;
  readonly resize: (width: string | null, height: string | null) => void;
  readonly listens: (event: string) => void;
};

/** What every part of the page may use. */
export type Services = {
  readonly hub: FrameHub;
  readonly state: () => WorkspaceState;
  readonly dispatch: (event: DeskEvent) => void;
  /** Frames by their guid, while they are shown. */
  readonly ports: Map<string, FramePort>;
  /** Tells the person that something of the workspace's own went wrong. */
  readonly complain: (text: string) => void;
  readonly act: (action: HostAction, guid: string) => CallOutcome;
};

export const ServicesContext = createContext<Services | null>(null);

/** @throws Error outside of the workspace's page */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('there is no workspace around this');
  return services;
}
