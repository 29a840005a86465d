import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import type { ReactNode } from 'react';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { AuditView, RowsQuery, Selection } from '../../engine/engine-views.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { FilterIcon, SmileIcon } from '../../shared/ui/icons.ts';
import { Skeletons } from '../../shared/ui/skeletons.tsx';
import { StageHeader } from '../../shared/ui/stage-header.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import type { RowDeeds } from './account-row.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { AuditTiles } from './audit-tiles.tsx';
import { ComparisonPanel } from './comparison-panel.tsx';
import { Filters } from './filters.tsx';
import { IssueBar } from './issue-bar.tsx';
import { HandedOver } from './handed-over.tsx';
import { isNarrowed, widen } from './rows-query.ts';
import { isPart, keepAccount, WHOLE_PLAN } from './selection.ts';
import { lookAt, type TriageLook } from './triage-look.ts';
import { useReviewed } from './use-reviewed.ts';
import { useRows } from './use-rows.ts';
import { Line, Quiet, Stack } from '../../shared/drift/layout.tsx';

/** The account that is open in the triage. */
export type OpenedAccount = {
  /** `null` is the row of no single account. */
  readonly accountId: string | null;
};

/** What the account that is open needs to be shown. */
export type OpenAccount = OpenedAccount & {
  readonly isReviewed: boolean;
  readonly onReviewed: (isReviewed: boolean) => void;
  readonly onClose: () => void;
};

/** The account-grouped result of an audit: look through it, tick it off, leave out what shall not be repaired. */
export function TriageStage({
  engine,
  audit,
  left,
  onLook,
  opened,
  onOpen,
  selection,
  onSelection,
  renderAccount,
}: {
  readonly engine: EngineApi;
  readonly audit: AuditView;
  /** How the triage was left; `null` before its first look. */
  readonly left: TriageLook | null;
  readonly onLook: (look: TriageLook) => void;
  /** `null` where none is. */
  readonly opened: OpenedAccount | null;
  readonly onOpen: (account: OpenedAccount | null) => void;
  readonly selection: Selection;
  /** `null` where the plan is not to be chosen from: results to be looked at. */
  readonly onSelection: ((selection: Selection) => void) | null;
  /** Shows the account that was opened. */
  readonly renderAccount: (open: OpenAccount) => ReactNode;
}) {
  const words = useWords();
  const { summary, createdAt } = audit;
  const look = lookAt(audit, left);
  const { audit: identity, query } = look;
  const setQuery = (wanted: RowsQuery) => {
    onLook({ ...look, query: wanted });
  };
  const rows = useRows(engine, identity, query);
  const reviewed = useReviewed(engine, identity);
  const deeds: RowDeeds = {
    isReviewed: reviewed.has,
    onReviewed: reviewed.mark,
    isKept: (accountId) => !selection.withoutAccounts.includes(accountId),
    onKept:
      onSelection &&
      ((accountId, isKept) => {
        onSelection(keepAccount(selection, accountId, isKept));
      }),
  };
  const { total } = rows.held;
  const hasNoIssue = summary.totals.issues === 0;
  return (
    <Stack $gap={10}>
      <StageHeader
        title={words.say('page.triage.title')}
        about={words.say('page.triage.about', { time: words.time(createdAt) })}
      />
      <HandedOver audit={audit} isToLookAt={onSelection === null} />
      {summary.notices.map((notice) => (
        <Alert key={notice} type="warning" role="note">
          {words.say(`notices.${notice}`)}
        </Alert>
      ))}
      <AuditTiles summary={summary} />
      {audit.comparison && <ComparisonPanel engine={engine} comparison={audit.comparison} />}
      {hasNoIssue && (
        <EmptyState
          icon={SmileIcon}
          title={words.say('findings.no_issues', {
            isComplete: summary.coverage.is_complete ? 'yes' : 'no',
          })}
        />
      )}
      {!hasNoIssue && (
        <>
          <IssueBar summary={summary} query={query} onQuery={setQuery} />
          <Filters summary={summary} query={query} onQuery={setQuery}>
            <Quiet as="span" role="status">
              {total !== null &&
                words.say('page.triage.shown', { count: total, reviewed: reviewed.count })}
            </Quiet>
          </Filters>
          {onSelection && <LeftOut selection={selection} onSelection={onSelection} />}
          {(rows.problem ?? reviewed.problem) && (
            <Failure
              problem={rows.problem ?? reviewed.problem ?? { code: 'bug', values: {} }}
              written="nothing"
              onAgain={rows.again}
            />
          )}
          {total === null && rows.problem === null && (
            <Skeletons label={words.say('page.triage.loading')} lines={8} />
          )}
          {total === 0 && (
            <EmptyState icon={FilterIcon} title={words.say('page.triage.none')}>
              {isNarrowed(query) && (
                <Button
                  onClick={() => {
                    setQuery(widen(query));
                  }}
                >
                  {words.say('page.triage.filters.clear')}
                </Button>
              )}
              {query.hidesWithoutWriters && summary.accounts.without_writers > 0 && (
                <Button
                  onClick={() => {
                    setQuery({ ...query, hidesWithoutWriters: false });
                  }}
                >
                  {words.say('page.triage.filters.show_without_writers')}
                </Button>
              )}
            </EmptyState>
          )}
          {total !== null && total > 0 && (
            <>
              <AccountsTable
                rows={rows}
                query={query}
                onQuery={setQuery}
                left={look.place}
                onLeave={(place) => {
                  onLook({ ...look, place });
                }}
                deeds={deeds}
                onOpen={({ accountId }) => {
                  onOpen({ accountId });
                }}
              />
              <Quiet>{words.say('page.triage.keys')}</Quiet>
            </>
          )}
        </>
      )}
      {opened &&
        renderAccount({
          accountId: opened.accountId,
          isReviewed: reviewed.has(opened.accountId),
          onReviewed: (isReviewed) => {
            reviewed.mark(opened.accountId, isReviewed);
          },
          onClose: () => {
            onOpen(null);
          },
        })}
    </Stack>
  );
}

function LeftOut({
  selection,
  onSelection,
}: {
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
}) {
  const words = useWords();
  if (!isPart(selection)) return null;
  return (
    <Alert type="info" role="status">
      <Line>
        <span>
          {words.say('page.triage.left_out', {
            accounts: selection.withoutAccounts.length,
            actions: selection.withoutActions.length,
          })}
        </span>
        <Button
          size="small"
          onClick={() => {
            onSelection(WHOLE_PLAN);
          }}
        >
          {words.say('page.triage.whole_plan')}
        </Button>
      </Line>
    </Alert>
  );
}
