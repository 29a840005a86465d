import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildWorkspace } from '../browser/build.ts';
import { writeProbeApp } from '../browser/probe-app.ts';

// The program behind `npm start`, built as it ships, in a project of its own.

let project = '';

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'workspace-program-'));
  await buildWorkspace('ssr', join(project, 'dist/workspace/server'));
  await buildWorkspace('client', join(project, 'dist/workspace/host'));
}, 60_000);
afterAll(async () => {
  await rm(project, { recursive: true, force: true });
});

function start(...args: readonly string[]) {
  const main = join(project, 'dist/workspace/server/main.js');
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.error += text));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, ...said }));
  const spoke = once(child.stdout, 'data').then(() => said.out);
  return { child, ended, spoke };
}

test('without the app it says what to do', async () => {
  await rm(join(project, 'dist/app'), { recursive: true, force: true });
  const { code, out, error } = await start('--port', '0', '--app-port', '0').ended;
  expect([code, out]).toEqual([1, '']);
  expect(error).toContain('npm start');
});

test('it says where to click, answers there, and ends when asked to', async () => {
  const app = join(project, 'dist/app');
  await writeProbeApp(app);
  await copyFile(join(app, 'manifest.json'), join(project, 'manifest.json'));
  const { child, ended, spoke } = start('--port', '0', '--app-port', '0');
  const said = await spoke;
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
  expect(said).toContain('Probe App');
  const page = await fetch(address);
  expect(await page.text()).toContain('<div id="root">');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const state = await fetch(`${address}/control`);
  expect(await state.json()).toMatchObject({ app: { name: 'Probe App' } });

  const second = start('--port', new URL(address).port, '--app-port', '0');
  expect((await second.ended).error).toContain('--port');

  const open = await fetch(`${address}/control/changes`);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0, error: '' });
  await open.body?.cancel().catch(() => undefined);
});

test('arguments that make no sense are told from failures', async () => {
  const { code, error } = await start('--account', 'huge').ended;
  expect(code).toBe(2);
  expect(error).toContain('demo, large, large-single');
  expect(await start('--help').ended).toMatchObject({ code: 0, error: '' });
});
