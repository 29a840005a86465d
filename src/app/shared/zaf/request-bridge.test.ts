import { afterEach, expect, test } from 'vitest';
import { manualClock } from '../../../core/time-limit.builders.ts';
import { rejectWith } from '../../../zendesk/framework.builders.ts';
import {
  answerRequests,
  createAskingEnd,
  toBridgePort,
  type BridgedRequest,
} from './request-bridge.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Both ends of a bridge over a real message channel, which copies what it carries. */
function bridge(execute: (options: BridgedRequest) => Promise<unknown>) {
  const { port1, port2 } = new MessageChannel();
  const clock = manualClock();
  const page = toBridgePort(port1);
  const worker = toBridgePort(port2);
  const stop = answerRequests(page, execute);
  const { request, close } = createAskingEnd(worker, clock.after);
  closing.push(() => {
    stop();
    close();
    port1.close();
    port2.close();
  });
  return { request, clock, page, worker, stop };
}

const ANSWER = { status: 200, statusText: 'OK', responseText: '{"a":1}', responseJSON: { a: 1 } };

test('carries a request to the page and its outcome back', async () => {
  const seen: unknown[] = [];
  const { request, clock } = bridge((options) => {
    seen.push(options);
    return Promise.resolve({ ...ANSWER });
  });
  const options = { url: '/api/v2/a.json', type: 'GET', timeout: 1000 };
  expect(await request(options)).toStrictEqual({
    status: 200,
    statusText: 'OK',
    responseText: '{"a":1}',
  });
  expect(seen).toStrictEqual([options]);
  expect(clock.waiting()).toBe(0);
});

test.each([
  ['plain data', { status: 429, responseText: 'slow' }, { status: 429, responseText: 'slow' }],
  ['an error', new TypeError('broken'), { name: 'TypeError', message: 'broken' }],
  ['what cannot be copied', { status: 0, abort: () => 1 }, { status: 0 }],
  ['words', 'no', 'no'],
  ['nothing', undefined, undefined],
])('rejects as the framework did, with %s', async (_name, reason, expected) => {
  const { request } = bridge(() => rejectWith(reason));
  const outcome = await request({ url: '/x' }).then(
    () => 'no rejection',
    (error: unknown) => ({ error }),
  );
  expect(outcome).toStrictEqual({ error: expected });
});

test.each([
  ['text', '{"users":[]}'],
  ['a list', [1, 2]],
  ['an object', { users: [] }],
  ['nothing', null],
])('a bare body that is %s arrives as it is', async (_name, body) => {
  const { request } = bridge(() => Promise.resolve(body));
  expect(await request({ url: '/x' })).toStrictEqual(body);
});

test('the body stays where there is no text, and the outcome on the page is emptied', async () => {
  const outcomes = [{ ...ANSWER }, { status: 200, responseJSON: { a: 1 } }];
  const held = [...outcomes];
  const { request } = bridge(() => Promise.resolve(outcomes.shift()));
  await request({ url: '/1' });
  expect(await request({ url: '/2' })).toStrictEqual({ status: 200, responseJSON: { a: 1 } });
  expect(held).toStrictEqual([{ status: 200, statusText: 'OK' }, { status: 200 }]);
});

test('outcomes find their own request, in whatever order they come', async () => {
  const settle = new Map<string, (value: unknown) => void>();
  const { request } = bridge(({ url }) => new Promise((resolve) => settle.set(url, resolve)));
  const first = request({ url: '/1' });
  const second = request({ url: '/2' });
  await expect.poll(() => settle.size).toBe(2);
  settle.get('/2')?.('two');
  expect(await second).toBe('two');
  settle.get('/1')?.('one');
  expect(await first).toBe('one');
});

test.each([
  [undefined, 65_000],
  [10_000, 15_000],
])('a page that is gone is a time-out: limit %s', async (timeout, milliseconds) => {
  const { request, clock, stop } = bridge(() => Promise.resolve('never asked'));
  stop();
  const asked = request({ url: '/x', ...(timeout !== undefined && { timeout }) });
  clock.pass(milliseconds - 1);
  expect(clock.waiting()).toBe(1);
  clock.pass(1);
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('messages of others on the same line are left alone', async () => {
  const seen: unknown[] = [];
  const { request, page, worker } = bridge((options) => {
    seen.push(options.url);
    return Promise.resolve('answer');
  });
  worker.post({ kind: 'rows', id: 1 });
  worker.post('nonsense');
  worker.post({ kind: 'zaf_request', id: 1 });
  page.post({ kind: 'zaf_settled', id: 99, how: 'done', value: 'for nobody' });
  page.post({ kind: 'zaf_settled', id: 1, how: 'maybe', value: 'of no known form' });
  expect(await request({ url: '/mine' })).toBe('answer');
  expect(seen).toStrictEqual(['/mine']);
});
