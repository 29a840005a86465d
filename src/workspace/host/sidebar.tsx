import { useState } from 'react';
import type { Location } from '../workspace-state.ts';
import { AppFrame } from './app-frame.tsx';
import { Icon } from './icon.tsx';
import type { Beside } from './offered.ts';
import { useServices } from './services.ts';

type SidebarProps = {
  readonly guid: string;
  readonly location: Location;
  readonly beside: Beside;
  readonly record: { readonly kind: string; readonly id: number };
  readonly isActive: boolean;
  readonly onSet?: (path: string, value: unknown) => boolean;
};

/** As high as a frame is before it says how high it wants to be. */
const FIRST_HEIGHT = '80px';

/** The bar of apps at the side of a record. */
export function Sidebar(props: SidebarProps) {
  const { app } = useServices().state();
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const url = app.locations[props.location];
  return (
    <aside className="sidebar" aria-label="Apps">
      <h2 className="sidebar-title">
        <Icon name="apps" />
        Apps
      </h2>
      <section className="sidebar-app">
        <h3 className="sidebar-app-name">
          <Icon name="app" />
          {app.name}
        </h3>
        {url === undefined ? (
          <p className="muted">This app is not made for this place.</p>
        ) : (
          <div style={{ height }}>
            <AppFrame
              {...props}
              url={url}
              onResize={(_, wanted) => {
                if (wanted !== null) setHeight(wanted);
              }}
            />
          </div>
        )}
      </section>
    </aside>
  );
}
