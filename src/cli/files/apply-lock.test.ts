import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../cli.builders.ts';
import { lockApply } from './apply-lock.ts';

const nobody = () => false;
const everybody = () => true;

test('a lock names its process and is gone when it is given back', async () => {
  const folder = await emptyFolder();
  const unlock = await lockApply(folder, 4711, nobody);
  expect(await readdir(folder)).toEqual(['apply.lock']);
  expect(await readFile(join(folder, 'apply.lock'), 'utf8')).toBe('4711\n');
  await unlock();
  expect(await readdir(folder)).toEqual([]);
});

test('a second process is refused while the first one runs', async () => {
  const folder = await emptyFolder();
  await lockApply(folder, 4711, everybody);
  await expect(lockApply(folder, 4712, everybody)).rejects.toMatchObject({
    code: 'apply_running',
    values: { folder, file: join(folder, 'apply.lock'), pid: 4711 },
  });
  expect(await readFile(join(folder, 'apply.lock'), 'utf8')).toBe('4711\n');
  expect(await readdir(folder)).toEqual(['apply.lock']);
});

test('only the process that is named is asked for', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'apply.lock'), '4711\n');
  const asked: number[] = [];
  await lockApply(folder, 4712, (pid) => {
    asked.push(pid);
    return false;
  });
  expect(asked).toEqual([4711]);
});

test.each([
  ['of a process that was killed', '4711\n'],
  ['of this very process number, from before', '4712\n'],
  ['that says nothing', ''],
  ['that says no process', 'somebody\n'],
])('a lock %s is taken over', async (_, left) => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'apply.lock'), left);
  await lockApply(folder, 4712, (pid) => pid === 4712);
  expect(await readdir(folder)).toEqual(['apply.lock']);
  expect(await readFile(join(folder, 'apply.lock'), 'utf8')).toBe('4712\n');
});

test('of several processes that start at once over a stale lock, one gets it', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'apply.lock'), '9\n');
  const pids = [101, 102, 103, 104];
  const tried = await Promise.allSettled(
    pids.map((pid) => lockApply(folder, pid, (one) => one > 9)),
  );
  const held = pids.filter((_, at) => tried[at]?.status === 'fulfilled');
  expect(held).toHaveLength(1);
  expect(await readFile(join(folder, 'apply.lock'), 'utf8')).toBe(`${held[0] ?? 0}\n`);
});

test('a folder that is not there is an error, not a wait', async () => {
  const folder = await emptyFolder();
  await expect(lockApply(join(folder, 'none'), 4711, nobody)).rejects.toThrow('ENOENT');
});
