import { afterEach, expect, test } from 'vitest';
import { connectNeighbours, openNeighbourChannel } from './neighbours.ts';

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

function frame(name: string) {
  const channel = new BroadcastChannel(name);
  channels.push(channel);
  const heard: string[] = [];
  const neighbours = connectNeighbours(channel);
  neighbours.listen((what) => heard.push(what));
  return { tell: neighbours.tell, heard, channel };
}

test('every other frame hears what one tells, and it does not hear itself', async () => {
  const [one, two, three] = [frame('acme'), frame('acme'), frame('acme')];
  one.tell('apply');
  await expect.poll(() => [two.heard, three.heard]).toEqual([['apply'], ['apply']]);
  expect(one.heard).toEqual([]);
});

test('the frames of another account hear nothing, and strange messages are left alone', async () => {
  const [one, two, other] = [frame('acme'), frame('acme'), frame('umbrella')];
  one.channel.postMessage({ changed: 'everything' });
  one.channel.postMessage('hello');
  one.tell('audit');
  await expect.poll(() => two.heard).toEqual(['audit']);
  expect(other.heard).toEqual([]);
});

test('without a channel nobody is told and nothing fails', () => {
  const neighbours = connectNeighbours(null);
  neighbours.listen(() => {
    throw new Error('heard');
  });
  expect(() => {
    neighbours.tell('reference');
  }).not.toThrow();
});

test('a browser that denies the channel has none', () => {
  const real = globalThis.BroadcastChannel;
  Reflect.set(globalThis, 'BroadcastChannel', function denied() {
    throw new DOMException('denied', 'SecurityError');
  });
  try {
    expect(openNeighbourChannel('acme')).toBeNull();
  } finally {
    Reflect.set(globalThis, 'BroadcastChannel', real);
  }
});
