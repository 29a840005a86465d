import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { frameGround } from '../controls.ts';
import type { FrameHub } from '../host-protocol/frame-hub.ts';
import type { WorkspaceState } from '../workspace-state.ts';
import { createAct } from './act.ts';
import { changeDesk, EMPTY_DESK } from './desk.ts';
import { DeskView } from './desk-view.tsx';
import { appSlug, hashOf, readHash } from './route.ts';
import { ServicesContext, type Services } from './services.ts';

type WorkspacePageProps = {
  readonly first: WorkspaceState;
  readonly watch: (onState: (state: WorkspaceState) => void) => () => void;
  readonly hub: FrameHub;
};

/** The whole page: what is on the desk, kept together with its address and with the server. */
export function WorkspacePage({ first, watch, hub }: WorkspacePageProps) {
  const [state, setState] = useState(first);
  const [desk, dispatch] = useReducer(changeDesk, EMPTY_DESK, (empty) => {
    const event = readHash(window.location.hash, appSlug(first.app.name));
    return event === null ? empty : changeDesk(empty, event);
  });
  const latest = useRef({ state, desk });
  latest.current = { state, desk };
  const ground = `${state.run} ${frameGround(state.controls)}`;
  const slug = appSlug(state.app.name);

  const services = useMemo<Services>(() => {
    const ports: Services['ports'] = new Map();
    const act = createAct({
      hub,
      ports,
      dispatch,
      desk: () => latest.current.desk,
      appName: () => latest.current.state.app.name,
      newGuid: () => crypto.randomUUID(),
    });
    const complain = (text: string): void => {
      act({ kind: 'notify', text, tone: 'error', ms: 5_000 }, '');
    };
    return { hub, ports, dispatch, act, complain, state: () => latest.current.state };
  }, [hub]);

  useEffect(() => watch(setState), [watch]);

  useEffect(() => {
    dispatch({ kind: 'reload' });
  }, [ground]);

  const { colorScheme } = state.controls;
  const shownScheme = useRef(colorScheme);
  useEffect(() => {
    if (shownScheme.current === colorScheme) return;
    shownScheme.current = colorScheme;
    for (const guid of Object.keys(hub.instances()))
      hub.broadcast('colorScheme.changed', colorScheme, guid);
  }, [hub, colorScheme]);

  useEffect(() => {
    const hash = hashOf(desk.place, slug, desk.appPath);
    if (window.location.hash !== hash) history.replaceState(null, '', hash);
  }, [desk.place, desk.appPath, slug]);

  useEffect(() => {
    const follow = (): void => {
      const event = readHash(window.location.hash, slug);
      if (event !== null) dispatch(event);
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  }, [slug]);

  return (
    <ServicesContext.Provider value={services}>
      <DeskView desk={desk} state={state} ground={ground} />
    </ServicesContext.Provider>
  );
}
