import { expect, test } from 'vitest';
import { createFrameSession } from './frame-session.ts';
import { GUID, HANDSHAKE, hostWith, posted, settled, value } from './protocol.builders.ts';

const REGISTERED = {
  key: 'zaf.app.registered',
  message: { metadata: { settings: {} }, context: { location: 'nav_bar' } },
};
const LISTEN = posted({ key: 'iframe.on:ticket.saved', message: { subscriberCount: 1 } });

test('a handshake is answered with one registration', () => {
  const { host, sent } = hostWith();
  const session = createFrameSession(host);
  expect(session.isRegistered()).toBe(false);
  session.receive(HANDSHAKE);
  expect(session.isRegistered()).toBe(true);
  expect(sent).toEqual([REGISTERED]);
});

test('nothing is carried out before the handshake', async () => {
  const { host, sent } = hostWith();
  const session = createFrameSession(host);
  session.receive(posted({ id: 1, request: 'get', params: ['currentUser'] }));
  await settled();
  expect(sent).toEqual([]);
});

test('events reach only who listens, until the last handler is gone', () => {
  const { host, sent } = hostWith();
  const session = createFrameSession(host);
  session.receive(HANDSHAKE);
  expect(session.send('ticket.saved', { id: 1 })).toBe(false);
  session.receive(LISTEN);
  expect(session.send('ticket.saved', { id: 1 })).toBe(true);
  expect(session.send('ticket.saved', { id: 1 }, 'another')).toBe(false);
  session.receive(posted({ key: 'iframe.off:ticket.saved', message: { subscriberCount: 1 } }));
  expect(session.send('ticket.saved', { id: 2 })).toBe(true);
  session.receive(posted({ key: 'iframe.off:ticket.saved', message: { subscriberCount: 0 } }));
  expect(session.send('ticket.saved', { id: 3 })).toBe(false);
  expect(sent.slice(1)).toEqual([
    { key: 'zaf.ticket.saved', message: { id: 1 }, instanceGuid: GUID },
    { key: 'zaf.ticket.saved', message: { id: 2 }, instanceGuid: GUID },
  ]);
});

test('errors of a get stand by their path, beside the values', async () => {
  const { host, sent } = hostWith({
    get: (path) =>
      Promise.resolve(
        path === 'ticket'
          ? { kind: 'error', error: { name: 'APIUsageError', message: 'does not exist here' } }
          : value('en'),
      ),
  });
  const session = createFrameSession(host);
  session.receive(HANDSHAKE);
  session.receive(posted({ id: 9, request: 'get', params: ['ticket', 'currentUser.locale'] }));
  await settled();
  expect(sent.at(-1)).toEqual({
    id: 9,
    result: {
      errors: {
        ticket: { name: 'APIUsageError', message: 'does not exist here', path: 'ticket' },
      },
      'currentUser.locale': 'en',
    },
  });
});

test('a host that breaks refuses the whole call', async () => {
  const { host, sent } = hostWith({ invoke: () => Promise.reject(new Error('no such frame')) });
  const session = createFrameSession(host);
  session.receive(HANDSHAKE);
  session.receive(posted({ id: 2, request: 'invoke', params: { resize: [{}] } }));
  await settled();
  expect(sent.at(-1)).toEqual({ id: 2, error: { name: 'HostError', message: 'no such frame' } });
});

test('a set answers under its path', async () => {
  const { host, sent } = hostWith();
  const session = createFrameSession(host);
  session.receive(HANDSHAKE);
  session.receive(posted({ id: 2, request: 'set', params: { 'ticket.subject': 'New' } }));
  await settled();
  expect(sent.at(-1)).toEqual({ id: 2, result: { errors: {}, 'ticket.subject': 'New' } });
});

test('a reloaded page gets no answer of the page before it, and none of its events', async () => {
  const answers: (() => void)[] = [];
  const { host, sent } = hostWith({
    get: () =>
      new Promise((resolve) => {
        answers.push(() => {
          resolve(value('old'));
        });
      }),
  });
  const session = createFrameSession(host);
  session.receive(HANDSHAKE);
  session.receive(LISTEN);
  session.receive(posted({ id: 1, request: 'get', params: ['currentUser'] }));
  session.receive(HANDSHAKE);
  for (const answer of answers) answer();
  await settled();
  expect(answers).toHaveLength(1);
  expect(sent).toEqual([REGISTERED, REGISTERED]);
  expect(session.send('ticket.saved', {})).toBe(false);
});

test('an HTTP request ends in its own event', async () => {
  const { host, sent } = hostWith({
    http: ({ url }) =>
      Promise.resolve({
        kind: 'answer',
        answer: {
          status: 200,
          statusText: 'OK',
          headers: { 'content-type': 'application/json' },
          text: JSON.stringify({ url }),
        },
      }),
  });
  const session = createFrameSession(host);
  session.receive(HANDSHAKE);
  session.receive(posted({ key: 'request:1', message: { url: '/api/v2/users/me.json' } }));
  await settled();
  expect(sent.at(-1)).toMatchObject({
    key: 'zaf.request:1.done',
    message: { responseArgs: [{ url: '/api/v2/users/me.json' }, 'success', { status: 200 }] },
  });
});

test('a proxy that breaks fails the request as a lost connection does', async () => {
  const { host, sent } = hostWith({ http: () => Promise.reject(new Error('broken')) });
  const session = createFrameSession(host);
  session.receive(HANDSHAKE);
  session.receive(posted({ key: 'request:1', message: { url: '/x' } }));
  await settled();
  expect(sent.at(-1)).toMatchObject({
    key: 'zaf.request:1.fail',
    message: { responseArgs: [{ status: 0, readyState: 0 }, 'error', null] },
  });
});
