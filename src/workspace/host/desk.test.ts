import { expect, test } from 'vitest';
import { changeDesk, EMPTY_DESK, type Desk, type DeskEvent, type TabId } from './desk.ts';

const A: TabId = { kind: 'ticket', id: 1 };
const B: TabId = { kind: 'organization', id: 1 };
const C: TabId = { kind: 'user', id: 2 };

function after(...events: readonly DeskEvent[]): Desk {
  return events.reduce(changeDesk, EMPTY_DESK);
}

function front(tab: TabId): DeskEvent {
  return { kind: 'go', place: { kind: 'tab', tab } };
}

test('a tab opens once and comes to the front again', () => {
  const desk = after(front(A), front(B), front(A));
  expect(desk.tabs).toEqual([A, B]);
  expect(desk.place).toEqual({ kind: 'tab', tab: A });
});

test('a tab opened behind leaves the front as it is', () => {
  const desk = after(front(A), { kind: 'open_behind', tab: B });
  expect(desk.tabs).toEqual([A, B]);
  expect(desk.place).toEqual({ kind: 'tab', tab: A });
});

test('closing the tab in front brings its neighbour', () => {
  const three = [front(A), front(B), front(C)];
  expect(after(...three, front(B), { kind: 'close_tab', tab: B }).place).toEqual({
    kind: 'tab',
    tab: C,
  });
  expect(after(...three, { kind: 'close_tab', tab: C }).place).toEqual({ kind: 'tab', tab: B });
  expect(after(front(A), { kind: 'close_tab', tab: A }).place).toEqual({ kind: 'tickets' });
});

test('closing another tab leaves the front as it is', () => {
  const desk = after(front(A), front(B), { kind: 'close_tab', tab: A });
  expect(desk.place).toEqual({ kind: 'tab', tab: B });
  expect(changeDesk(desk, { kind: 'close_tab', tab: A })).toBe(desk);
});

test('the page of the app stays once it was opened', () => {
  const desk = after({ kind: 'open_app', path: 'trace/7' }, front(A));
  expect(desk).toMatchObject({ isAppOpen: true, appPath: 'trace/7', appTurn: 1 });
  expect(changeDesk(desk, { kind: 'open_app', path: 'trace/7' }).appTurn).toBe(2);
  expect(EMPTY_DESK.isAppOpen).toBe(false);
});

test('modals are sized and closed by their own guid, and go with a reload', () => {
  const modal = { openerGuid: 'o', url: 'assets/index.html', width: '50vw', height: '40vh' };
  const both: DeskEvent[] = ['m', 'n'].map((guid) => ({
    kind: 'open_modal',
    modal: { ...modal, guid },
  }));
  const sized = after(...both, { kind: 'size_modal', guid: 'm', width: '1px', height: '2px' });
  expect(sized.modals.map(({ guid, height }) => [guid, height])).toEqual([
    ['m', '2px'],
    ['n', '40vh'],
  ]);
  expect(changeDesk(sized, { kind: 'close_modal', guid: 'm' }).modals).toHaveLength(1);
  expect(changeDesk(sized, { kind: 'reload' }).modals).toEqual([]);
});

test('new tickets lie side by side until one is submitted and is a ticket in the same place', () => {
  const add: DeskEvent = { kind: 'add_ticket' };
  const desk = after(front(A), add, add, { kind: 'open_behind', tab: B });
  const first: TabId = { kind: 'new_ticket', id: 1 };
  expect(desk.tabs).toEqual([A, first, { kind: 'new_ticket', id: 2 }, B]);
  expect(desk.place).toEqual({ kind: 'tab', tab: { kind: 'new_ticket', id: 2 } });
  const behind = changeDesk(desk, { kind: 'submitted', tab: first, ticketId: 77 });
  expect(behind.tabs[1]).toEqual({ kind: 'ticket', id: 77 });
  expect(behind.place).toEqual(desk.place);
  const seen = changeDesk(changeDesk(desk, front(first)), {
    kind: 'submitted',
    tab: first,
    ticketId: 77,
  });
  expect(seen.place).toEqual({ kind: 'tab', tab: { kind: 'ticket', id: 77 } });
  expect(changeDesk(behind, add).tabs.at(-1)).toEqual({ kind: 'new_ticket', id: 3 });
});

test.each([
  [400, 400],
  [319, 320],
  [641, 640],
  [480.4, 480],
])('a tray asked to be %d wide is %d wide', (width, is) => {
  expect(EMPTY_DESK.trayWidth).toBe(320);
  expect(after({ kind: 'size_tray', width }).trayWidth).toBe(is);
});

test('only the last messages stay', () => {
  const events = [1, 2, 3, 4, 5].map((key): DeskEvent => ({
    kind: 'notify',
    toast: { key, text: 'x', tone: 'notice', ms: null },
  }));
  const desk = after(...events, { kind: 'dismiss', key: 4 });
  expect(desk.toasts.map(({ key }) => key)).toEqual([2, 3, 5]);
});
