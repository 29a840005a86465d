import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { DecidingEngine } from '../../shared/drift/decide-here.tsx';
import { CheckFoot } from './check-foot.tsx';
import { CheckIssues } from './check-issues.tsx';
import { FixHere } from './fix-here.tsx';
import { NotLookedAtList } from './not-looked-at-list.tsx';
import { AccountPart } from './account-part.tsx';
import { OrganizationPart } from './organization-part.tsx';
import { ResolvePart } from './resolve-part.tsx';
import { RecheckFailed } from './recheck-failed.tsx';
import type { CheckState } from './sidebar-check.ts';
import { TicketPart } from './ticket-part.tsx';
import { UserPart } from './user-part.tsx';
import { VerdictOf } from './verdict-of.tsx';

type CheckedProps = {
  readonly state: Extract<CheckState, { readonly is: 'checked' }>;
  readonly engine: DecidingEngine;
  readonly onAgain: () => void;
  /** `null` where the person may not. */
  readonly onFix: ((subject: CheckSubject) => void) | null;
  readonly onOpenAccount: (accountId: string) => void;
  readonly onOpenPage: () => void;
};

/** What a check found: the verdict first, then the reasons, then what they rest on. */
export function Checked({
  state,
  engine,
  onAgain,
  onFix,
  onOpenAccount,
  onOpenPage,
}: CheckedProps) {
  const { view, isChecking, problem } = state;
  const { findings, subject, checkedAt } = view.check;
  const { source } = view;
  return (
    <>
      <VerdictOf view={view} isChecking={isChecking} onAgain={onAgain} onOpenPage={onOpenPage} />
      {problem && <RecheckFailed problem={problem} checkedAt={checkedAt} onAgain={onAgain} />}
      {findings && (
        <>
          <FixHere view={view} findings={findings} onFix={onFix} />
          <CheckIssues view={view} findings={findings} />
          <ResolvePart view={view} engine={engine} />
          <AccountPart findings={findings} source={source} onOpen={onOpenAccount} />
          <TicketPart findings={findings} source={source} />
          <UserPart findings={findings} kind={subject.kind} source={source} />
          <OrganizationPart findings={findings} source={source} />
          <NotLookedAtList items={findings.notLookedAt} />
        </>
      )}
      <CheckFoot view={view} isChecking={isChecking} onAgain={onAgain} />
    </>
  );
}
