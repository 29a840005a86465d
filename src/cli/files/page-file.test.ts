import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyFolder } from '../cli.builders.ts';
import { openPageFile } from './page-file.ts';

const FIRST = [
  '/api/v2/users.json?role=end-user',
  '{"users":[{"email":"zoë@acme.example"}]}',
] as const;
const SECOND = ['/api/v2/users.json?role=end-user&page=2', '{"users":[]}'] as const;
const OTHER = ['/api/v2/organizations.json', '{"organizations":[{"name":"a\\n\\"b"}]}'] as const;

async function fileOf(...pages: readonly (readonly [string, string])[]): Promise<string> {
  const path = join(await emptyFolder(), 'pages.jsonl');
  const file = await openPageFile(path);
  for (const [request, page] of pages) await file.keep(request, page);
  await file.close();
  return path;
}

test('a file that is not there is made with the first page, and for its owner alone', async () => {
  const path = join(await emptyFolder(), 'pages.jsonl');
  const file = await openPageFile(path);
  expect(file.size()).toBe(0);
  expect(await file.recall(FIRST[0])).toBeNull();
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  await file.keep(...FIRST);
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await file.recall(FIRST[0])).toBe(FIRST[1]);
  await file.close();
});

test('pages are told as they were kept, by this process and by the next', async () => {
  const path = await fileOf(FIRST, SECOND);
  const file = await openPageFile(path);
  await file.keep(...OTHER);
  for (const [request, page] of [OTHER, SECOND, FIRST])
    expect(await file.recall(request)).toBe(page);
  expect(file.size()).toBe(3);
  await file.close();
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(
    [FIRST, SECOND, OTHER].map(([request, page]) => ({
      request,
      page: JSON.parse(page) as unknown,
    })),
  );
});

test('pages that are kept at once do not end up in each other', async () => {
  const path = join(await emptyFolder(), 'pages.jsonl');
  const file = await openPageFile(path);
  const pages = Array.from({ length: 50 }, (_, at) => {
    const page = JSON.stringify({ users: 'x'.repeat(at * 400) });
    return [`/api/v2/users/${at}.json`, page] as const;
  });
  await Promise.all(pages.map(([request, page]) => file.keep(request, page)));
  await file.close();
  const again = await openPageFile(path);
  for (const [request, page] of pages) expect(await again.recall(request)).toBe(page);
  await again.close();
});

test('what was kept last under a request is told', async () => {
  const path = await fileOf(FIRST, SECOND, [FIRST[0], '{"users":[1]}']);
  const file = await openPageFile(path);
  expect(await file.recall(FIRST[0])).toBe('{"users":[1]}');
  expect(file.size()).toBe(2);
  await file.close();
});

test('wherever a file was cut, its whole lines stay and the next page follows them', async () => {
  const whole = await readFile(await fileOf(FIRST, OTHER, SECOND));
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), async (length) => {
      const path = join(await emptyFolder(), 'pages.jsonl');
      await writeFile(path, whole);
      await truncate(path, length);
      const lines = whole.subarray(0, length).toString('latin1').split('\n').length - 1;
      const kept = [FIRST, OTHER, SECOND].slice(0, lines);
      const file = await openPageFile(path);
      expect(file.size()).toBe(lines);
      await file.keep('/api/v2/last.json', '{"last":true}');
      await file.close();
      const again = await openPageFile(path);
      expect(again.size()).toBe(lines + 1);
      for (const [request, page] of kept) expect(await again.recall(request)).toBe(page);
      expect(await again.recall('/api/v2/last.json')).toBe('{"last":true}');
      await again.close();
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['no JSON', 'not a page\n'],
  ['JSON of another form', '{"page":{}}\n'],
  ['a page with other spaces', `{ "request":"/api/v2/x.json","page":{}}\n`],
  ['an empty line', '\n'],
])('what stands behind a line that is %s counts as never written', async (_, line) => {
  const path = await fileOf(FIRST);
  const { size } = await stat(path);
  const [request, page] = SECOND;
  await appendFile(path, `${line}{"request":${JSON.stringify(request)},"page":${page}}\n`);
  const file = await openPageFile(path);
  expect(await file.recall(FIRST[0])).toBe(FIRST[1]);
  expect(await file.recall(request)).toBeNull();
  await file.close();
  expect((await stat(path)).size).toBe(size);
});
