import { createContext, useContext, useEffect, useState } from 'react';

/** Milliseconds since 1970. Tests give their own. */
export const ClockContext = createContext<() => number>(() => Date.now());

/** The page's clock. */
export function useClock(): () => number {
  return useContext(ClockContext);
}

/** The time, looked up anew every second as long as `isTicking`. */
export function useTicks(isTicking: boolean): number {
  const now = useClock();
  const [tick, setTick] = useState(now);
  useEffect(() => {
    if (!isTicking) return undefined;
    const look = () => {
      setTick(now());
    };
    look();
    const timer = setInterval(look, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [isTicking, now]);
  return tick;
}
