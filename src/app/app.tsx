import { Button } from '@zendeskgarden/react-buttons';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { EngineApi } from './engine/engine-api.ts';
import type { SharedList } from './features/reference/shared-list.ts';
import type { Workspace } from './meet-workspace.ts';
import { OpenRecordContext, type RecordPage } from './shared/drift/open-record.ts';
import { EngineEventsContext, type HearEngine } from './shared/engine-events/engine-events.ts';
import { VIEWS } from './locations/views.ts';
import { PageTheme } from './shared/theme/page-theme.tsx';
import { Announcer } from './shared/ui/announcer.tsx';
import { EmptyState } from './shared/ui/empty-state.tsx';
import { ErrorBoundary } from './shared/ui/error-boundary.tsx';
import { AlertWarningIcon, GlobeIcon } from './shared/ui/icons.ts';
import { useWords, WordsContext } from './shared/words/use-words.ts';
import { readFixAddress } from './shared/zaf/fix-address.ts';
import { capsOfInstallation, ticketDaysOfInstallation } from './shared/zaf/settings.ts';
import type { Zaf } from './shared/zaf/zaf.ts';
import { Loading, Middle } from './start-page.tsx';

const NavBar = lazy(async () => ({ default: (await VIEWS.navBar()).NavBar }));
const Sidebar = lazy(async () => ({ default: (await VIEWS.sidebar()).Sidebar }));
const FixModal = lazy(async () => ({ default: (await VIEWS.fixModal()).FixModal }));

type AppProps = {
  readonly zaf: Zaf;
  readonly workspace: Workspace;
  readonly engine: EngineApi;
  readonly hear: HearEngine;
  readonly sharedList: SharedList | null;
  /** What the address of the frame says behind its `#`. */
  readonly fragment: string;
};

/** The app inside the workspace: its language, its colours, and the view of the place where it stands. */
export function App(props: AppProps) {
  const { zaf, workspace, hear } = props;
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
                  {viewOf(props)}
                </Suspense>
              </ErrorBoundary>
            </Announcer>
          </OpenRecordContext.Provider>
        </EngineEventsContext.Provider>
      </PageTheme>
    </WordsContext.Provider>
  );
}

function viewOf({ zaf, workspace, engine, sharedList, fragment }: AppProps): ReactNode {
  const { location, subdomain, settings } = workspace;
  const caps = capsOfInstallation(settings);
  switch (location) {
    case 'nav_bar':
      return (
        <NavBar
          engine={engine}
          zaf={zaf}
          subdomain={subdomain}
          ticketDays={ticketDaysOfInstallation(settings)}
          caps={caps}
          beginsWithDemo={settings.isDemoMode}
          sharedList={sharedList}
          unusableSettings={settings.unusable}
        />
      );
    case 'ticket_sidebar':
    case 'new_ticket_sidebar':
    case 'user_sidebar':
    case 'organization_sidebar':
      return <Sidebar engine={engine} zaf={zaf} location={location} />;
    case 'modal':
      return (
        <FixModal
          engine={engine}
          subject={readFixAddress(fragment)}
          caps={caps}
          onClose={() => {
            // Where the workspace does not close it, its own button does.
            zaf.closeModal().catch(() => undefined);
          }}
        />
      );
    case 'other':
      return <Elsewhere />;
  }
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
