import { useCallback, useState } from 'react';
import type { WorkspaceState } from '../workspace-state.ts';
import { AppPage } from './app-page.tsx';
import { ControlPanel } from './control-panel.tsx';
import { isSamePlace, tabKey, type Desk, type TabId } from './desk.ts';
import { OrganizationsPage, TicketsPage, UsersPage } from './list-pages.tsx';
import { NewTicketPage } from './new-ticket-page.tsx';
import { ModalLayer } from './modal-layer.tsx';
import { NavBar } from './nav-bar.tsx';
import { OrganizationPage } from './organization-page.tsx';
import { TabBar } from './tab-bar.tsx';
import { TicketPage } from './ticket-page.tsx';
import { Toasts } from './toasts.tsx';
import { UserPage } from './user-page.tsx';

type DeskViewProps = {
  readonly desk: Desk;
  readonly state: WorkspaceState;
  /** Where it changes, every frame is loaded anew. */
  readonly ground: string;
};

/** The page of a tab or of the app stays mounted, and hidden, while another is in front. */
export function DeskView({ desk, state, ground }: DeskViewProps) {
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  const onTitle = useCallback((tab: TabId, title: string) => {
    setTitles((known) =>
      known[tabKey(tab)] === title ? known : { ...known, [tabKey(tab)]: title },
    );
  }, []);
  const { place } = desk;
  const { run } = state;
  const navUrl = state.app.locations.nav_bar?.url;

  return (
    <div className="workspace" data-scheme={state.controls.colorScheme}>
      <NavBar place={place} appName={state.app.name} hasPage={navUrl !== undefined} />
      <div className="workspace-body">
        <header className="top-bar">
          <TabBar desk={desk} titles={titles} />
          <ControlPanel state={state} />
        </header>
        <main className="stage">
          {place.kind === 'tickets' && <TicketsPage run={run} />}
          {place.kind === 'organizations' && <OrganizationsPage run={run} />}
          {place.kind === 'users' && <UsersPage run={run} />}
          {desk.isAppOpen && navUrl !== undefined && (
            <AppPage
              key={ground}
              url={navUrl}
              path={desk.appPath}
              turn={desk.appTurn}
              isActive={place.kind === 'app'}
            />
          )}
          {desk.tabs.map((tab) => {
            const isActive = isSamePlace(place, { kind: 'tab', tab });
            const moment = `${run} ${isActive ? desk.writes : 'behind'}`;
            const { trayWidth } = desk;
            const shared = { id: tab.id, isActive, run, moment, ground, trayWidth, onTitle };
            return (
              <div key={tabKey(tab)} className="tab-page" hidden={!isActive}>
                {tab.kind === 'ticket' && <TicketPage {...shared} />}
                {tab.kind === 'new_ticket' && <NewTicketPage {...shared} />}
                {tab.kind === 'organization' && <OrganizationPage {...shared} />}
                {tab.kind === 'user' && <UserPage {...shared} />}
              </div>
            );
          })}
        </main>
      </div>
      <ModalLayer modals={desk.modals} />
      <Toasts toasts={desk.toasts} />
    </div>
  );
}
