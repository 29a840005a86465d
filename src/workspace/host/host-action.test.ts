import { expect, test } from 'vitest';
import { readHostAction } from './host-action.ts';

test('sizes are pixels or plain lengths', () => {
  expect(readHostAction('resize', [{ width: '100%', height: 240 }])).toEqual({
    kind: 'resize',
    width: '100%',
    height: '240px',
  });
  expect(readHostAction('resize', [{ height: '80vh' }])).toMatchObject({ height: '80vh' });
  expect(readHostAction('resize', [{ height: '1px; color: red' }])).toMatchObject({ height: null });
});

test('a notice has a tone and a time', () => {
  expect(readHostAction('notify', ['Saved'])).toEqual({
    kind: 'notify',
    text: 'Saved',
    tone: 'notice',
    ms: 5_000,
  });
  expect(readHostAction('notify', ['No', 'error', { sticky: true }])).toMatchObject({
    tone: 'error',
    ms: null,
  });
});

test('ways lead to records and into the app', () => {
  expect(readHostAction('routeTo', ['ticket', '42'])).toEqual({
    kind: 'route',
    event: { kind: 'go', place: { kind: 'tab', tab: { kind: 'ticket', id: 42 } } },
    appName: null,
  });
  expect(readHostAction('routeTo', ['nav_bar', 'drift-audit', 'trace/1'])).toEqual({
    kind: 'route',
    event: { kind: 'open_app', path: 'trace/1' },
    appName: 'drift-audit',
  });
});

test('a modal has a size of its own', () => {
  const asked = { location: 'modal', url: 'assets/index.html', size: { width: '80vw' } };
  expect(readHostAction('instances.create', [asked])).toEqual({
    kind: 'modal',
    modal: { url: 'assets/index.html', width: '80vw', height: '60vh' },
  });
});

test.each([
  ['routeTo', ['ticket', 'new']],
  ['routeTo', ['voicemail', 1]],
  ['instances.create', [{ location: 'popover', url: 'x' }]],
  ['instances.create', []],
  ['notify', []],
  ['resize', ['big']],
  ['popover', []],
  ['constructor', []],
])('%s %j is not there', (method, args) => {
  expect(readHostAction(method, args)).toBeNull();
});
