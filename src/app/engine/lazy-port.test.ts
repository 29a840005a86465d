import { expect, test } from 'vitest';
import type { BridgePort } from '../shared/zaf/request-bridge.ts';
import { lazyPort } from './lazy-port.ts';

function opening() {
  const posted: unknown[] = [];
  const listeners = new Set<(message: unknown) => void>();
  let opened = 0;
  const port = lazyPort((): BridgePort => {
    opened += 1;
    return {
      post: (message) => posted.push(message),
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  });
  const say = (message: unknown) => {
    for (const listener of listeners) listener(message);
  };
  return { port, posted, say, opened: () => opened };
}

test('listening opens nothing; the first message does, once', () => {
  const { port, posted, opened } = opening();
  port.listen(() => undefined);
  expect(opened()).toBe(0);
  port.post('first');
  port.post('second');
  expect(opened()).toBe(1);
  expect(posted).toEqual(['first', 'second']);
});

test('whoever listens, before or after, hears until it is ended', () => {
  const { port, say } = opening();
  const heard: string[] = [];
  const endEarly = port.listen((message) => heard.push(`early ${String(message)}`));
  const endNever = port.listen(() => heard.push('never'));
  endNever();
  port.post('go');
  const endLate = port.listen((message) => heard.push(`late ${String(message)}`));
  say(1);
  endEarly();
  say(2);
  endLate();
  say(3);
  expect(heard).toEqual(['early 1', 'late 1', 'late 2']);
});
