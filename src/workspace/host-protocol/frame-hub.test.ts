import { expect, test } from 'vitest';
import { createFrameHub } from './frame-hub.ts';
import type { HostMessage } from './host-message.ts';
import { hostWith, posted } from './protocol.builders.ts';

function frame(hub: ReturnType<typeof createFrameHub>, guid: string) {
  const { host, sent } = hostWith({ guid, context: () => ({ of: guid }) });
  const session = hub.open(host);
  session.receive(posted({ key: 'iframe.handshake', message: { version: '2' } }, guid));
  sent.splice(0);
  const listenTo = (event: string, instanceGuid: string): void => {
    const key = `iframe.on:${event}`;
    session.receive(posted({ key, message: { subscriberCount: 1 }, instanceGuid }, guid));
  };
  const trigger = (event: string, message: unknown, instanceGuid: string): void => {
    session.receive(posted({ key: `iframe.trigger:${event}`, message, instanceGuid }, guid));
  };
  return { session, sent, listenTo, trigger };
}

test('what is triggered on an instance is heard by all that listen to it, and by nobody else', () => {
  const hub = createFrameHub();
  const opener = frame(hub, 'opener');
  const modal = frame(hub, 'modal');
  const other = frame(hub, 'other');
  opener.listenTo('done', 'modal');
  modal.listenTo('done', 'modal');
  other.listenTo('done', 'other');
  modal.trigger('done', { fixed: 2 }, 'modal');
  const heard: HostMessage = { key: 'zaf.done', message: { fixed: 2 }, instanceGuid: 'modal' };
  expect([opener.sent, modal.sent, other.sent]).toEqual([[heard], [heard], []]);
});

test('the opener hears of the end of a modal that is already gone', () => {
  const hub = createFrameHub();
  const opener = frame(hub, 'opener');
  const modal = frame(hub, 'modal');
  opener.listenTo('modal.close', 'modal');
  modal.session.close();
  expect(hub.broadcast('modal.close', undefined, 'modal')).toBe(1);
  expect(opener.sent).toHaveLength(1);
  expect(hub.broadcast('modal.close', undefined, 'somebody')).toBe(0);
});

test('open frames are known by their guid', () => {
  const hub = createFrameHub();
  frame(hub, 'one');
  const two = frame(hub, 'two');
  expect(hub.instances()).toEqual({ one: { of: 'one' }, two: { of: 'two' } });
  two.session.close();
  expect(Object.keys(hub.instances())).toEqual(['one']);
});
