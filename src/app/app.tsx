import { Button } from '@zendeskgarden/react-buttons';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { EngineApi } from './engine/engine-api.ts';
import type { SharedList } from './features/reference/shared-list.ts';
import type { Workspace } from './meet-workspace.ts';
import { OpenRecordContext, type RecordPage } from './shared/drift/open-record.ts';
import { EngineEventsContext, type HearEngine } from './shared/engine-events/engine-events.ts';
import { PageTheme } from './shared/theme/page-theme.tsx';
import { Announcer } from './shared/ui/announcer.tsx';
import { EmptyState } from './shared/ui/empty-state.tsx';
import { ErrorBoundary } from './shared/ui/error-boundary.tsx';
import { AlertWarningIcon, GlobeIcon } from './shared/ui/icons.ts';
import { useWords, WordsContext } from './shared/words/use-words.ts';
import { capsOfInstallation } from './shared/zaf/settings.ts';
import type { Zaf } from './shared/zaf/zaf.ts';
import { Loading, Middle } from './start-page.tsx';

// Each place of the workspace loads what it shows, and no more.
const NavBar = lazy(async () => ({ default: (await import('./locations/nav-bar.tsx')).NavBar }));

/** Tickets of the last three months, where the installation does not say otherwise. */
const TICKET_DAYS = 90;

type AppProps = {
  readonly zaf: Pick<Zaf, 'onColorScheme' | 'routeTo'>;
  readonly workspace: Workspace;
  readonly engine: EngineApi;
  readonly hear: HearEngine;
  readonly sharedList: SharedList | null;
};

/** The app inside the workspace: its language, its colours, and the view of the place where it stands. */
export function App({ zaf, workspace, engine, hear, sharedList }: AppProps) {
  const [scheme, setScheme] = useState(workspace.scheme);
  useEffect(() => zaf.onColorScheme(setScheme), [zaf]);
  const openRecord = ({ kind, id }: RecordPage) => {
    // Where the workspace does not lead there the person stays where they are.
    zaf.routeTo({ to: kind, id }).catch(() => undefined);
  };
  return (
    <WordsContext.Provider value={workspace.words}>
      <PageTheme scheme={scheme}>
        <EngineEventsContext.Provider value={hear}>
          <OpenRecordContext.Provider value={openRecord}>
            <Announcer>
              <ErrorBoundary fallback={(again) => <PartFailed onAgain={again} />}>
                <Suspense
                  fallback={
                    <Middle>
                      <Loading />
                    </Middle>
                  }
                >
                  {viewOf(workspace, engine, sharedList)}
                </Suspense>
              </ErrorBoundary>
            </Announcer>
          </OpenRecordContext.Provider>
        </EngineEventsContext.Provider>
      </PageTheme>
    </WordsContext.Provider>
  );
}

function viewOf(
  { location, subdomain, settings }: Workspace,
  engine: EngineApi,
  sharedList: SharedList | null,
): ReactNode {
  if (location !== 'nav_bar') return <Elsewhere />;
  return (
    <NavBar
      engine={engine}
      subdomain={subdomain}
      ticketDays={settings.ticketDays ?? TICKET_DAYS}
      caps={capsOfInstallation(settings)}
      beginsWithDemo={settings.isDemoMode}
      sharedList={sharedList}
      unusableSettings={settings.unusable}
    />
  );
}

function PartFailed({ onAgain }: { readonly onAgain: () => void }) {
  const words = useWords();
  return (
    <Middle>
      <EmptyState
        isWholePage
        icon={AlertWarningIcon}
        title={words.say('page.frame.failed_title')}
        about={words.say('page.frame.failed_about')}
      >
        <Button isPrimary onClick={onAgain}>
          {words.say('page.frame.again')}
        </Button>
      </EmptyState>
    </Middle>
  );
}

function Elsewhere() {
  const words = useWords();
  return (
    <Middle>
      <EmptyState
        isWholePage
        icon={GlobeIcon}
        title={words.say('page.frame.elsewhere_title')}
        about={words.say('page.frame.elsewhere_about')}
      />
    </Middle>
  );
}
