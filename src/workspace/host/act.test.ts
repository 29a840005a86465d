import { expect, test } from 'vitest';
import { createAct } from './act.ts';
import { changeDesk, EMPTY_DESK, type Desk } from './desk.ts';

function stage() {
  let desk: Desk = EMPTY_DESK;
  const heard: string[] = [];
  const sizes: string[] = [];
  const act = createAct({
    hub: {
      broadcast: (event, _, guid) => {
        heard.push(`${guid} ${event}`);
        return 1;
      },
    },
    ports: new Map([
      ['frame', { resize: (width, height) => sizes.push(`${String(width)} ${String(height)}`) }],
    ]),
    dispatch: (event) => {
      desk = changeDesk(desk, event);
    },
    desk: () => desk,
    appName: () => 'Drift Audit',
    newGuid: () => 'modal-guid',
  });
  return { act, heard, sizes, desk: () => desk };
}

test('a modal opens, tells its guid, and its end is heard', () => {
  const { act, heard, desk } = stage();
  const modal = { url: 'assets/index.html', width: '1px', height: '2px' };
  expect(act({ kind: 'modal', modal }, 'frame')).toEqual({
    kind: 'value',
    value: [{ instanceGuid: 'modal-guid', location: 'modal' }],
  });
  expect(desk().modals).toEqual([{ ...modal, guid: 'modal-guid', openerGuid: 'frame' }]);
  expect(act({ kind: 'destroy' }, 'modal-guid').kind).toBe('value');
  expect(desk().modals).toEqual([]);
  expect(heard).toEqual(['modal-guid modal.close']);
});

test('only a modal can be destroyed', () => {
  const { act, heard } = stage();
  expect(act({ kind: 'destroy' }, 'frame').kind).toBe('error');
  expect(heard).toEqual([]);
});

test('a frame is sized by its guid', () => {
  const { act, sizes } = stage();
  act({ kind: 'resize', width: '100%', height: '9px' }, 'frame');
  act({ kind: 'resize', width: '100%', height: '8px' }, 'gone');
  expect(sizes).toEqual(['100% 9px']);
});

test.each([
  ['drift-audit', 'value'],
  ['Drift Audit', 'value'],
  ['', 'value'],
  ['another-app', 'error'],
])('the way into %j', (appName, kind) => {
  const { act, desk } = stage();
  const outcome = act({ kind: 'route', appName, event: { kind: 'open_app', path: 'x' } }, 'frame');
  expect(outcome.kind).toBe(kind);
  expect(desk().isAppOpen).toBe(kind === 'value');
});

test('messages have keys of their own', () => {
  const { act, desk } = stage();
  act({ kind: 'notify', text: 'a', tone: 'notice', ms: null }, 'frame');
  act({ kind: 'notify', text: 'a', tone: 'notice', ms: null }, 'frame');
  expect(desk().toasts.map(({ key }) => key)).toEqual([1, 2]);
});
