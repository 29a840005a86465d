/** What a tab shows. */
export type TabId = {
  readonly kind: 'ticket' | 'new_ticket' | 'organization' | 'user';
  /** The record's; tickets that are not submitted are numbered as they stand in the bar. */
  readonly id: number;
};

/** What is in front on the desk. */
export type Place =
  | { readonly kind: 'tickets' | 'organizations' | 'users' }
  | { readonly kind: 'app' }
  | { readonly kind: 'tab'; readonly tab: TabId };

/** A dialog that an app opened. */
export type Modal = {
  readonly guid: string;
  readonly openerGuid: string;
  /** As the app gave it, relative to its files. */
  readonly url: string;
  readonly width: string;
  readonly height: string;
};

/** A message at the edge of the page. */
export type Toast = {
  readonly key: number;
  readonly text: string;
  readonly tone: 'notice' | 'alert' | 'error';
  /** How long it stays; `null` until it is dismissed. */
  readonly ms: number | null;
};

/** Everything that lies open in the workspace. */
export type Desk = {
  readonly place: Place;
  /** In the order in which they were opened; each keeps its frame. */
  readonly tabs: readonly TabId[];
  /** Whether the app's page was ever opened: from then on it stays. */
  readonly isAppOpen: boolean;
  /** The way to go within the app's page, the last one asked for. */
  readonly appPath: string;
  /** Goes up each time a way into the app's page is asked for. */
  readonly appTurn: number;
  /** How wide a flexible app in the tray beside a record is, in pixels. */
  readonly trayWidth: number;
  /** Goes up each time the app wrote to the account: what is in front then shows it anew. */
  readonly writes: number;
  readonly modals: readonly Modal[];
  readonly toasts: readonly Toast[];
};

/** What can happen on the desk. */
export type DeskEvent =
  | { readonly kind: 'go'; readonly place: Place }
  | { readonly kind: 'open_app'; readonly path: string }
  /** Opens a tab behind what is in front. */
  | { readonly kind: 'open_behind'; readonly tab: TabId }
  | { readonly kind: 'close_tab'; readonly tab: TabId }
  | { readonly kind: 'add_ticket' }
  /** A new ticket was submitted: its tab is the ticket's from now on. */
  | { readonly kind: 'submitted'; readonly tab: TabId; readonly ticketId: number }
  | { readonly kind: 'size_tray'; readonly width: number }
  | { readonly kind: 'written' }
  | { readonly kind: 'open_modal'; readonly modal: Modal }
  | {
      readonly kind: 'size_modal';
      readonly guid: string;
      readonly width: string;
      readonly height: string;
    }
  | { readonly kind: 'close_modal'; readonly guid: string }
  | { readonly kind: 'notify'; readonly toast: Toast }
  | { readonly kind: 'dismiss'; readonly key: number }
  /** The app was loaded anew: what its frames had opened is gone. */
  | { readonly kind: 'reload' };

/** How wide an app in the tray can be made, in pixels. */
export const TRAY_WIDTH = { least: 320, most: 640 } as const;

/** A desk with nothing on it but the list of tickets. */
export const EMPTY_DESK: Desk = {
  place: { kind: 'tickets' },
  tabs: [],
  isAppOpen: false,
  appPath: '',
  appTurn: 0,
  trayWidth: TRAY_WIDTH.least,
  writes: 0,
  modals: [],
  toasts: [],
};

/** The desk after an event. */
export function changeDesk(desk: Desk, event: DeskEvent): Desk {
  switch (event.kind) {
    case 'go':
      return goTo(desk, event.place);
    case 'open_app':
      return {
        ...desk,
        place: { kind: 'app' },
        isAppOpen: true,
        appPath: event.path,
        appTurn: desk.appTurn + 1,
      };
    case 'open_behind':
      return { ...desk, tabs: withTab(desk.tabs, event.tab) };
    case 'close_tab':
      return closeTab(desk, event.tab);
    case 'add_ticket':
      return goTo(desk, { kind: 'tab', tab: nextNewTicket(desk.tabs) });
    case 'submitted':
      return replaceTab(desk, event.tab, { kind: 'ticket', id: event.ticketId });
    case 'size_tray': {
      const { least, most } = TRAY_WIDTH;
      return { ...desk, trayWidth: Math.min(most, Math.max(least, Math.round(event.width))) };
    }
    case 'written':
      return { ...desk, writes: desk.writes + 1 };
    case 'open_modal':
      return { ...desk, modals: [...desk.modals, event.modal] };
    case 'size_modal': {
      const { guid, width, height } = event;
      const modals = desk.modals.map((each) =>
        each.guid === guid ? { ...each, width, height } : each,
      );
      return { ...desk, modals };
    }
    case 'close_modal':
      return { ...desk, modals: desk.modals.filter((each) => each.guid !== event.guid) };
    case 'notify':
      return { ...desk, toasts: [...desk.toasts, event.toast].slice(-4) };
    case 'dismiss':
      return { ...desk, toasts: desk.toasts.filter((each) => each.key !== event.key) };
    case 'reload':
      return { ...desk, modals: [] };
  }
}

/** A name for a tab that no other has. */
export function tabKey({ kind, id }: TabId): string {
  return `${kind}-${id}`;
}

/** Whether two places are the same. */
export function isSamePlace(left: Place, right: Place): boolean {
  if (left.kind !== 'tab' || right.kind !== 'tab') return left.kind === right.kind;
  return tabKey(left.tab) === tabKey(right.tab);
}

function goTo(desk: Desk, place: Place): Desk {
  switch (place.kind) {
    case 'tab':
      return { ...desk, place, tabs: withTab(desk.tabs, place.tab) };
    case 'app':
      return { ...desk, place, isAppOpen: true };
    case 'tickets':
    case 'organizations':
    case 'users':
      return { ...desk, place };
  }
}

function withTab(tabs: readonly TabId[], tab: TabId): readonly TabId[] {
  return tabs.some((each) => tabKey(each) === tabKey(tab)) ? tabs : [...tabs, tab];
}

function nextNewTicket(tabs: readonly TabId[]): TabId {
  const taken = tabs.filter(({ kind }) => kind === 'new_ticket').map(({ id }) => id);
  return { kind: 'new_ticket', id: Math.max(0, ...taken) + 1 };
}

function replaceTab(desk: Desk, old: TabId, next: TabId): Desk {
  const tabs = desk.tabs.map((each) => (tabKey(each) === tabKey(old) ? next : each));
  const isFront = isSamePlace(desk.place, { kind: 'tab', tab: old });
  return { ...desk, tabs, place: isFront ? { kind: 'tab', tab: next } : desk.place };
}

/** The neighbour comes to the front in the place of a closed tab; the list when there is none. */
function closeTab(desk: Desk, tab: TabId): Desk {
  const position = desk.tabs.findIndex((each) => tabKey(each) === tabKey(tab));
  if (position === -1) return desk;
  const tabs = desk.tabs.filter((_, index) => index !== position);
  if (!isSamePlace(desk.place, { kind: 'tab', tab })) return { ...desk, tabs };
  const next = tabs[position] ?? tabs[position - 1];
  return { ...desk, tabs, place: next ? { kind: 'tab', tab: next } : { kind: 'tickets' } };
}
