import { useState } from 'react';
import type { Location } from '../workspace-state.ts';
import { AppFrame } from './app-frame.tsx';
import { TRAY_WIDTH } from './desk.ts';
import { Icon } from './icon.tsx';
import type { Beside } from './offered.ts';
import { useServices } from './services.ts';
import { TrayHandle } from './tray-handle.tsx';

type SidebarProps = {
  readonly guid: string;
  readonly location: Location;
  readonly beside: Beside;
  readonly record: { readonly kind: string; readonly id: number } | null;
  readonly isActive: boolean;
  /** What the person made of the tray's width, in pixels. */
  readonly width: number;
  readonly onSet?: (path: string, value: unknown) => boolean;
};

/** As high as a frame is before it says how high it wants to be. */
const FIRST_HEIGHT = '80px';

/** The tray of apps at the side of a record. */
export function Sidebar({ width, ...props }: SidebarProps) {
  const { state, dispatch } = useServices();
  const { app } = state();
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const stand = app.locations[props.location];
  const frameWidth = stand?.isFlexible === false ? TRAY_WIDTH.least : width;
  return (
    <aside className="sidebar" aria-label="Apps">
      <TrayHandle
        width={width}
        onWidth={(wanted) => {
          dispatch({ kind: 'size_tray', width: wanted });
        }}
      />
      <div className="sidebar-scroll">
        <h2 className="sidebar-title">
          <Icon name="apps" />
          Apps
        </h2>
        <section className="sidebar-app" style={{ minWidth: width }}>
          <h3 className="sidebar-app-name">
            <Icon name="app" />
            {app.name}
          </h3>
          {stand === undefined ? (
            <p className="muted">This app is not made for this place.</p>
          ) : (
            <div style={{ width: frameWidth, height }}>
              <AppFrame
                {...props}
                url={stand.url}
                onResize={(_, wanted) => {
                  if (wanted !== null) setHeight(wanted);
                }}
              />
            </div>
          )}
        </section>
      </div>
    </aside>
  );
}
