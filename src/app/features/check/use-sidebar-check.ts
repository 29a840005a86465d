import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { After } from '../../../core/time-limit.ts';
import { useClock } from '../../shared/clock/clock.ts';
import { useEngineEvents } from '../../shared/engine-events/engine-events.ts';
import { onScreenChange } from '../../shared/zaf/on-screen-change.ts';
import { kindAt, readOnScreen, type SidebarLocation } from '../../shared/zaf/on-screen.ts';
import type { Zaf } from '../../shared/zaf/zaf.ts';
import { createChecker, type CheckerPorts } from './checker.ts';
import type { SidebarCheck } from './sidebar-check.ts';

/** The check of the record beside this frame, kept right as long as somebody looks. */
export function useSidebarCheck({
  engine,
  zaf,
  location,
  isLookedAt,
  after,
}: {
  readonly engine: CheckerPorts['engine'];
  readonly zaf: Pick<Zaf, 'get' | 'on'>;
  readonly location: SidebarLocation;
  readonly isLookedAt: boolean;
  readonly after: After;
}): SidebarCheck {
  const now = useClock();
  const checker = useMemo(
    () =>
      createChecker({
        engine,
        kind: kindAt(location),
        readOnScreen: () => readOnScreen(zaf, location),
        now,
        after,
      }),
    [engine, zaf, location, now, after],
  );
  useEffect(() => onScreenChange(zaf, location, checker.screenChanged), [zaf, location, checker]);
  useEngineEvents(checker.heard);
  useEffect(() => {
    checker.look(isLookedAt);
    return () => {
      checker.look(false);
    };
  }, [checker, isLookedAt]);
  const { state, demo } = useSyncExternalStore(checker.subscribe, checker.shown);
  return { state, demo, again: checker.again };
}
