import { useEffect, useRef } from 'react';
import { accountOfRoute } from './app-route.ts';
import type { Zaf } from './zaf.ts';

/** Calls the listener for each account that the workspace leads the page to. */
export function useAccountRoute(
  zaf: Pick<Zaf, 'on'> | null,
  listener: (accountId: string) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      zaf?.on('app.route.changed', (data) => {
        const accountId = accountOfRoute(data);
        if (accountId !== null) latest.current(accountId);
      }),
    [zaf],
  );
}
