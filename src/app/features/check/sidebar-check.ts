import type { CheckView, DemoSubject, ProblemView } from '../../engine/engine-views.ts';

/** How far the check of a sidebar is. */
export type CheckState =
  /** The first verdict is still on its way. */
  | { readonly is: 'loading' }
  /** There is no verdict: the workspace did not tell what is on screen, or the check itself broke. */
  | { readonly is: 'failed'; readonly problem: ProblemView }
  /** There is nothing to check: the user or organization on screen is not saved yet. */
  | { readonly is: 'not_saved' }
  | {
      readonly is: 'checked';
      readonly view: CheckView;
      /** Whether it is checked once more; what is shown is the verdict before. */
      readonly isChecking: boolean;
      /** Why checking once more failed, so that the verdict before still stands; else `null`. */
      readonly problem: ProblemView | null;
    };

/** The demo's records, of which one is looked at in the place of what is on screen. */
export type DemoChoice = {
  readonly subjects: readonly DemoSubject[];
  /** Position among the subjects. */
  readonly chosen: number;
  readonly choose: (position: number) => void;
};

/** The check of a sidebar: what it says, and what a person can do about it. */
export type SidebarCheck = {
  readonly state: CheckState;
  /** `null` outside the demo. */
  readonly demo: DemoChoice | null;
  /** Asks Zendesk anew. */
  readonly again: () => void;
};
