import { Alert } from '@zendeskgarden/react-notifications';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { DEFAULT_CAPS, type Caps } from '../../core/apply/caps.ts';
import type { Subject } from '../../core/detect/issue.ts';
import { may } from '../../run/page-run/may.ts';
import { stageAtWork, type PageRun, type StageName } from '../../run/page-run/page-run.ts';
import type { EngineApi } from '../engine/engine-api.ts';
import type { OpenedResults, ReceiptView } from '../engine/engine-views.ts';
import { AccountDrawer } from '../features/account/account-drawer.tsx';
import { ApplyStage } from '../features/apply/apply-stage.tsx';
import { AuditStage } from '../features/audit/audit-stage.tsx';
import { useAudit } from '../features/audit/use-audit.ts';
import { DecisionsPage } from '../features/decisions/decisions-page.tsx';
import { DownloadsMenu } from '../features/downloads/downloads-menu.tsx';
import { DryRunStage } from '../features/dry-run/dry-run-stage.tsx';
import { HistoryPage } from '../features/history/history-page.tsx';
import { ReceiptStage } from '../features/receipt/receipt-stage.tsx';
import { ReferenceStage } from '../features/reference/reference-stage.tsx';
import type { SharedList } from '../features/reference/shared-list.ts';
import { AskedAccount } from '../features/run/asked-account.tsx';
import { InterruptedNotice } from '../features/run/interrupted-notice.tsx';
import { NextStep } from '../features/run/next-step.tsx';
import { PageHeader, type Tool } from '../features/run/page-header.tsx';
import { StageBar } from '../features/run/stage-bar.tsx';
import { useRun, type RunResults } from '../features/run/use-run.ts';
import { TracePanel } from '../features/trace/trace-panel.tsx';
import type { TriageLook } from '../features/triage/triage-look.ts';
import { TriageStage, type OpenedAccount } from '../features/triage/triage-stage.tsx';
import { useClock } from '../shared/clock/clock.ts';
import { Bullets, Sentence, Stack } from '../shared/drift/layout.tsx';
import { useAnnounce } from '../shared/ui/announcer.tsx';
import { Skeletons } from '../shared/ui/skeletons.tsx';
import { useFocusKept } from '../shared/ui/use-focus-kept.ts';
import { useWords } from '../shared/words/use-words.ts';
import type { SettingName } from '../shared/zaf/settings.ts';
import { useAccountRoute } from '../shared/zaf/use-account-route.ts';
import type { Zaf } from '../shared/zaf/zaf.ts';

type NavBarProps = {
  readonly engine: EngineApi;
  /** Where the workspace tells which account it leads to; `null` where nothing does. */
  readonly zaf?: Pick<Zaf, 'on'> | null;
  /** The account of the workspace; `null` where the workspace does not tell. */
  readonly subdomain: string | null;
  /** The ticket window to begin with, in days. */
  readonly ticketDays: number;
  /** The caps of the installation. */
  readonly caps?: Caps;
  /** Whether the demo is started where no list is kept: the installation's setting. */
  readonly beginsWithDemo?: boolean;
  readonly sharedList?: SharedList | null;
  /** Settings of the installation that cannot be used as they are. */
  readonly unusableSettings?: readonly SettingName[];
};

/** The page of the navigation bar: a run through its stages, and what can be looked at beside it. */
export function NavBar({
  engine: bareEngine,
  zaf = null,
  subdomain,
  ticketDays,
  caps = DEFAULT_CAPS,
  beginsWithDemo = false,
  sharedList = null,
  unusableSettings = [],
}: NavBarProps) {
  const words = useWords();
  const announce = useAnnounce();
  const now = useClock();
  const page = useRun(bareEngine, { beginsWithDemo });
  const { run, results, engine, shown } = page;
  const audit = useAudit(engine);
  const [tool, setTool] = useState<Tool | null>(null);
  const [traced, setTraced] = useState<Subject | null>(null);
  const [look, setLook] = useState<TriageLook | null>(null);
  const [opened, setOpened] = useState<OpenedAccount | null>(null);
  const [earlierReceipt, setEarlierReceipt] = useState<ReceiptView | null>(null);
  const main = useRef<HTMLElement>(null);
  const place = earlierReceipt ? 'earlier_receipt' : (tool ?? shown);
  useFocusOnChange(main, place);
  useFocusKept(main);

  const openTool = (asked: Tool | null) => {
    setTraced(null);
    setEarlierReceipt(null);
    setTool(asked);
    // An account that was asked for waits for the audit that shows it.
    if (results.audit) setOpened(null);
  };
  const showStage = (stage: StageName) => {
    openTool(null);
    page.show(stage);
    announce(words.say('page.stages.shown', { name: words.say(`page.stages.names.${stage}`) }));
  };
  useAccountRoute(zaf, (accountId) => {
    if (results.audit) showStage('triage');
    setOpened({ accountId });
  });
  const openTrace = (subject: Subject) => {
    openTool('trace');
    setTraced(subject);
  };
  const startAudit = (days: number, goesOn: boolean, isOfChanges: boolean) => {
    openTool(null);
    audit.reset();
    void page.startAudit(days, goesOn, isOfChanges);
  };
  const takeResults = (taken: OpenedResults) => {
    openTool(null);
    page.takeResults(taken);
    announce(words.say('page.results.opened', { issues: taken.audit.summary.totals.issues }));
  };
  const auditAgain = () => {
    // Results may be of a list that is not here.
    if (!results.reference) {
      showStage('reference');
      return;
    }
    startAudit(results.audit?.summary.coverage.ticket_days ?? ticketDays, false, false);
  };
  const isShown = (stage: StageName) => place === stage;
  const isKept = (stage: StageName) => isShown(stage) || stageAtWork(run) === stage;
  // What others found and they may not apply, agents look at.
  const isToLookAt = run.role === 'agent' && typeof results.audit?.handedOver === 'string';
  const onSelection = isToLookAt ? null : page.select;
  const source = results.audit?.summary.source ?? { subdomain: subdomain ?? '', mode: 'live' };
  return (
    <Page>
      <header>
        <PageHeader
          subdomain={subdomain}
          isDemo={(results.reference?.mode ?? source.mode) === 'demo'}
          open={tool}
          hasAudit={results.audit !== null}
          onOpen={openTool}
        />
        <StageBar
          run={run}
          shown={place === shown ? shown : null}
          canShow={page.canShow}
          onShow={showStage}
        />
      </header>
      <Main ref={main} tabIndex={-1}>
        {run.storage === 'memory' && (
          <Alert type="warning">{words.say('page.frame.storage_memory')}</Alert>
        )}
        {unusableSettings.length > 0 && (
          <Alert type="warning">
            <Stack $gap={8}>
              <Sentence>{words.say('page.frame.unusable_settings')}</Sentence>
              <Bullets>
                {unusableSettings.map((name) => (
                  <li key={name}>{words.say(`app.parameters.${name}.label`)}</li>
                ))}
              </Bullets>
            </Stack>
          </Alert>
        )}
        {page.interrupted && (
          <InterruptedNotice
            engine={engine}
            interrupted={page.interrupted}
            onReceipt={(receipt) => {
              openTool(null);
              page.takeReceipt(receipt);
            }}
          />
        )}
        {typeof opened?.accountId === 'string' && !results.audit && !page.isStarting && (
          <AskedAccount
            accountId={opened.accountId}
            waitsFor={waitsFor(run, results)}
            onClose={() => {
              setOpened(null);
            }}
          />
        )}
        {isShown('reference') && page.isStarting && (
          <Skeletons label={words.say('page.frame.loading')} />
        )}
        {isShown('reference') && !page.isStarting && (
          <ReferenceStage
            engine={engine}
            reference={results.reference}
            isLocked={!may(run, 'load_reference').ok}
            onReference={page.takeReference}
            onResults={takeResults}
            sharedList={sharedList}
          />
        )}
        {isShown('audit') && results.reference && (
          <AuditStage
            engine={engine}
            audit={audit}
            stage={run.stages.audit}
            mayAudit={may(run, 'audit')}
            mode={results.reference.mode}
            ticketDays={ticketDays}
            onStart={(wish) => {
              startAudit(wish.ticketDays, wish.goesOn, wish.isOfChanges);
            }}
            onResults={takeResults}
          />
        )}
        {isShown('triage') && results.audit && (
          <TriageStage
            engine={engine}
            audit={results.audit}
            left={look}
            onLook={setLook}
            opened={opened}
            onOpen={setOpened}
            selection={results.selection}
            onSelection={onSelection}
            renderAccount={(account) => (
              <AccountDrawer
                {...account}
                engine={engine}
                source={source}
                selection={results.selection}
                onSelection={onSelection}
                onOpenTrace={openTrace}
              />
            )}
          />
        )}
        {isKept('dry_run') && results.audit && (
          <div hidden={!isShown('dry_run')}>
            <DryRunStage
              engine={engine}
              selection={results.selection}
              finished={results.dryRun}
              onDone={page.takeDryRun}
            />
          </div>
        )}
        {isKept('apply') && results.audit && (
          <div hidden={!isShown('apply')}>
            <ApplyStage
              engine={engine}
              plan={results.dryRun?.plan ?? null}
              dryRun={results.dryRun?.receipt ?? null}
              selection={results.selection}
              permission={may(run, 'prepare_apply')}
              caps={caps}
              now={now}
              onDone={page.takeReceipt}
            />
          </div>
        )}
        {isShown('receipt') && (
          <ReceiptStage engine={engine} receipt={results.receipt} onAuditAgain={auditAgain} />
        )}
        {earlierReceipt && (
          <ReceiptStage engine={engine} receipt={earlierReceipt} onAuditAgain={auditAgain} />
        )}
        {place === 'trace' && (
          <TracePanel
            engine={engine}
            source={source}
            hasRecords={results.audit?.hasRecords ?? true}
            first={traced}
          />
        )}
        {place === 'decisions' && (
          <DecisionsPage
            engine={engine}
            onAuditAgain={may(run, 'audit').ok ? auditAgain : null}
            onBack={() => {
              openTool(null);
            }}
          />
        )}
        {place === 'files' && <DownloadsMenu engine={engine} />}
        {place === 'history' && (
          <HistoryPage
            engine={engine}
            storage={run.storage}
            mayClear={may(run, 'clear')}
            onOpenReceipt={setEarlierReceipt}
            onCleared={page.forget}
            onBack={() => {
              openTool(null);
            }}
          />
        )}
        {place === shown && <NextStep shown={shown} results={results} onNext={showStage} />}
      </Main>
    </Page>
  );
}

/** What has to be before an account can be shown. */
function waitsFor(run: PageRun, { reference }: RunResults): 'list' | 'audit' | 'end_of_audit' {
  if (stageAtWork(run) === 'audit') return 'end_of_audit';
  return reference === null ? 'list' : 'audit';
}

/** Takes the focus along to what is newly shown; not when the page opens, where it belongs to the workspace. */
function useFocusOnChange(target: React.RefObject<HTMLElement>, place: string): void {
  const known = useRef(place);
  useEffect(() => {
    if (known.current === place) return;
    known.current = place;
    target.current?.focus();
    window.scrollTo(0, 0);
  }, [target, place]);
}

const Page = styled.div`
  display: flex;
  flex-direction: column;
  max-width: 1440px;
  min-height: 100vh;
  margin: 0 auto;
  padding: 0 24px;
`;

const Main = styled.main`
  display: flex;
  flex: 1;
  flex-direction: column;
  gap: 20px;
  min-width: 0;
  padding-top: 16px;

  &:focus {
    outline: none;
  }
`;
