import { useCallback } from 'react';
import type { Subject } from '../../../core/detect/issue.ts';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { AccountDetail, Selection } from '../../engine/engine-views.ts';
import { ActionCard } from '../../shared/drift/action-card.tsx';
import type { DecidingEngine } from '../../shared/drift/decide-here.tsx';
import { IssueCard } from '../../shared/drift/issue-card.tsx';
import { KeepAction } from '../../shared/drift/keep-action-box.tsx';
import { Bullets, Line, Quiet, Stack } from '../../shared/drift/layout.tsx';
import { LongList } from '../../shared/drift/long-list.tsx';
import { QuestionedOrganizations } from '../../shared/drift/questioned-organizations.tsx';
import { ResolveIssue } from '../../shared/drift/resolve-issue.tsx';
import { RiskTag, RowStateTag } from '../../shared/drift/tags.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { useWords } from '../../shared/words/use-words.ts';
import type { RecordSource } from '../../shared/drift/open-record.ts';

/** Everything that is known of one account: what disagrees, what would repair it, what only a person can do. */
export function AccountDetailView({
  engine,
  detail,
  source,
  selection,
  onSelection,
  onOpenTrace,
}: {
  readonly engine: Pick<EngineApi, 'accountIssues' | 'accountActions'> & DecidingEngine;
  readonly detail: AccountDetail;
  readonly source: RecordSource;
  readonly selection: Selection;
  /** `null` where the plan is not to be chosen from. */
  readonly onSelection: ((selection: Selection) => void) | null;
  readonly onOpenTrace: (subject: Subject) => void;
}) {
  const words = useWords();
  const { row, issues, actions, observations } = detail;
  const { accountId } = row;
  const loadIssues = useCallback(
    (from: number, count: number) => engine.accountIssues(accountId, from, count),
    [engine, accountId],
  );
  const loadActions = useCallback(
    (from: number, count: number) => engine.accountActions(accountId, from, count),
    [engine, accountId],
  );
  return (
    <Stack $gap={24}>
      <Line>
        <RowStateTag state={row.rowState} />
        <RiskTag risk={row.worstRisk} />
        <span>
          {words.say('page.account.counts', {
            issues: row.totalIssueCount,
            prepared: row.preparedActionCount,
            blocked: row.blockedActionCount,
          })}
        </span>
      </Line>
      {issues.items.map(({ issue }) => (
        <QuestionedOrganizations
          key={issue.id}
          issue={issue}
          figures={detail.duplicates}
          source={source}
        />
      ))}
      <Stack as="section" $gap={8} aria-labelledby="account-issues">
        <Heading id="account-issues">
          {words.say('page.account.issues', { count: issues.total })}
        </Heading>
        <LongList
          load={loadIssues}
          first={issues}
          keyOf={({ issue }) => issue.id}
          render={(shown) => (
            <IssueCard shown={shown} source={source} onOpenTrace={onOpenTrace}>
              {onSelection && <ResolveIssue engine={engine} issue={shown.issue} />}
            </IssueCard>
          )}
        />
      </Stack>
      <Stack as="section" $gap={8} aria-labelledby="account-actions">
        <Heading id="account-actions">
          {words.say('page.account.actions', { count: actions.total })}
        </Heading>
        {actions.total === 0 && <Quiet>{words.say('page.account.no_actions')}</Quiet>}
        <LongList
          load={loadActions}
          first={actions}
          keyOf={({ id }) => id}
          render={(action) => (
            <ActionCard action={action} source={source}>
              {onSelection && action.status === 'prepared' && (
                <KeepAction action={action} selection={selection} onSelection={onSelection} />
              )}
            </ActionCard>
          )}
        />
      </Stack>
      {observations.length > 0 && (
        <Stack as="section" $gap={8} aria-labelledby="account-observations">
          <Heading id="account-observations">{words.say('page.account.observations')}</Heading>
          <Quiet>{words.say('page.account.observations_about')}</Quiet>
          <Bullets>
            {observations.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </Bullets>
        </Stack>
      )}
    </Stack>
  );
}
