import type { After } from '../../../core/time-limit.ts';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { EngineApi, EngineEvent } from '../../engine/engine-api.ts';
import type { DemoSubject } from '../../engine/engine-views.ts';
import type { ScreenChange } from '../../shared/zaf/on-screen-change.ts';
import { afterCheck, afterFailure, whileChecking } from './check-state.ts';
import { isSameRecord } from './same-subject.ts';
import type { SidebarCheck } from './sidebar-check.ts';

/** What a checker needs. */
export type CheckerPorts = {
  readonly engine: Pick<EngineApi, 'checkReference' | 'prepareCheck' | 'check' | 'demoSubjects'>;
  readonly kind: CheckSubject['kind'];
  /** The record on screen; `null` where it is not saved yet. */
  readonly readOnScreen: () => Promise<CheckSubject | null>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly after: After;
};

/** What a checker shows. */
type CheckShown = Omit<SidebarCheck, 'again'>;

/** Keeps the verdict of a sidebar right, and asks nothing while nobody looks. */
export type Checker = {
  readonly shown: () => CheckShown;
  /** Hears of every other thing that is shown, until what it returns is called. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly look: (isLookedAt: boolean) => void;
  readonly screenChanged: (change: ScreenChange) => void;
  readonly heard: (event: EngineEvent) => void;
  readonly again: () => void;
};

/** What a check is to make anew. */
type Wish = {
  /** Whether what Zendesk said within the last minute is to be asked again. */
  readonly isFresh: boolean;
  /** Whether there may be another list. */
  readonly asksReference: boolean;
};

const PLAIN: Wish = { isFresh: false, asksReference: false };

/** Several events tell of one change: they are waited for. */
const SETTLE_MS = 150;
/** What was edited on screen is on its way to Zendesk when the event comes. */
const SAVE_MS = 1_000;
/** A verdict of this age is looked at anew. */
const OLD_AFTER_MS = 60_000;

/** A checker for one frame. Nothing is asked before somebody looks. */
export function createChecker({ engine, kind, readOnScreen, now, after }: CheckerPorts): Checker {
  const listeners = new Set<() => void>();
  let shown: CheckShown = { state: { is: 'loading' }, demo: null };
  let isLookedAt = false;
  let hasBegun = false;
  /** What is shown instead of the record on screen; `null` while that is not known. */
  let mode: 'demo' | 'live' | null = null;
  let chosen: CheckSubject | null = null;
  /** What the next check has to make anew, because no check came to its end since it was wished for. */
  let wished: Wish = PLAIN;
  /** Whether something changed that no check has begun to look at. */
  let isDue = false;
  let callOff = (): void => undefined;
  let turn = 0;
  /** When the newest check came to its end, milliseconds since 1970; `null` while it runs. */
  let endedAt: number | null = null;

  const show = (different: Partial<CheckShown>): void => {
    shown = { ...shown, ...different };
    for (const listener of listeners) listener();
  };

  const run = async (wish: Wish): Promise<void> => {
    const mine = (turn += 1);
    const isNewest = (): boolean => turn === mine;
    callOff();
    wished = both(wished, wish);
    isDue = false;
    endedAt = null;
    hasBegun = true;
    markChecking();
    const wishes = wished;
    let subject: CheckSubject | null = null;
    try {
      subject = await subjectNow(wishes, isNewest);
      if (!isNewest()) return;
      if (subject === null) {
        show({ state: { is: 'not_saved' } });
      } else {
        show({ state: whileChecking(shown.state, subject) });
        const view = await engine.check(subject, wishes.isFresh);
        if (!isNewest()) return;
        show({ state: afterCheck(shown.state, view) });
      }
      wished = PLAIN;
    } catch (error) {
      if (!isNewest()) return;
      show({ state: afterFailure(shown.state, subject, error) });
    }
    endedAt = now();
  };

  /** What is on screen is asked for while the list is still being read. */
  const prepare = (subject: CheckSubject | null): void => {
    if (subject) engine.prepareCheck(subject).catch(() => undefined);
  };

  const subjectNow = async (
    { isFresh, asksReference }: Wish,
    isNewest: () => boolean,
  ): Promise<CheckSubject | null> => {
    // Both at once: the workspace answers while the engine looks for the list.
    const reading = mode === 'demo' ? null : readOnScreen();
    // Of use to nobody where the list turns out to be the demo's.
    reading?.catch(() => undefined);
    if (mode === null && !isFresh) void reading?.then(prepare, () => undefined);
    if (mode === null || asksReference) {
      const reference = await engine.checkReference();
      if (!isNewest()) return null;
      mode = reference?.mode ?? 'live';
    }
    if (mode === 'demo') return await demoSubjectNow(isNewest);
    if (shown.demo) show({ demo: null });
    return await (reading ?? readOnScreen());
  };

  const demoSubjectNow = async (isNewest: () => boolean): Promise<CheckSubject | null> => {
    const subjects = await engine.demoSubjects(kind);
    if (!isNewest()) return null;
    const at = Math.max(0, positionOf(chosen, subjects));
    chosen = subjects[at]?.subject ?? null;
    show({ demo: { subjects, chosen: at, choose } });
    return chosen;
  };

  const choose = (position: number): void => {
    const { demo } = shown;
    const one = demo?.subjects[position];
    if (!demo || !one) return;
    chosen = one.subject;
    show({ demo: { ...demo, chosen: position }, state: whileChecking(shown.state, one.subject) });
    void run(PLAIN);
  };

  const markChecking = (): void => {
    if (shown.state.is === 'checked') show({ state: { ...shown.state, isChecking: true } });
  };

  const wishFor = (wish: Wish): void => {
    // The first check finds everything as it is then.
    if (!hasBegun) return;
    wished = both(wished, wish);
    isDue = true;
    // What is being asked is about what was there before.
    turn += 1;
    callOff();
    if (!isLookedAt) return;
    markChecking();
    callOff = after(wished.isFresh ? SAVE_MS : SETTLE_MS, runDue);
  };

  const runDue = (): void => {
    if (isLookedAt && isDue) void run(PLAIN);
  };

  return {
    shown: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: (isLooking) => {
      if (isLooking === isLookedAt) return;
      isLookedAt = isLooking;
      if (!isLooking) return;
      if (!hasBegun) void run(PLAIN);
      else if (isDue) runDue();
      else if (endedAt !== null && now() - endedAt > OLD_AFTER_MS) void run(PLAIN);
    },
    screenChanged: (change) => {
      // In the demo, other records stand in for the one on screen.
      if (mode === 'demo') return;
      wishFor({ isFresh: change === 'record', asksReference: false });
    },
    heard: (event) => {
      if (event.kind !== 'changed') return;
      wishFor({ isFresh: false, asksReference: event.what === 'reference' });
    },
    again: () => {
      void run({ isFresh: true, asksReference: true });
    },
  };
}

function both(one: Wish, other: Wish): Wish {
  return {
    isFresh: one.isFresh || other.isFresh,
    asksReference: one.asksReference || other.asksReference,
  };
}

function positionOf(chosen: CheckSubject | null, subjects: readonly DemoSubject[]): number {
  return subjects.findIndex(({ subject }) => chosen !== null && isSameRecord(subject, chosen));
}
