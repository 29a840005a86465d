import { expect, test } from 'vitest';
import { createSharedPacingStore, type SharedPlace } from './pacing-store.ts';
import { admit, type Limit, type PacingState } from './pacing.ts';
import { learn } from './pacing-learn.ts';

const LIMITS: readonly Limit[] = [{ name: 'account', max: 3, windowMs: 100, bucket: 'all' }];

function placeWith(text: string | null) {
  const shared = { text };
  const place: SharedPlace = {
    update: (change) => {
      shared.text = change(shared.text);
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

const FAILING: readonly (readonly [string, SharedPlace['update']])[] = [
  ['throws', () => Promise.reject(new Error('denied'))],
  [
    'fails after the change was made',
    (change) => {
      change(null);
      return Promise.reject(new Error('full'));
    },
  ],
  ['says that all is well and does nothing', () => Promise.resolve()],
];

test.each(FAILING)(
  'a place that %s leaves a frame with what it knows, each request counted once',
  async (_how, update) => {
    const store = createSharedPacingStore({ update }, LIMITS);
    for (let sent = 0; sent < 3; sent += 1) expect(await store.change(ask)).toBe(0);
    expect(await store.change(ask)).toBe(100);
  },
);

test('what changes nothing is not written', async () => {
  const { place, shared } = placeWith(null);
  const store = createSharedPacingStore(place, LIMITS);
  await store.change((state) => ({ state, result: null }));
  expect(shared.text).toBeNull();
  await store.change(ask);
  expect(shared.text).not.toBeNull();
});

test('what is known is the state as it was seen last', async () => {
  const { place } = placeWith(null);
  const [one, other] = [
    createSharedPacingStore(place, LIMITS),
    createSharedPacingStore(place, LIMITS),
  ];
  await one.change(ask);
  expect(one.known().sent).toHaveLength(1);
  expect(other.known().sent).toHaveLength(0);
  await other.change(ask);
  expect(other.known().sent).toHaveLength(2);
});
