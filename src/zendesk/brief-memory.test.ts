import { expect, test } from 'vitest';
import { createBriefMemory } from './brief-memory.ts';
import type { ZendeskResponse } from './transport.ts';

const KEEPS_MS = 60_000;

/** A memory over an account that answers as a test says, and counts. */
function remembering(answer: (asked: number) => Promise<ZendeskResponse>) {
  const asked: string[] = [];
  let clock = 1_000;
  const { transport, forget } = createBriefMemory(
    {
      get: (path, query) => {
        asked.push(`${path} ${JSON.stringify(query ?? {})}`);
        return answer(asked.length);
      },
    },
    { keepsMs: KEEPS_MS, now: () => clock },
  );
  const pass = (milliseconds: number) => {
    clock += milliseconds;
  };
  return { get: transport.get, forget, asked, pass };
}

const said = (status: number, text = '{}') => Promise.resolve({ status, headers: {}, text });

test('what was answered is not asked again for a while', async () => {
  const { get, asked, pass } = remembering((count) => said(200, `${count}`));
  expect((await get('/a', { page: 1 })).text).toBe('1');
  pass(KEEPS_MS - 1);
  expect((await get('/a', { page: 1 })).text).toBe('1');
  expect(asked).toHaveLength(1);
  pass(1);
  expect((await get('/a', { page: 1 })).text).toBe('2');
});

test('another query, or another path, is another question', async () => {
  const { get, asked } = remembering(() => said(200));
  await get('/a', { page: 1 });
  await get('/a', { page: 2 });
  await get('/b', { page: 1 });
  expect(asked).toHaveLength(3);
});

test('who asks while it is being asked waits for the same answer', async () => {
  const { get, asked } = remembering(() => said(200));
  await Promise.all([get('/a'), get('/a')]);
  expect(asked).toHaveLength(1);
});

test.each([
  [200, 1],
  [404, 1],
  [403, 2],
  [429, 2],
  [503, 2],
])('an answer of status %i is asked for %i times by two', async (status, times) => {
  const { get, asked } = remembering(() => said(status));
  await get('/a');
  await get('/a');
  expect(asked).toHaveLength(times);
});

test('no answer at all is asked for again', async () => {
  const { get, asked } = remembering((count) =>
    count === 1 ? Promise.reject(new Error('no answer')) : said(200),
  );
  await expect(get('/a')).rejects.toThrow('no answer');
  expect((await get('/a')).status).toBe(200);
  expect(asked).toHaveLength(2);
});

test('what was asked before forgetting does not come back', async () => {
  const waiting: ((response: ZendeskResponse) => void)[] = [];
  const { get, forget, asked } = remembering(
    () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  );
  const old = get('/a');
  forget();
  const fresh = get('/a');
  waiting[1]?.({ status: 200, headers: {}, text: 'new' });
  waiting[0]?.({ status: 200, headers: {}, text: 'old' });
  expect((await old).text).toBe('old');
  expect((await fresh).text).toBe('new');
  expect((await get('/a')).text).toBe('new');
  expect(asked).toHaveLength(2);
});
