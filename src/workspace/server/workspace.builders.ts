import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadAccount, referenceCsv } from '../../fake-zendesk/accounts/index-of-accounts.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from './start-workspace.ts';

export const DEMO = loadAccount('demo');

const MANIFEST = {
  name: 'Probe',
  version: '1.0.0',
  location: { support: { nav_bar: { url: 'assets/index.html' } } },
  parameters: [
    { name: 'ticket_days', type: 'number', default: 90 },
    { name: 'reference_token', type: 'text', secure: true },
  ],
};

const WORDS = { app: { name: 'Probe', parameters: { ticket_days: { label: 'Days of tickets' } } } };

/** A workspace over the demo account, on folders that are gone after the test. */
export async function openWorkspace(changes: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('host/index.html', '<!doctype html><title>Host</title>');
  await write('app/assets/index.html', '<!doctype html><head><title>App</title></head>');
  await write('app/assets/worker.js', 'postMessage("hello");');
  await write('app/secret.txt', 'not for the browser');
  await write('manifest.json', JSON.stringify(MANIFEST));
  await write('translations/en.json', JSON.stringify(WORDS));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const workspace = await startWorkspace({
    seed: DEMO,
    referenceCsv: referenceCsv('demo'),
    hostFolder: join(folder, 'host'),
    appFolder: join(folder, 'app'),
    manifestFile: join(folder, 'manifest.json'),
    now: Date.now,
    ...changes,
  });
  onTestFinished(workspace.close);
  return workspace;
}

/** Asks an address of the workspace's own. */
export async function ask(
  { url }: Workspace,
  path: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }> {
  const response = await fetch(`${url}${path}`, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

export function json(body: unknown, method = 'POST'): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
