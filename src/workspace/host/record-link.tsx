import type { MouseEvent, ReactNode } from 'react';
import type { TabId } from './desk.ts';
import { hashOf } from './route.ts';
import { useServices } from './services.ts';

/**
 * Leads to a record in a tab. With the middle button, or Ctrl or Command, the tab opens behind, as
 * agents open the tickets they will look at later.
 */
export function RecordLink({
  tab,
  children,
}: {
  readonly tab: TabId;
  readonly children: ReactNode;
}) {
  const { dispatch } = useServices();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    const isBehind = event.button === 1 || event.ctrlKey || event.metaKey;
    dispatch(isBehind ? { kind: 'open_behind', tab } : { kind: 'go', place: { kind: 'tab', tab } });
  };
  return (
    <a
      className="record-link"
      href={hashOf({ kind: 'tab', tab }, '', '')}
      onClick={open}
      onAuxClick={open}
    >
      {children}
    </a>
  );
}
