import type { TabId } from './desk.ts';

/** What every page of a tab is given. */
export type TabPageProps = {
  readonly id: number;
  readonly isActive: boolean;
  readonly run: number;
  /** Where it changes, the record is loaded anew. */
  readonly moment: string;
  /** How wide a flexible app beside the record is, in pixels. */
  readonly trayWidth: number;
  readonly ground: string;
  readonly onTitle: (tab: TabId, title: string) => void;
};
