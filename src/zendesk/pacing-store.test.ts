import { expect, test } from 'vitest';
import { createSharedPacingStore, type SharedPlace } from './pacing-store.ts';
import { admit, learn, type Limit, type PacingState } from './pacing.ts';

const LIMITS: readonly Limit[] = [{ name: 'account', max: 3, windowMs: 100, bucket: 'all' }];

function placeWith(text: string | null) {
  const shared = { text };
  const place: SharedPlace = {
    withLock: (job) => job(),
    read: () => Promise.resolve(shared.text),
    write: (written) => {
      shared.text = written;
      return Promise.resolve();
    },
  };
  return { shared, place };
}

function ask(state: PacingState) {
  const { state: next, waitMs } = admit(state, 10, 'ordinary');
  return { state: next, result: waitMs };
}

test('what one frame sent counts for the other', async () => {
  const { place } = placeWith(null);
  const [one, other] = [1, 2].map(() => createSharedPacingStore(place, LIMITS));
  for (const store of [one, other, one]) expect(await store?.change(ask)).toBe(0);
  expect(await other?.change(ask)).toBe(100);
});

test('a limit that one frame was told holds for the other; the room is each frame’s own', async () => {
  const { place } = placeWith(null);
  await createSharedPacingStore(place, LIMITS).change((state) => ({
    state: learn(state, 0, 'ordinary', { 'x-rate-limit': '1' }),
    result: null,
  }));
  const other = createSharedPacingStore(place, LIMITS, 0.5);
  await other.change((state) => {
    expect(state.limits).toStrictEqual([{ ...LIMITS[0], max: 1 }]);
    expect(state.room).toBe(0.5);
    return { state, result: null };
  });
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['something else', '{"sent":[{"at":"soon"}]}'],
  ['a limit of nothing', '{"limits":[{"name":"account","max":0}],"sent":[],"foreign":[]}'],
])('%s in the place leaves a frame with what it knows', async (_name, text) => {
  const { place, shared } = placeWith(null);
  const store = createSharedPacingStore(place, LIMITS);
  for (let sent = 0; sent < 3; sent += 1) await store.change(ask);
  shared.text = text;
  expect(await store.change(ask)).toBe(100);
});

test.each(['withLock', 'read', 'write'] as const)(
  'a place whose %s fails leaves a frame with what it knows, each request counted once',
  async (method) => {
    const broken = { ...placeWith(null).place, [method]: () => Promise.reject(new Error('full')) };
    const store = createSharedPacingStore(broken, LIMITS);
    for (let sent = 0; sent < 3; sent += 1) expect(await store.change(ask)).toBe(0);
    expect(await store.change(ask)).toBe(100);
  },
);
