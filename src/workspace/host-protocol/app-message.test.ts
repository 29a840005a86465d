import { expect, test } from 'vitest';
import { readAppMessage } from './app-message.ts';
import { GUID, HANDSHAKE, posted } from './protocol.builders.ts';

test('the handshake tells the version', () => {
  expect(readAppMessage(HANDSHAKE)).toEqual({ kind: 'handshake', version: '2.0.9' });
});

test('subscriptions name their event and instance', () => {
  const on = posted({ key: 'iframe.on:ticket.saved', message: { subscriberCount: 1 } });
  expect(readAppMessage(on)).toEqual({
    kind: 'subscribe',
    event: 'ticket.saved',
    instanceGuid: GUID,
  });
  const off = posted({ key: 'iframe.off:ticket.saved', message: { subscriberCount: 2 } });
  expect(readAppMessage(off)).toMatchObject({ kind: 'unsubscribe', left: 2 });
});

test('an instance that is not named is the frame itself', () => {
  const text = JSON.stringify({ key: 'iframe.trigger:hello', message: 1, appGuid: 'a' });
  expect(readAppMessage(text)).toEqual({
    kind: 'trigger',
    event: 'hello',
    data: 1,
    instanceGuid: 'a',
  });
});

test('calls carry their id', () => {
  expect(readAppMessage(posted({ id: 3, request: 'get', params: ['a', 'b'] }))).toEqual({
    kind: 'get',
    id: 3,
    paths: ['a', 'b'],
    instanceGuid: GUID,
  });
  expect(readAppMessage(posted({ id: 4, request: 'set', params: { a: 1 } }))).toMatchObject({
    kind: 'set',
    values: { a: 1 },
  });
  expect(
    readAppMessage(posted({ id: 5, request: 'invoke', params: { notify: ['hi'] } })),
  ).toMatchObject({ kind: 'invoke', calls: { notify: ['hi'] } });
});

test('an HTTP request is not taken for the subscription to its answer', () => {
  expect(readAppMessage(posted({ key: 'request:7', message: { url: '/x' } }))).toEqual({
    kind: 'http',
    key: 'request:7',
    options: { url: '/x' },
  });
  expect(
    readAppMessage(posted({ key: 'iframe.on:request:7.done', message: { subscriberCount: 1 } })),
  ).toMatchObject({ kind: 'subscribe', event: 'request:7.done' });
});

test.each(['iframe.session.live', '__track__', 'iframe.reply:ticket.save', 'request:7.done'])(
  '%s is noise',
  (key) => {
    expect(readAppMessage(posted({ key }))).toEqual({ kind: 'noise' });
  },
);

test('answers to hooks come as plain objects and are understood', () => {
  const hook = { key: 'iframe.reply:ticket.save', appGuid: GUID, instanceGuid: GUID };
  expect(readAppMessage(hook)).toEqual({ kind: 'noise' });
});

test.each([
  ['text that is no JSON', 'hello'],
  ['a number', 7],
  ['null', null],
  ["nobody's message", JSON.stringify({ key: 'iframe.handshake', message: { version: '2' } })],
  ['a handshake without a version', posted({ key: 'iframe.handshake', message: {} })],
  ['a get of numbers', posted({ id: 1, request: 'get', params: [1] })],
  ['a call without an id', posted({ request: 'get', params: ['a'] })],
])('%s is not of this protocol', (_, data) => {
  expect(readAppMessage(data)).toBeNull();
});
