import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Location } from '../workspace-state.ts';
import { allowOf, frameAddress, sandboxOf } from './frame-rights.ts';
import { contextOf, offeredIn, type Beside } from './offered.ts';
import { openFrame } from './open-frame.ts';
import { useServices, type FramePort } from './services.ts';

export type AppFrameProps = {
  readonly guid: string;
  readonly location: Location | 'modal';
  /** Relative to the app's files. */
  readonly url: string;
  readonly beside: Beside;
  readonly record: { readonly kind: string; readonly id: number } | null;
  /** Whether it is in front. */
  readonly isActive: boolean;
  readonly onSet?: (path: string, value: unknown) => boolean;
  readonly onResize?: (width: string | null, height: string | null) => void;
  readonly onListen?: (event: string) => void;
};

/** The app in its frame. It goes on running while it is not in front. */
export function AppFrame(props: AppFrameProps) {
  const services = useServices();
  const { guid, location, url, isActive } = props;
  const element = useRef<HTMLIFrameElement>(null);
  const latest = useRef(props);
  const wasActive = useRef(isActive);
  // What the frame was opened with: later changes reach it as events, not as another address.
  const [opened] = useState(() => {
    const { app, controls } = services.state();
    const frame = { guid, hostOrigin: window.location.origin, colorScheme: controls.colorScheme };
    return {
      address: frameAddress(url, app, frame),
      name: app.name,
      sandbox: sandboxOf(controls.rights),
      allow: allowOf(controls.rights),
    };
  });

  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    const port: FramePort = {
      offered: () => offeredIn(services.state(), latest.current.beside, sizeOf(element.current)),
      set: (path, value) => latest.current.onSet?.(path, value) ?? false,
      resize: (width, height) => latest.current.onResize?.(width, height),
      listens: (event) => latest.current.onListen?.(event),
    };
    services.ports.set(guid, port);
    const session = openFrame(services, {
      guid,
      target: () => element.current?.contentWindow ?? null,
      context: () => contextOf(services.state(), location, guid, latest.current.record),
    });
    return () => {
      services.ports.delete(guid);
      session.close();
    };
  }, [services, guid, location]);

  useEffect(() => {
    if (wasActive.current === isActive) return;
    wasActive.current = isActive;
    const what = location === 'nav_bar' ? 'pane' : 'app';
    services.hub.broadcast(`${what}.${isActive ? 'activated' : 'deactivated'}`, {}, guid);
  }, [services, guid, location, isActive]);

  return (
    <iframe
      ref={element}
      className="app-frame"
      title={opened.name}
      src={opened.address}
      sandbox={opened.sandbox}
      allow={opened.allow}
      data-location={location}
    />
  );
}

function sizeOf(element: HTMLIFrameElement | null): { width: number; height: number } {
  return { width: element?.clientWidth ?? 0, height: element?.clientHeight ?? 0 };
}
