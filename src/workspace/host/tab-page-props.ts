import type { TabId } from './desk.ts';

/** What every page of a tab is given. */
export type TabPageProps = {
  readonly id: number;
  readonly isActive: boolean;
  readonly run: number;
  readonly ground: string;
  readonly onTitle: (tab: TabId, title: string) => void;
};
