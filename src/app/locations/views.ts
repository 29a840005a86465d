import type { ZafLocation } from '../shared/zaf/context.ts';
import { isSidebar } from '../shared/zaf/on-screen.ts';

/** What the places of the workspace show. Each loads its own, and no more. */
export const VIEWS = {
  navBar: () => import('./nav-bar.tsx'),
  sidebar: () => import('./sidebar.tsx'),
  fixModal: () => import('./fix-modal.tsx'),
};

/** Fetches what a place shows before it is drawn. What does not arrive is asked for again, and missed, there. */
export function fetchViewAt(location: ZafLocation): void {
  viewAt(location)?.().catch(() => undefined);
}

function viewAt(location: ZafLocation): (() => Promise<unknown>) | null {
  if (isSidebar(location)) return VIEWS.sidebar;
  if (location === 'nav_bar') return VIEWS.navBar;
  return location === 'modal' ? VIEWS.fixModal : null;
}
