import { useEffect } from 'react';
import { styled } from 'styled-components';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { DecidingEngine } from '../../shared/drift/decide-here.tsx';
import { Sentence } from '../../shared/drift/layout.tsx';
import { color } from '../../shared/theme/color.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { CheckLoading } from './check-loading.tsx';
import { Checked } from './checked.tsx';
import { DemoBanner } from './demo-banner.tsx';
import type { SidebarCheck } from './sidebar-check.ts';
import { CouldNotCheck } from './verdict-of.tsx';
import { saidOf } from './verdict-words.ts';
import { Verdict } from './verdict.tsx';

type CheckPanelProps = {
  readonly check: SidebarCheck;
  readonly engine: DecidingEngine;
  /** What this place of the workspace is about. */
  readonly kind: CheckSubject['kind'];
  /** Opens the repair of what was checked; `null` where the person may not. */
  readonly onFix: ((subject: CheckSubject) => void) | null;
  readonly onOpenAccount: (accountId: string) => void;
  readonly onOpenPage: () => void;
};

/** A sidebar: the verdict on the customer on screen, then why, who, and what can be done. */
export function CheckPanel({
  check,
  engine,
  kind,
  onFix,
  onOpenAccount,
  onOpenPage,
}: CheckPanelProps) {
  const words = useWords();
  const announce = useAnnounce();
  const { state, demo, again } = check;
  const said = saidOf(state, words);
  useEffect(() => {
    announce(said);
  }, [announce, said]);
  return (
    <Panel aria-label={words.say('sidebar.name')}>
      {demo && <DemoBanner demo={demo} kind={kind} />}
      {state.is === 'loading' && <CheckLoading />}
      {state.is === 'not_saved' && (
        <Verdict is="not_saved" tone="quiet" title={words.say('sidebar.not_saved.title')}>
          <Sentence>{words.say('sidebar.not_saved.about', { kind })}</Sentence>
        </Verdict>
      )}
      {state.is === 'failed' && <CouldNotCheck problem={state.problem} onAgain={again} />}
      {state.is === 'checked' && (
        <Checked
          state={state}
          engine={engine}
          onAgain={again}
          onFix={onFix}
          onOpenAccount={onOpenAccount}
          onOpenPage={onOpenPage}
        />
      )}
    </Panel>
  );
}

/** Its parts ask for its width and not for the window's: the workspace may give it more room. */
const Panel = styled.main`
  display: flex;
  flex-direction: column;
  gap: 16px;
  padding: 12px 16px 16px;
  color: ${color('foreground.default')};
  font-size: 13px;
  line-height: 18px;
  overflow-wrap: anywhere;
  container-type: inline-size;
`;
