import { useRef } from 'react';
import type { After } from '../../core/time-limit.ts';
import type { CheckSubject } from '../../run/check/check-subject.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import { CheckPanel } from '../features/check/check-panel.tsx';
import { useSidebarCheck } from '../features/check/use-sidebar-check.ts';
import { toProblemView } from '../shared/drift/problem-view.ts';
import { realAfter } from '../shared/real-after.ts';
import { pageProblemWords } from '../shared/words/page-problem.ts';
import { useWords } from '../shared/words/use-words.ts';
import { accountPath } from '../shared/zaf/app-route.ts';
import { fixAddress } from '../shared/zaf/fix-address.ts';
import { useFrameHeight } from '../shared/zaf/frame-height.ts';
import { browserEyes, useLookedAt, type Eyes } from '../shared/zaf/looked-at.ts';
import { kindAt, type SidebarLocation } from '../shared/zaf/on-screen.ts';
import type { Zaf } from '../shared/zaf/zaf.ts';

/** The size of the modal, in pixels; the workspace makes it smaller where there is less room. */
const MODAL = { width: 880, height: 680 };

type SidebarProps = {
  readonly engine: Pick<
    EngineApi,
    'checkReference' | 'prepareCheck' | 'check' | 'demoSubjects' | 'decide' | 'accountNames'
  >;
  readonly zaf: Pick<Zaf, 'get' | 'on' | 'appName' | 'notify' | 'openModal' | 'resize' | 'routeTo'>;
  readonly location: SidebarLocation;
  readonly eyes?: Eyes;
  readonly after?: After;
};

/** The sidebar of a ticket, a user or an organization: what is right and wrong about the customer on screen. */
export function Sidebar({
  engine,
  zaf,
  location,
  eyes = browserEyes,
  after = realAfter,
}: SidebarProps) {
  const words = useWords();
  const isLookedAt = useLookedAt(zaf, eyes);
  const check = useSidebarCheck({ engine, zaf, location, isLookedAt, after });
  const content = useRef<HTMLDivElement>(null);
  useFrameHeight(content, zaf, isLookedAt);

  const leadTo = (way: () => Promise<unknown>) => {
    way().catch((error: unknown) => {
      const { happened } = pageProblemWords(toProblemView(error), words);
      zaf.notify(happened, 'error').catch(() => undefined);
    });
  };
  const openPage = (path?: string) => {
    leadTo(async () => {
      const app = await zaf.appName();
      await zaf.routeTo({ to: 'nav_bar', app, ...(path !== undefined && { path }) });
    });
  };
  const openFix = (subject: CheckSubject) => {
    leadTo(() => zaf.openModal({ url: fixAddress(subject), ...MODAL, onClose: check.again }));
  };
  return (
    <div ref={content}>
      <CheckPanel
        check={check}
        engine={engine}
        kind={kindAt(location)}
        onFix={mayFix(check) ? openFix : null}
        onOpenAccount={(accountId) => {
          openPage(accountPath(accountId));
        }}
        onOpenPage={() => {
          openPage();
        }}
      />
    </div>
  );
}

/** Only an administrator may repair something. */
function mayFix({ state }: ReturnType<typeof useSidebarCheck>): boolean {
  return state.is === 'checked' && state.view.role === 'admin';
}
