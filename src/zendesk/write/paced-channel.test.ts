import { expect, test } from 'vitest';
import { ACCOUNT_LIMITS } from '../limits.ts';
import { createPacer } from '../pacer.ts';
import type { TransportEvent } from '../paced-transport.ts';
import { LONGEST_WAIT_MS } from '../retry-timing.ts';
import { json, text } from '../transport.builders.ts';
import type { ZendeskResponse } from '../transport.ts';
import { permittedRequest, type PassedRequest } from './gate.ts';
import { createPacedChannel } from './paced-channel.ts';
import { LINK } from './write.builders.ts';

const REQUEST = permittedRequest(LINK);

function paced(...answers: readonly (ZendeskResponse | Error)[]) {
  const clock = { now: 1_000_000 };
  const sent: PassedRequest[] = [];
  const events: TransportEvent[] = [];
  const surroundings = {
    now: () => clock.now,
    sleep: (milliseconds: number) => {
      clock.now += milliseconds;
      return Promise.resolve();
    },
  };
  const pacer = createPacer({ limits: ACCOUNT_LIMITS, ...surroundings });
  const send = (request: PassedRequest) => {
    const answer = answers[sent.length];
    sent.push(request);
    if (!answer) return Promise.reject(new Error('not in the script'));
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const onEvent = (event: TransportEvent) => {
    events.push(event);
  };
  const channel = createPacedChannel(
    { send },
    { pacer, random: () => 0.5, onEvent, ...surroundings },
  );
  return { channel, pacer, clock, sent, events };
}

test('sends a request once, and tells of it', async () => {
  const { channel, sent, events } = paced(json({ organization: {} }));
  expect(await channel.send(REQUEST)).toMatchObject({ status: 200 });
  expect(sent).toEqual([REQUEST]);
  expect(events).toEqual([{ kind: 'request', path: REQUEST.path, tries: 1 }]);
});

test.each([500, 502, 503, 408])('never sends again after %d', async (status) => {
  const { channel, sent } = paced(text('', status));
  expect(await channel.send(REQUEST)).toMatchObject({ status });
  expect(sent).toHaveLength(1);
});

test('never sends again where no answer came', async () => {
  const { channel, sent } = paced(new Error('broken'));
  await expect(channel.send(REQUEST)).rejects.toThrow('broken');
  expect(sent).toHaveLength(1);
});

test('does not wait between a reading and its write: says so instead, and sends nothing', async () => {
  const { channel, pacer, sent, clock } = paced(json({}));
  pacer.hold('ordinary', 5_000);
  const before = clock.now;
  expect(await channel.send(REQUEST)).toBeNull();
  expect(sent).toEqual([]);
  expect(clock.now).toBe(before);
});

test('is ready when the records of an action and its write fit in', async () => {
  const { channel, pacer, clock } = paced(json({}));
  for (let sent = 0; sent < 193; sent += 1) await pacer.admit('ordinary');
  const start = clock.now;
  await channel.whenReady();
  expect(clock.now).toBeGreaterThan(start);
  const ready = clock.now;
  for (let read = 0; read < 7; read += 1) expect(await pacer.admitNow('ordinary')).toBe(true);
  expect(await channel.send(REQUEST)).not.toBeNull();
  expect(clock.now).toBe(ready);
});

test('is ready at once where they fit in', async () => {
  const { channel, pacer, clock } = paced();
  for (let sent = 0; sent < 192; sent += 1) await pacer.admit('ordinary');
  const start = clock.now;
  await channel.whenReady();
  expect(clock.now).toBe(start);
});

test.each([
  ['as long as it is told', { 'retry-after': '17' }, 17_500],
  ['for a while where it is not told', {}, 3_750],
  [
    'as long as a person can be kept waiting, where it is told more',
    { 'retry-after': '99999' },
    LONGEST_WAIT_MS,
  ],
])('after a 429 all requests wait %s', async (_, headers, waitMs) => {
  const { channel, pacer, clock } = paced(text('too many', 429, headers), json({}));
  expect(await channel.send(REQUEST)).toMatchObject({ status: 429 });
  expect(await channel.send(REQUEST)).toBeNull();
  const start = clock.now;
  await channel.whenReady();
  expect(clock.now - start).toBe(waitMs);
  expect(await pacer.admitNow('incremental')).toBe(true);
  expect(await channel.send(REQUEST)).toMatchObject({ status: 200 });
});
