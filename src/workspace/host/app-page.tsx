import { useEffect, useRef, useState } from 'react';
import { AppFrame } from './app-frame.tsx';
import { useServices } from './services.ts';

type AppPageProps = {
  readonly url: string;
  /** The way within the app that an address or another frame asked for. */
  readonly path: string;
  readonly turn: number;
  readonly isActive: boolean;
};

const ROUTE = 'app.route.changed';

/** The app in the navigation bar. A way that is asked for before the app listens waits until it does. */
export function AppPage({ url, path, turn, isActive }: AppPageProps) {
  const { hub, state } = useServices();
  const [guid] = useState(() => crypto.randomUUID());
  const waiting = useRef<string | null>(null);
  const tell = (way: string): void => {
    const heard = hub.broadcast(ROUTE, { appName: state().app.name, path: way }, guid);
    waiting.current = heard === 0 ? way : null;
  };
  const latestTell = useRef(tell);
  latestTell.current = tell;

  useEffect(() => {
    if (path !== '') latestTell.current(path);
  }, [path, turn]);

  return (
    <div className="app-page" hidden={!isActive}>
      <AppFrame
        guid={guid}
        location="nav_bar"
        url={url}
        beside={{ kind: 'nothing' }}
        record={null}
        isActive={isActive}
        onListen={(event) => {
          if (event === ROUTE && waiting.current !== null) tell(waiting.current);
        }}
      />
    </div>
  );
}
