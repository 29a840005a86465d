import { createContext, useContext, useEffect, useRef } from 'react';
import type { EngineEvent } from '../../engine/engine-api.ts';

/** Where the engine's events can be heard. Gives back what ends the hearing. */
export type HearEngine = (listener: (event: EngineEvent) => void) => () => void;

/** Hears nothing until the page has an engine. */
export const EngineEventsContext = createContext<HearEngine>(() => () => undefined);

/** Calls the listener for each event of the engine, as long as the component is shown. */
export function useEngineEvents(listener: (event: EngineEvent) => void): void {
  const hear = useContext(EngineEventsContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      hear((event) => {
        latest.current(event);
      }),
    [hear],
  );
}
