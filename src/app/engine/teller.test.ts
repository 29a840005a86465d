import { expect, test } from 'vitest';
import { createTeller } from './teller.ts';

function listen() {
  const sent: unknown[] = [];
  const timers: (() => void)[] = [];
  const teller = createTeller(
    { post: (message) => sent.push(message), listen: () => () => undefined },
    (_, run) => {
      timers.push(run);
      return () => undefined;
    },
  );
  const tell = (organizations: number) => {
    teller.tell({ kind: 'apply', event: { kind: 'across', organizations } });
  };
  return { sent, timers, teller, tell };
}

const told = (...counts: readonly number[]) => ({
  kind: 'engine_events',
  events: counts.map((organizations) => ({
    kind: 'apply',
    event: { kind: 'across', organizations },
  })),
});

test('events that come together are one message, in their order', () => {
  const { sent, timers, tell } = listen();
  tell(1);
  tell(2);
  expect(sent).toEqual([]);
  expect(timers).toHaveLength(1);
  timers[0]?.();
  expect(sent).toEqual([told(1, 2)]);
  tell(3);
  timers[1]?.();
  expect(sent).toEqual([told(1, 2), told(3)]);
});

test('what is flushed is not told again when its time comes', () => {
  const { sent, timers, teller, tell } = listen();
  tell(1);
  teller.flush();
  expect(sent).toEqual([told(1)]);
  timers[0]?.();
  teller.flush();
  expect(sent).toEqual([told(1)]);
});

test('a flood is several messages, none of them long', () => {
  const { sent, teller, tell } = listen();
  const counts = Array.from({ length: 450 }, (_, at) => at);
  for (const count of counts) tell(count);
  teller.flush();
  expect(sent).toEqual([
    told(...counts.slice(0, 200)),
    told(...counts.slice(200, 400)),
    told(...counts.slice(400)),
  ]);
});
